import type { IssueKey, Tracker, TrackerComment, TrackerIssue } from '#domain/tracker.ts';
import type { Programme, ProgrammeEdge } from '#domain/programme.ts';
import { readProgramme } from '#domain/readProgramme.ts';

/** Small trackers for tests: only what a test speaks of is written out. */

export const home = 'harbour/pilot';
export const asOf = '2026-03-02T09:00:00Z';

export function key(number: number): IssueKey {
  return `${home}#${number}`;
}

type IssueParts = Partial<Omit<TrackerIssue, 'comments'>> & {
  readonly comments?: readonly (string | TrackerComment)[];
};

export function issue(number: number, title: string, body = '', parts: IssueParts = {}): TrackerIssue {
  const { comments = [], ...rest } = parts;
  return {
    key: key(number),
    title,
    body,
    state: 'open',
    stateReason: null,
    author: 'harbourmaster',
    createdAt: '2026-03-01T08:00:00Z',
    updatedAt: '2026-03-01T08:00:00Z',
    closedAt: null,
    labels: [],
    milestone: null,
    assignees: [],
    parent: null,
    blockedBy: [],
    ...rest,
    comments: comments.map((comment, at) =>
      typeof comment === 'string' ? reply(number, at, comment) : comment,
    ),
  };
}

/** The comments of an issue come an hour apart. */
function reply(number: number, at: number, body: string): TrackerComment {
  const time = `2026-03-01T${String(9 + at).padStart(2, '0')}:00:00Z`;
  return {
    id: `comment-${number}-${at}`,
    author: 'harbourmaster',
    createdAt: time,
    updatedAt: time,
    body,
    minimizedReason: null,
  };
}

export function tracker(...issues: TrackerIssue[]): Tracker {
  return { repository: home, asOf, issues };
}

export function read(...issues: TrackerIssue[]): Programme {
  return readProgramme(tracker(...issues));
}

/** `12→20`, `12~20` for soft, `12?20` for doubted; without evidence, for a whole-value comparison. */
export function arrows(programme: Programme): readonly string[] {
  return programme.edges.map(
    (edge) =>
      `${number(edge.from)}${edge.doubt !== null ? '?' : edge.kind === 'soft' ? '~' : '→'}${number(edge.to)}`,
  );
}

export function number(issueKey: IssueKey): number {
  return Number(issueKey.slice(issueKey.lastIndexOf('#') + 1));
}

export function edge(programme: Programme, from: number, to: number): ProgrammeEdge {
  const found = programme.edges.find((item) => item.from === key(from) && item.to === key(to));
  if (found === undefined)
    throw new Error(`There is no edge ${from}→${to}, only ${arrows(programme).join(', ')}`);
  return found;
}

export function statusOf(programme: Programme, issueNumber: number): string {
  const node = programme.nodes.find((item) => item.key === key(issueNumber));
  if (node === undefined) throw new Error(`There is no node ${issueNumber}`);
  return node.status;
}
