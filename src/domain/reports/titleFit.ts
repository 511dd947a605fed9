import type { IssueIndex } from '../graph/issueIndex.ts';
import type { PhaseGroups } from '../graph/phaseGroups.ts';
import { coverage, significantWords } from '../text/words.ts';
import type { IssueKey } from '../tracker.ts';

/**
 * Phase ids drift: `Phase 1.3: RBAC` after 1.3 became the organization schema. The words beside an id must fit the
 * issue that has it.
 */

/** Say what a report is, not what it is about. */
const ofReports = new Set([
  ...['report', 'status', 'update', 'summary', 'final', 'implementation', 'execution', 'work', 'result'],
  ...['completion', 'progress', 'overview', 'details', 'deliverable', 'started', 'finished', 'successfully'],
  ...['報告', '実装', '進捗', '完了', '状況'],
]);
/** At most this share of the words may stand in the title of an issue that they do not mean. */
const poorFit = 0.34;

/** The words of a label that tell its issue; empty where it has none. */
export function tellingLabel(label: string | null): readonly string[] {
  return label === null ? [] : significantWords(label).filter((word) => !ofReports.has(word));
}

/** Whether a label may mean the issue: it says nothing, or shares words with the title. */
export function fitsTitle(words: readonly string[], key: IssueKey, index: IssueIndex): boolean {
  const title = significantWords(index.byKey.get(key)?.titleWords ?? '');
  const [held, holds] = [coverage(words, title), coverage(title, words)];
  return held === null || holds === null || Math.max(held, holds) > poorFit;
}

/** The only issue of the same programme whose title holds every word; null where none does, or several do. */
export function meantByTitle(
  words: readonly string[],
  beside: IssueKey,
  index: IssueIndex,
  groups: PhaseGroups,
): IssueKey | null {
  const members = groups.groups.find((group) => group.members.includes(beside))?.members ?? [];
  const fitting = members.filter(
    (key) => coverage(words, significantWords(index.byKey.get(key)?.titleWords ?? '')) === 1,
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
