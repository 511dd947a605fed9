import { issueKey, splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import type { RemoteIssue, RemoteThread } from '../github/rows.ts';
import type { CommentRow } from '../mirror/comments.ts';
import { countThread } from '../mirror/comments.ts';
import { inTransaction } from '../mirror/database.ts';
import { writeIssue } from '../mirror/issues.ts';
import { keepChange, type SeenChange } from '../mirror/history.ts';
import { keepRemovedComment, keepRevision } from '../mirror/keepsakes.ts';
import type { RepositoryRow } from '../mirror/repositories.ts';
import { writeOutside } from '../mirror/outside.ts';
import { awaitThread, mergeComments, removeAbsent, type ThreadChange } from '../mirror/threads.ts';
import type { SyncContext } from './context.ts';

/**
 * How an issue's comments were asked for. `oldest-first`: a thread longer than its page is read on from
 * there. `latest-first`: the page holds what changed since `since`, unless more changed than fits.
 */
export type ThreadReading =
  { readonly kind: 'oldest-first' } | { readonly kind: 'latest-first'; readonly since: string };

/** What must be kept before the mirror forgets it. */
type Losses = {
  readonly changes: SeenChange[];
  readonly bodies: { number: number; comment: string; body: string; updatedAt: string }[];
  readonly removed: { number: number; comment: CommentRow }[];
};

function noLosses(): Losses {
  return { changes: [], bodies: [], removed: [] };
}

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
    const losses = noLosses();
    for (const { issue, thread, linked } of page.issues) {
      const change = writeIssue(mirror, repository.id, issue);
      const { number } = issue;
      if (change.kind === 'updated') {
        const { before, was } = change;
        const changedAt = whenChanged(before.updatedAt, issue.updatedAt, page.serverTime);
        losses.changes.push({ number, comment: null, before: was, changedAt });
        if (was.body !== undefined)
          losses.bodies.push({ number, comment: '', body: was.body, updatedAt: before.updatedAt });
      }
      // A replica that lags tells an earlier thread too: what was deleted since would come back for a while.
      const told = change.kind === 'older' ? [] : thread.comments;
      const merged = mergeComments(mirror, change.rowid, told);
      addReplaced(losses, number, merged.superseded, page.serverTime);
      const toldAnew = keepLinked(context, repository, linked, page.serverTime);
      const gone = change.kind === 'older' ? [] : settleThread(context, change.rowid, thread, reading);
      losses.removed.push(...gone.map((comment) => ({ number, comment })));
      if (change.kind === 'added' || change.kind === 'updated' || merged.changed || gone.length > 0) {
        changed.push(issueKey(repository.name, number));
        if (reading.kind === 'latest-first') context.touched.add(number);
      } else if (toldAnew) {
        changed.push(issueKey(repository.name, number));
      }
      noteReplaced(context, repository, number, change.replaced + merged.replaced);
    }
    progress();
    keep(context, repository, losses, page.serverTime);
  });
  if (changed.length > 0) context.onChange(repository, changed);
}

/** Keeps what the links say of issues in other repositories; true where something of it is new. */
function keepLinked(
  context: SyncContext,
  repository: RepositoryRow,
  linked: RemoteIssue['linked'],
  serverTime: string | null,
): boolean {
  const outside = linked.filter(({ key }) => splitIssueKey(key).repository !== repository.name);
  if (outside.length === 0) return false;
  const at = serverTime ?? new Date(context.clock.now()).toISOString();
  return outside.map((told) => writeOutside(context.storage.mirror, told, at)).includes(true);
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
    const losses = noLosses();
    addReplaced(losses, number, merged.superseded, serverTime);
    losses.removed.push(...removed.map((comment) => ({ number, comment })));
    keep(context, repository, losses, serverTime);
    noteReplaced(context, repository, number, merged.replaced);
    return merged.changed || removed.length > 0;
  });
  if (changed) context.onChange(repository, [issueKey(repository.name, thread.number)]);
}

/** A change that moves no time of its own happened between the last look and this one. */
function whenChanged(before: string, after: string, serverTime: string | null): string {
  return after > before ? after : (serverTime ?? after);
}

function addReplaced(
  losses: Losses,
  number: number,
  superseded: ThreadChange['superseded'],
  serverTime: string | null,
): void {
  for (const { before, changedAt, was } of superseded) {
    const { id: comment, updatedAt } = before;
    const at = whenChanged(updatedAt, changedAt, serverTime);
    losses.changes.push({ number, comment, before: was, changedAt: at });
    if (was.body !== undefined) losses.bodies.push({ number, comment, body: was.body, updatedAt });
  }
}

function keep(
  context: SyncContext,
  repository: RepositoryRow,
  { changes, bodies, removed }: Losses,
  serverTime: string | null,
): void {
  if (context.origin === 'demo' || changes.length + bodies.length + removed.length === 0) return;
  const { precious } = context.storage;
  inTransaction(precious, () => {
    for (const body of bodies) keepRevision(precious, repository.name, body);
    for (const change of changes) {
      keepChange(precious, repository.name, change, serverTime ?? change.changedAt);
    }
    for (const { number, comment } of removed) {
      const noticedAt = serverTime ?? comment.updatedAt;
      keepRemovedComment(precious, repository.name, number, comment, noticedAt);
      keepChange(
        precious,
        repository.name,
        { number, comment: comment.id, before: { removed: true }, changedAt: noticedAt },
        noticedAt,
      );
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
