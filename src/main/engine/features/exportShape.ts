import type { IncomingComment } from '../mirror/comments.ts';
import type { IncomingIssue } from '../mirror/issues.ts';
import type { ExportedIssue } from './exportGuard.ts';

/** GitHub's own limit for a body, in bytes. */
export const longestBody = 262_144;

export type ImportedIssue = {
  readonly issue: IncomingIssue;
  /** Null when the export was made without comments. */
  readonly comments: readonly IncomingComment[] | null;
};

/** An exported issue as the mirror takes it; a comment's `updatedAt`, which gh does not export, is its `createdAt`. */
export function importedIssue(exported: ExportedIssue): ImportedIssue {
  const { author, milestone, labels, assignees, comments } = exported;
  return {
    issue: {
      number: exported.number,
      ...(exported.id === undefined ? {} : { nodeId: exported.id }),
      title: exported.title,
      body: exported.body,
      state: exported.state,
      createdAt: exported.createdAt,
      updatedAt: exported.updatedAt,
      ...(exported.closedAt === undefined ? {} : { closedAt: exported.closedAt }),
      ...(exported.stateReason === undefined
        ? {}
        : { stateReason: exported.stateReason?.toLowerCase() || null }),
      ...(author === undefined ? {} : { author: author?.login || null }),
      ...(labels === undefined ? {} : { labels: labels.map(({ name, color }) => ({ name, color })) }),
      ...(assignees === undefined ? {} : { assignees: assignees.map(({ login }) => login) }),
      ...(milestone === undefined
        ? {}
        : {
            milestone:
              milestone === null
                ? null
                : {
                    number: milestone.number,
                    title: milestone.title,
                    description: milestone.description ?? '',
                    dueOn: milestone.dueOn ?? null,
                  },
          }),
    },
    comments:
      comments?.map((comment) => ({
        id: comment.id,
        databaseId: databaseIdIn(comment.url),
        author: comment.author?.login || null,
        createdAt: comment.createdAt,
        updatedAt: comment.updatedAt ?? comment.createdAt,
        body: comment.body,
        minimizedReason:
          comment.isMinimized === true ? comment.minimizedReason?.toLowerCase() || 'hidden' : null,
      })) ?? null,
  };
}

function databaseIdIn(url: string | undefined): number | null {
  const digits = /#issuecomment-(\d{1,15})$/.exec(url ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The repository that most of the export's addresses name, and how many others are named; null where none is. */
export function repositoryIn(
  issues: readonly ExportedIssue[],
): { readonly repository: string; readonly others: readonly string[] } | null {
  const counts = new Map<string, number>();
  const count = (url: string | undefined) => {
    const repository = /^https?:\/\/[^/]+\/([^/\s#]+\/[^/\s#]+)\/(?:issues|pull)\/\d/.exec(url ?? '')?.[1];
    if (repository !== undefined) counts.set(repository, (counts.get(repository) ?? 0) + 1);
  };
  for (const issue of issues) {
    count(issue.url);
    for (const comment of issue.comments ?? []) count(comment.url);
  }
  const [first, ...others] = [...counts].sort((a, b) => b[1] - a[1]).map(([repository]) => repository);
  return first === undefined ? null : { repository: first, others };
}

/** Whether a count is one that `--limit` is likely to have been: gh's default of 30, 50, or a round hundred. */
export function isRoundLimit(count: number): boolean {
  return count === 30 || count === 50 || (count > 0 && count % 100 === 0);
}

/** `#12, #15 and 3 more`, for warnings. */
export function listNumbers(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 5).map((number) => `#${number}`);
  const more = numbers.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** `1 issue`, `3 issues`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
