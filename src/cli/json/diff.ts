import type { DifferenceView } from '#contract/views.ts';
import type { ChangeKind, TrackerChange } from '#domain/diff/trackerChanges.ts';
import type { GateState } from '#domain/diff/programmeChanges.ts';
import type { DoubtKind } from '#domain/diff/earlierTracker.ts';
import type { EdgeKind, EdgeStrength, NodeStatus, ProgrammeEdge } from '#domain/programme.ts';
import { findingJson, type FindingJson } from './findings.ts';
import { evidenceJson, foreignRepository, numberOf, referenceOf, type EvidenceJson } from './references.ts';

type Reference = number | string;

/** The answer of `nami diff SINCE --json`. Times ISO 8601 UTC. */
export type DiffJson = {
  readonly repository: string;
  readonly since: string;
  readonly asOf: string;
  /** What the earlier moment is; `files`: the exports that the last import read. */
  readonly basis: { readonly kind: 'time' | 'last-look' | 'last-import'; readonly files?: readonly string[] };
  /** Each issue once in each list, by number. */
  readonly issues: Readonly<Record<ChangeKind, readonly Reference[]>>;
  /** Newest first. */
  readonly changes: readonly {
    readonly issue: number;
    readonly repo?: string;
    readonly title: string;
    readonly kind: ChangeKind;
    /** What was edited or removed; null for the other kinds. */
    readonly what: TrackerChange['what'];
    readonly at: string;
    readonly author: string | null;
    readonly commentId: string | null;
    readonly text: string;
  }[];
  readonly statuses: readonly {
    readonly issue: number;
    readonly repo?: string;
    readonly before: NodeStatus;
    readonly after: NodeStatus;
    readonly evidence: readonly EvidenceJson[];
  }[];
  readonly edges: { readonly added: readonly EdgeJson[]; readonly removed: readonly EdgeJson[] };
  readonly gates: readonly {
    readonly plan: Reference;
    readonly phase: string;
    readonly title: string;
    readonly before: GateState | null;
    readonly after: GateState | null;
    readonly evidence: readonly EvidenceJson[];
  }[];
  readonly findings: { readonly appeared: readonly FindingJson[]; readonly resolved: readonly FindingJson[] };
  /** What cannot be known of the earlier moment, one sentence each. */
  readonly caveats: readonly string[];
};

type EdgeJson = {
  readonly from: Reference;
  readonly to: Reference;
  readonly kind: EdgeKind;
  readonly strength: EdgeStrength;
  readonly evidence: readonly EvidenceJson[];
};

export function diffJson(view: DifferenceView, home: string): DiffJson {
  const { basis, since, asOf, changes, statuses, edges, gates, findings, doubts } = view;
  const all = (evidence: DifferenceView['statuses'][number]['evidence']) =>
    evidence.map((each) => evidenceJson(each, home));
  const edgeJson = ({ from, to, kind, strength, evidence }: ProgrammeEdge): EdgeJson => ({
    from: referenceOf(from, home),
    to: referenceOf(to, home),
    kind,
    strength,
    evidence: all(evidence),
  });
  return {
    repository: home,
    since,
    asOf,
    basis,
    issues: issuesByKind(changes, home),
    changes: changes.map(({ issue, title, kind, what, at, author, comment, text }) => ({
      issue: numberOf(issue),
      ...foreignRepository(issue, home),
      ...{ title, kind, what, at, author, commentId: comment, text },
    })),
    statuses: statuses.map(({ issue, before, after, evidence }) => ({
      issue: numberOf(issue),
      ...foreignRepository(issue, home),
      before,
      after,
      evidence: all(evidence),
    })),
    edges: { added: edges.added.map(edgeJson), removed: edges.removed.map(edgeJson) },
    gates: gates.map(({ scope, phase, title, before, after, evidence }) => ({
      plan: referenceOf(scope, home),
      ...{ phase, title, before, after },
      evidence: all(evidence),
    })),
    findings: {
      appeared: findings.appeared.map((finding) => findingJson(finding, home)),
      resolved: findings.resolved.map((finding) => findingJson(finding, home)),
    },
    caveats: doubts.map(
      ({ kind, issues }) => `${sentences[kind]}${named(issues.map((key) => referenceOf(key, home)))}.`,
    ),
  };
}

const sentences: Readonly<Record<DoubtKind, string>> = {
  'unseen-changes':
    'Of titles, labels, assignees, milestones and links only the changes that this mirror saw are known: where it saw none, they are taken for what they are now',
  reopened: 'These were reopened, and when they had been closed is not known: they are taken for open then',
  'closed-without-time':
    'These are closed, and the source does not say since when: they are taken for closed then',
  'earlier-text-unknown':
    'A text of these was edited, and what it said before was never mirrored: it is taken for what it says now',
};

function named(issues: readonly Reference[]): string {
  const names = issues.slice(0, 10).map((issue) => (typeof issue === 'number' ? `#${issue}` : issue));
  const more = issues.length - names.length;
  return issues.length === 0 ? '' : ` (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

function issuesByKind(changes: readonly TrackerChange[], home: string): DiffJson['issues'] {
  const ofKind = (kind: ChangeKind): readonly Reference[] => {
    // A deleted comment does not remove its issue.
    const own = changes.filter(
      (change) => change.kind === kind && (kind !== 'removed' || change.what === 'issue'),
    );
    return [...new Set(own.map(({ issue }) => referenceOf(issue, home)))].toSorted(compareReferences);
  };
  return {
    opened: ofKind('opened'),
    closed: ofKind('closed'),
    reopened: ofKind('reopened'),
    commented: ofKind('commented'),
    edited: ofKind('edited'),
    removed: ofKind('removed'),
  };
}

function compareReferences(a: Reference, b: Reference): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === typeof b
    ? String(a).localeCompare(String(b), 'en', { numeric: true })
    : typeof a === 'number'
      ? -1
      : 1;
}
