import { splitIssueKey, type TrackerComment, type TrackerIssue } from '#domain/tracker.ts';

/** An issue as it is now, with the comments to write. */
export type Change = { readonly issue: TrackerIssue; readonly comments: readonly TrackerComment[] };

/** What people and workers change, most often first. Structural ones change what names mean, and are rarer. */
export type ChangeKind = {
  readonly name: string;
  readonly structural: boolean;
  readonly numberOf: (at: number, issues: number) => number;
  readonly change: (issue: TrackerIssue, at: number, time: string) => Change;
};

/** Open issues stand in the last third. */
const inTheLastThird = (at: number, issues: number): number =>
  Math.floor(issues * 0.7) + ((at * 37) % Math.floor(issues * 0.29)) + 3;

export const changeKinds: readonly ChangeKind[] = [
  {
    name: 'a status report',
    structural: false,
    numberOf: inTheLastThird,
    change: (issue, at, time) => commented(issue, at, time, report(issue, at)),
  },
  {
    name: 'an edited comment',
    structural: false,
    numberOf: inTheLastThird,
    change: (issue, at, time) => {
      const [first] = issue.comments;
      if (first === undefined) return commented(issue, at, time, report(issue, at));
      const comment = { ...first, body: `${first.body}\n\nMeasured again.`, updatedAt: time };
      return { issue: { ...issue, updatedAt: time }, comments: [comment] };
    },
  },
  {
    name: 'a dependency line',
    structural: false,
    numberOf: inTheLastThird,
    change: (issue, at, time) =>
      commented(issue, at, time, `**Depends on**: #${splitIssueKey(issue.key).number - 20}`),
  },
  {
    name: 'an issue closed',
    structural: false,
    numberOf: inTheLastThird,
    change: (issue, _, time) => ({
      issue:
        issue.state === 'open'
          ? { ...issue, updatedAt: time, state: 'closed', closedAt: time }
          : { ...issue, updatedAt: time, state: 'open', closedAt: null },
      comments: [],
    }),
  },
  {
    name: 'a title',
    structural: true,
    numberOf: inTheLastThird,
    change: (issue, _, time) => ({
      issue: { ...issue, updatedAt: time, title: `${issue.title} once more` },
      comments: [],
    }),
  },
  {
    name: 'the plan',
    structural: true,
    numberOf: () => 1,
    change: (issue, at, time) => ({
      issue: { ...issue, updatedAt: time, body: `${issue.body}\n- #${100 + at}: Phase 1.9 - Added work` },
      comments: [],
    }),
  },
];

function commented(issue: TrackerIssue, at: number, time: string, body: string): Change {
  const comment: TrackerComment = {
    id: `later-${splitIssueKey(issue.key).number}-${at}-${time}`,
    author: 'orchestrator-hana',
    createdAt: time,
    updatedAt: time,
    body,
    minimizedReason: null,
  };
  return { issue: { ...issue, updatedAt: time }, comments: [comment] };
}

function report(issue: TrackerIssue, at: number): string {
  const status = ['🟡 BLOCKED, the runner has no disk', 'In progress, 40%', '✅ Complete'][at % 3] ?? '';
  return `## Worker ${(at % 400) + 1} Report\n\n**Issue**: #${splitIssueKey(issue.key).number}\n**Status**: ${status}`;
}
