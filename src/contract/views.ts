import type { ProgrammeChanges } from '#domain/diff/programmeChanges.ts';
import type { Doubt } from '#domain/diff/earlierTracker.ts';
import type { TrackerChange } from '#domain/diff/trackerChanges.ts';
import type { ListChange } from '#domain/compose/listChange.ts';
import type { Evidence } from '#domain/evidence.ts';
import type {
  AttentionKind,
  DurationRange,
  GateStatus,
  NodeStatus,
  Programme,
  ProgrammeEdge,
  ProgrammeLink,
  ProgrammeNode,
  ProgrammeReport,
  RiskImpact,
} from '#domain/programme.ts';
import type { SearchProblem } from '#domain/search/query.ts';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import type { IssueKey, TrackerComment, TrackerIssue } from '#domain/tracker.ts';
import type { RepositoryState } from './session.ts';

/** What is looked at together. */
export type WorkspaceView = {
  /** The main repository first. */
  readonly repositories: readonly RepositoryState[];
  /** Where the work is steered; `chosen` where the user said so, else the fullest plan. Null where there is none. */
  readonly coordination: { readonly issue: IssueKey; readonly chosen: boolean } | null;
};

/** The programme as the window first gets it; `revision` grows by one with every change event. */
export type ProgrammeView = { readonly revision: number; readonly programme: Programme };

/** The schedule of the programme of that revision. */
export type ScheduleView = { readonly revision: number; readonly schedule: Schedule };

export type Changes<Item, Key> = {
  readonly added: readonly Item[];
  readonly updated: readonly Item[];
  readonly removed: readonly Key[];
};

/** An edge's identity. */
export type EdgeKey = `${IssueKey}→${IssueKey}`;

/** The parts of a programme that are large: 10,000 issues have 30,000 reports. */
type LargePart = 'nodes' | 'edges' | 'reports';

/** All other lists of a programme. */
export type ListPart = Exclude<keyof Programme, 'repository' | 'asOf' | LargePart>;

/**
 * What changed between two revisions: nodes, edges and reports by their keys, other lists as pieces; a list that is
 * not named stays as it is. One comment in a programme of 10,000 issues changes a few kilobytes, not eleven megabytes.
 */
export type ProgrammeChange = {
  readonly from: number;
  readonly revision: number;
  readonly asOf: string;
  readonly nodes: Changes<ProgrammeNode, IssueKey>;
  readonly edges: Changes<ProgrammeEdge, EdgeKey>;
  readonly reports: Changes<ProgrammeReport, ProgrammeReport['key']>;
  readonly lists: { readonly [Part in ListPart]?: ListChange<Programme[Part][number]> };
};

/** What Nami took a line to say; the window finds the words for it in the user's language. */
export type ReadingMeaning =
  | { readonly kind: 'status'; readonly issue: IssueKey; readonly status: NodeStatus }
  | { readonly kind: 'duration'; readonly issue: IssueKey; readonly duration: DurationRange }
  | { readonly kind: 'blocks' | 'soft'; readonly from: IssueKey; readonly to: IssueKey }
  | { readonly kind: 'doubt'; readonly meant: IssueKey }
  | { readonly kind: ProgrammeLink['kind']; readonly from: IssueKey; readonly to: IssueKey }
  | { readonly kind: 'phase' | 'wave'; readonly id: string; readonly title: string }
  | { readonly kind: 'phase-claimed' | 'checkpoint'; readonly id: string }
  | { readonly kind: 'gate'; readonly id: string; readonly status: GateStatus }
  | { readonly kind: 'criterion'; readonly id: string; readonly ticked: boolean }
  | { readonly kind: 'risk'; readonly impact: RiskImpact }
  | {
      readonly kind: 'report';
      readonly issue: IssueKey;
      /** Null where nobody signs it. */
      readonly worker: string | null;
      readonly status: NodeStatus;
      /** The planning is reported, not the work. */
      readonly planning: boolean;
    }
  | { readonly kind: 'unresolved'; readonly text: string }
  | { readonly kind: 'attention'; readonly issue: IssueKey; readonly attention: AttentionKind }
  | { readonly kind: 'worker'; readonly worker: string; readonly status: NodeStatus };

/** Body and thread as GitHub holds them, with what Nami read out of them. */
export type IssueView = {
  readonly issue: TrackerIssue;
  /** Evidence anywhere in the programme that stands in this issue's body or comments. */
  readonly readings: readonly { readonly meaning: ReadingMeaning; readonly evidence: Evidence }[];
};

export type ChangedIssue = {
  readonly issue: IssueKey;
  readonly title: string;
  readonly kind: 'opened' | 'closed' | 'reopened' | 'commented' | 'edited';
  readonly at: string;
  readonly author: string | null;
  /** The new comment, for `commented`. */
  readonly comment: TrackerComment['id'] | null;
  readonly text: string;
};

/** What happened since the user last looked; newest first. */
export type SinceLastLook = {
  readonly since: string | null;
  readonly changes: readonly ChangedIssue[];
  readonly counts: Readonly<Record<ChangedIssue['kind'], number>>;
};

/** What changed since an earlier moment, in the tracker and in what is read out of it. */
export type DifferenceView = ProgrammeChanges & {
  /** What the earlier moment is; `files` are those of the last import. */
  readonly basis:
    | { readonly kind: 'time' | 'last-look' }
    | { readonly kind: 'last-import'; readonly files: readonly string[] };
  readonly since: string;
  readonly asOf: string;
  /** Newest first. */
  readonly changes: readonly TrackerChange[];
  /** What cannot be told of the earlier moment. */
  readonly doubts: readonly Doubt[];
};

export type SearchHit = {
  readonly issue: IssueKey;
  readonly title: string;
  readonly commentId: string | null;
  readonly author: string | null;
  readonly at: string;
  /** 1-based line of the first match in that body, 0 for the title. */
  readonly line: number;
  /** The line that matched, with the matched spans as [start, end) offsets into it. */
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
  /** Further texts of the same issue that fit and are not listed; on its last hit, where there are any. */
  readonly more?: number;
  /** Present where the tracker no longer holds the text; `at` is null where nobody knows since when. */
  readonly gone?: { readonly how: 'edited' | 'deleted' | 'transferred'; readonly at: string | null };
};

/** The best issues first, each with its best texts; and what of the query could not be meant. */
export type SearchFound = {
  readonly hits: readonly SearchHit[];
  readonly problems: readonly SearchProblem[];
};

export type ImportSummary = {
  readonly repository: string;
  readonly issues: number;
  readonly comments: number;
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  /** One sentence each: nothing that was passed over stays unsaid. */
  readonly warnings: readonly string[];
};
