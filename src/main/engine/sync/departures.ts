import { issueKey } from '#domain/tracker.ts';
import { fetchSentinels, sentinelsAtOnce } from '../github/sweep.ts';
import { findWhereabouts, type Whereabouts } from '../github/whereabouts.ts';
import { inTransaction } from '../mirror/database.ts';
import { deleteIssue } from '../mirror/issues.ts';
import { keepRemovedIssue } from '../mirror/keepsakes.ts';
import { findRepository, type RepositoryRow } from '../mirror/repositories.ts';
import {
  clearSuspect,
  listSuspects,
  markStale,
  markStaleLinked,
  setHidden,
  setNodeId,
  type Suspect,
} from '../mirror/sentinels.ts';
import { readTrackerIssue } from '../mirror/tracker.ts';
import { call, type StepEnd, type SyncContext } from './context.ts';

/**
 * Looks into the issues that a sweep did not find. An issue counts as gone only after the server's typed NOT_FOUND, a
 * second one some time later, and REST's own word: 410 for deleted, a redirect for transferred. Anything else means
 * that the token is not shown it any more: then it is kept as it was, and said to be hidden.
 */

/** Between the first NOT_FOUND and the second, by the server's clock: replicas lag by seconds. */
const secondLookAfter = 60_000;

export async function lookIntoSuspects(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const repository = findRepository(mirror, context.repository, context.origin);
  if (repository === null) return { kind: 'finished' };
  const suspects = listSuspects(mirror, repository.id);
  for (let at = 0; at < suspects.length; at += sentinelsAtOnce) {
    const part = suspects.slice(at, at + sentinelsAtOnce);
    const outcome = await call(context, () =>
      fetchSentinels(
        context.client,
        part.map(({ nodeId }) => nodeId),
        context.signal,
      ),
    );
    if (outcome.kind !== 'answered') return outcome;
    const { answers, serverTime } = outcome.value;
    const now = serverTime ?? new Date(context.clock.now()).toISOString();
    for (const [index, issue] of part.entries()) {
      const answer = answers[index];
      if (answer === undefined || answer.kind === 'silent') continue;
      if (answer.kind === 'present' && answer.sentinel.repositoryNodeId === repository.nodeId) {
        clearSuspect(mirror, issue.rowid);
        if (setHidden(mirror, issue.rowid, null)) tell(context, repository, issue);
        continue;
      }
      if (Date.parse(now) - Date.parse(issue.missedAt) < secondLookAfter) continue;
      const found = await findWhereabouts(context.client, repository.name, issue.number, context.signal);
      if (found.kind !== 'answered') return found;
      settle(context, repository, issue, found.value, now);
    }
  }
  return { kind: 'finished' };
}

function settle(
  context: SyncContext,
  repository: RepositoryRow,
  issue: Suspect,
  whereabouts: Whereabouts,
  now: string,
): void {
  const { mirror } = context.storage;
  const name = issueKey(repository.name, issue.number);
  switch (whereabouts.kind) {
    case 'here':
      // Transferred away and back: the number is the old one, the id is new.
      inTransaction(mirror, () => {
        setNodeId(mirror, issue.rowid, whereabouts.nodeId);
        clearSuspect(mirror, issue.rowid);
        markStale(mirror, issue.rowid);
      });
      return;
    case 'deleted':
    case 'transferred': {
      const { precious } = context.storage;
      const kept = readTrackerIssue(mirror, repository, issue.number);
      if (kept !== null && context.origin !== 'demo') {
        const destination = whereabouts.kind === 'transferred' ? whereabouts.destination : null;
        keepRemovedIssue(precious, repository.name, issue.number, kept, now, {
          kind: whereabouts.kind,
          destination,
        });
      }
      inTransaction(mirror, () => {
        deleteIssue(mirror, issue.rowid);
        // What hung on it was moved by the server, without a trace.
        markStaleLinked(mirror, repository.id, name);
      });
      context.onWarning(
        whereabouts.kind === 'deleted'
          ? `${name} was deleted on the server; what Nami had of it is kept.`
          : `${name} was transferred${whereabouts.destination === null ? '' : ` to ${whereabouts.destination}`}; what Nami had of it is kept.`,
      );
      tell(context, repository, issue);
      return;
    }
    case 'hidden':
      // Whether it is shown again is for the next sweep to ask: each poll would ask twice for each such issue.
      clearSuspect(mirror, issue.rowid);
      if (setHidden(mirror, issue.rowid, now)) {
        context.onWarning(
          `${name} is not shown to this token any more; what Nami had of it is kept and no longer brought up to date.`,
        );
        tell(context, repository, issue);
      }
  }
}

function tell(context: SyncContext, repository: RepositoryRow, issue: Suspect): void {
  context.onChange(repository, [issueKey(repository.name, issue.number)]);
}
