import type { Evidence } from '../evidence.ts';
import type { ProgrammeEdge, ProgrammeNode } from '../programme.ts';
import type { TextReading } from '../reading.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import type { IssueKey, TrackerIssue } from '../tracker.ts';
import type { BriefSources } from './brief.ts';
import { nameOf, quoted } from './quoting.ts';

/** Everything at hand, found by name. */
export type Desk = BriefSources & {
  readonly home: string;
  readonly nodeOf: ReadonlyMap<IssueKey, ProgrammeNode>;
  readonly issueOf: ReadonlyMap<IssueKey, TrackerIssue>;
  readonly edgesTo: ReadonlyMap<IssueKey, readonly ProgrammeEdge[]>;
  readonly edgesFrom: ReadonlyMap<IssueKey, readonly ProgrammeEdge[]>;
  /** The texts of an issue's comments with their readings; what is hidden as spam is left out. */
  readonly remarksOf: (issue: IssueKey) => readonly Remark[];
};

export type Remark = {
  readonly issue: IssueKey;
  readonly id: string;
  readonly author: string | null;
  readonly at: string;
  readonly raw: string;
  readonly reading: TextReading;
};

export function layOut(sources: BriefSources): Desk {
  const { tracker, programme, readings } = sources;
  const edgesTo = new Map<IssueKey, ProgrammeEdge[]>();
  const edgesFrom = new Map<IssueKey, ProgrammeEdge[]>();
  for (const edge of programme.edges) {
    edgesTo.set(edge.to, [...(edgesTo.get(edge.to) ?? []), edge]);
    edgesFrom.set(edge.from, [...(edgesFrom.get(edge.from) ?? []), edge]);
  }
  const issueOf = new Map(tracker.issues.map((issue) => [issue.key, issue]));
  return {
    ...sources,
    home: programme.repository,
    nodeOf: new Map(programme.nodes.map((node) => [node.key, node])),
    issueOf,
    edgesTo,
    edgesFrom,
    remarksOf(key) {
      const shown = (issueOf.get(key)?.comments ?? []).filter(
        ({ minimizedReason }) => minimizedReason !== 'spam' && minimizedReason !== 'abuse',
      );
      return (readings.get(key)?.comments ?? []).flatMap((reading, at) => {
        const comment = shown[at];
        if (comment === undefined) return [];
        const { id, author, createdAt, body } = comment;
        return [{ issue: key, id, author, at: createdAt, raw: body, reading }];
      });
    },
  };
}

/** `#973 `Base schema` (open, running)`: what every mention of an issue says. */
export function issueLine(desk: Desk, key: IssueKey): string {
  const node = desk.nodeOf.get(key);
  const name = nameOf(key, desk.home);
  if (node === undefined) return `${name} (not in the mirror)`;
  return `${name} ${quoted(node.title, 120)} (${stateOf(node)})`;
}

/** GitHub's state first, then what is read out of the texts. */
export function stateOf(node: ProgrammeNode): string {
  // A plan or an epic holds work: what is said of it is said of its parts.
  if (node.container) return node.state;
  if (node.state === 'closed') return 'closed';
  switch (node.status) {
    case 'claimed':
      return 'open, though reported done';
    case 'gated':
      return 'open, behind a gate that is not approved';
    case 'review':
      return 'open, awaits a decision or approval';
    case 'running':
      return 'open, reported in progress';
    case 'blocked':
    case 'failed':
      return `open, reported ${node.status}`;
    case 'ready':
      return 'open, nothing before it is unfinished';
    case 'waiting':
      return 'open, waits for others';
    case 'done':
      return 'done';
  }
}

export function titleEvidence(desk: Desk, key: IssueKey): readonly Evidence[] {
  const found = desk.readings.get(key)?.titleEvidence;
  return found === undefined ? [] : [found];
}

export function remarkEvidence(remark: Remark, line: BodyLine): Evidence {
  return {
    issue: remark.issue,
    source: 'comment',
    commentId: remark.id,
    author: remark.author,
    at: remark.at,
    line: line.number,
    quote: line.text.trim(),
  };
}

export function bodyEvidence(issue: TrackerIssue, line: BodyLine): Evidence {
  return {
    issue: issue.key,
    source: 'body',
    commentId: null,
    author: issue.author,
    at: issue.createdAt,
    line: line.number,
    quote: line.text.trim(),
  };
}

/** The lines under a heading down to the next one as high; the heading itself comes first. */
export function sectionUnder(body: MarkdownBody, heading: BodyLine): readonly BodyLine[] {
  const end = body.headings.find(({ line, depth }) => line > heading.number && depth <= heading.depth);
  return body.lines.filter(
    ({ number }) => number >= heading.number && (end === undefined || number < end.line),
  );
}
