import type { IssueRow } from '../mirror/issues.ts';
import { counted, listNumbers, type ImportedIssue } from './exportShape.ts';

type Export = { readonly issues: readonly ImportedIssue[]; readonly atLimit: boolean };

/**
 * Which of the issues that an export lacks are gone from the repository. An export is a list that may have
 * been filtered or cut, so absence counts only where all of this holds:
 * - it is not cut (its length is no round limit) and not older than the mirror;
 * - it lacks at most half of what is mirrored: lacking more, it was filtered by a label or a milestone;
 * - it speaks of closed issues (`--state all`), and, for an open issue, of open ones too: with open issues
 *   alone, an absent one may just have been closed.
 *
 * In every other case the issues stay, and a warning says so.
 */
export function removedByExport(
  before: readonly IssueRow[],
  one: Export,
): { readonly removed: readonly IssueRow[]; readonly warnings: readonly string[] } {
  const present = new Set(one.issues.map(({ issue }) => issue.number));
  const absent = before.filter((row) => !present.has(row.number));
  if (absent.length === 0) return { removed: [], warnings: [] };
  const allStay = (why: string) => ({ removed: [], warnings: [keptBecause(absent, why)] });

  if (one.atLimit) return allStay('it sits exactly at its limit and may be cut');
  // The record updated last may itself be the removed one: only what is still there tells the export's age.
  const stillThere = before.filter((row) => present.has(row.number));
  if (latest(one.issues.map(({ issue }) => issue)) < latest(stillThere)) {
    return allStay('it is older than the mirror');
  }
  if (absent.length * 2 > before.length) {
    return allStay('it lacks more than half of what is mirrored, as a filtered export does');
  }
  const states = new Set(one.issues.map(({ issue }) => issue.state));
  if (!states.has('closed')) return allStay('it holds open issues alone; export with --state all');

  const removed = absent.filter((row) => row.state === 'closed' || states.has('open'));
  const kept = absent.filter((row) => !removed.includes(row));
  const warnings: string[] = [];
  if (kept.length > 0) {
    warnings.push(keptBecause(kept, 'it holds closed issues alone; export with --state all'));
  }
  if (removed.length > 0) {
    warnings.push(
      `${listNumbers(removed.map((row) => row.number))} are no longer in the export: ${counted(removed.length, 'issue')} left the mirror and stay recoverable in the precious file.`,
    );
  }
  return { removed, warnings };
}

function keptBecause(rows: readonly IssueRow[], why: string): string {
  return `${listNumbers(rows.map((row) => row.number))} are not in the export and were kept: ${why}.`;
}

/** The latest `updatedAt`; '' for none. */
function latest(records: readonly { readonly updatedAt: string }[]): string {
  return records.reduce((found, { updatedAt }) => (updatedAt > found ? updatedAt : found), '');
}
