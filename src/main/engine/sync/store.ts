import { issueKey, type IssueKey } from '#domain/tracker.ts';
import type { RemoteIssue, RemoteThread } from '../github/rows.ts';
import type { CommentRow } from '../mirror/comments.ts';
import { countThread } from '../mirror/comments.ts';
import { inTransaction } from '../mirror/database.ts';
import { writeIssue } from '../mirror/issues.ts';
import { keepRemovedComment, keepRevision } from '../mirror/keepsakes.ts';
import type { RepositoryRow } from '../mirror/repositories.ts';
import { awaitThread, mergeComments, removeAbsent } from '../mirror/threads.ts';
import type { SyncContext } from './context.ts';

/**
 * How an issue's comments were asked for. `oldest-first`: a thread longer than its page is read on from
 * there. `latest-first`: the page holds what changed since `since`, unless more changed than fits.
 */
export type ThreadReading =
  { readonly kind: 'oldest-first' } | { readonly kind: 'latest-first'; readonly since: string };

/** What must be kept before the mirror forgets it. */
type Loss = { readonly number: number; readonly comment: CommentRow; readonly kind: 'removed' | 'replaced' };
type ReplacedBody = { readonly number: number; readonly body: string; readonly updatedAt: string };

/**
 * Writes a page and `progress` (a cursor moving on) in one transaction, so that a kill between two pages
 * loses neither and repeats nothing. What the page replaces or removes goes to the precious file first.
 */
export function storePage(
  context: SyncContext,
  repository: RepositoryRow,
  page: { readonly issues: readonly RemoteIssue[]; readonly serverTime: string | null },
  reading: ThreadReading,
  progress: () => void,
): void {
  const { mirror } = context.storage;
  const changed: IssueKey[] = [];
  inTransaction(mirror, () => {
    const losses: Loss[] = [];
    const bodies: ReplacedBody[] = [];
    for (const { issue, thread } of page.issues) {
      const change = writeIssue(mirror, repository.id, issue);
      const { number } = issue;
      if (change.kind === 'updated' && change.before.body !== issue.body) {
        bodies.push({ number, body: change.before.body, updatedAt: change.before.updatedAt });
      }
      const merged = mergeComments(mirror, change.rowid, thread.comments);
      losses.push(...merged.superseded.map((comment) => ({ number, comment, kind: 'replaced' as const })));
      const gone = change.kind === 'older' ? [] : settleThread(context, change.rowid, thread, reading);
      losses.push(...gone.map((comment) => ({ number, comment, kind: 'removed' as const })));
      if (change.kind === 'added' || change.kind === 'updated' || merged.changed || gone.length > 0) {
        changed.push(issueKey(repository.name, number));
      }
      noteReplaced(context, repository, number, change.replaced + merged.replaced);
    }
    progress();
    keep(context, repository, losses, bodies, page.serverTime);
  });
  if (changed.length > 0) context.onChange(repository, changed);
}

/** Decides whether the page held the whole thread; answers the comments that are gone. */
function settleThread(
  context: SyncContext,
  issue: number,
  thread: RemoteThread,
  reading: ThreadReading,
): readonly CommentRow[] {
  const { mirror } = context.storage;
  const met = thread.comments.map((comment) => comment.id);
  if (!thread.hasNextPage) {
    const whole = thread.intact && met.length === thread.total;
    return whole ? removeAbsent(mirror, issue, new Set(met)) : [];
  }
  switch (reading.kind) {
    case 'oldest-first':
      awaitThread(mirror, issue, thread.endCursor, met, thread.intact);
      break;
    case 'latest-first': {
      const earliest = thread.comments.at(-1)?.updatedAt;
      const holdsAllChanges = thread.intact && earliest !== undefined && earliest < reading.since;
      if (!holdsAllChanges || countThread(mirror, issue) !== thread.total) {
        awaitThread(mirror, issue, null, [], true);
      }
      break;
    }
  }
  return [];
}

/** Writes one page of a long thread, `progress` within the same transaction; `removed` are comments found gone. */
export function storeThreadPage(
  context: SyncContext,
  repository: RepositoryRow,
  thread: { readonly issue: number; readonly number: number },
  page: RemoteThread,
  serverTime: string | null,
  progress: () => readonly CommentRow[],
): void {
  const { mirror } = context.storage;
  const changed = inTransaction(mirror, () => {
    const merged = mergeComments(mirror, thread.issue, page.comments);
    const removed = progress();
    const { number } = thread;
    const losses: Loss[] = [
      ...merged.superseded.map((comment) => ({ number, comment, kind: 'replaced' as const })),
      ...removed.map((comment) => ({ number, comment, kind: 'removed' as const })),
    ];
    keep(context, repository, losses, [], serverTime);
    noteReplaced(context, repository, number, merged.replaced);
    return merged.changed || removed.length > 0;
  });
  if (changed) context.onChange(repository, [issueKey(repository.name, thread.number)]);
}

function keep(
  context: SyncContext,
  repository: RepositoryRow,
  losses: readonly Loss[],
  bodies: readonly ReplacedBody[],
  serverTime: string | null,
): void {
  if (context.origin === 'demo' || losses.length + bodies.length === 0) return;
  const { precious } = context.storage;
  inTransaction(precious, () => {
    for (const { number, body, updatedAt } of bodies) {
      keepRevision(precious, repository.name, { number, comment: '', body, updatedAt });
    }
    for (const { number, comment, kind } of losses) {
      const { id, body, updatedAt } = comment;
      if (kind === 'replaced')
        keepRevision(precious, repository.name, { number, comment: id, body, updatedAt });
      else keepRemovedComment(precious, repository.name, number, comment, serverTime ?? comment.updatedAt);
    }
  });
}

function noteReplaced(
  context: SyncContext,
  repository: RepositoryRow,
  number: number,
  replaced: number,
): void {
  if (replaced === 0) return;
  context.onWarning(
    `${issueKey(repository.name, number)}: ${replaced} characters that cannot be stored (NUL, halves of a surrogate pair) were replaced by \uFFFD.`,
  );
}
