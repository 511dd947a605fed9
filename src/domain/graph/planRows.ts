import type { PlanRow } from '../plan/planReading.ts';
import { coverage, significantWords } from '../text/words.ts';
import type { IssueKey } from '../tracker.ts';
import { keyFrom, type IssueIndex } from './issueIndex.ts';
import type { PhaseGroups } from './phaseGroups.ts';

/**
 * Plans predict numbers that other issues then take. A row whose title and phase are not those of the issue with its
 * number is matched by phase id, then by title: issue number beats phase id beats predicted number.
 */
export type PlannedNumbers = {
  /** The issue that a plan means by a number, where that is another than the one with the number. */
  readonly meant: (plan: IssueKey, key: IssueKey) => IssueKey;
  /** Rows whose number and title belong to different issues. */
  readonly drifts: readonly { readonly plan: IssueKey; readonly row: PlanRow; readonly meant: IssueKey }[];
};

export function resolvePlannedNumbers(
  index: IssueIndex,
  groups: Pick<PhaseGroups, 'phaseOf' | 'issuesIn'>,
  fits: (row: PlanRow, key: IssueKey) => boolean,
): PlannedNumbers {
  const meantBy = new Map<string, IssueKey>();
  const drifts: { plan: IssueKey; row: PlanRow; meant: IssueKey }[] = [];
  for (const plan of index.plans) {
    for (const row of index.byKey.get(plan)?.reading?.plan?.rows ?? []) {
      const key = keyFrom(plan, row.repository, row.number);
      const known = `${plan} ${key}`;
      if (meantBy.has(known) || fits(row, key)) continue;
      const meant = candidate(index, groups, plan, row, key);
      if (meant === null || meant === key) continue;
      meantBy.set(known, meant);
      drifts.push({ plan, row, meant });
    }
  }
  return { meant: (plan, key) => meantBy.get(`${plan} ${key}`) ?? key, drifts };
}

function candidate(
  index: IssueIndex,
  groups: Pick<PhaseGroups, 'phaseOf' | 'issuesIn'>,
  plan: IssueKey,
  row: PlanRow,
  key: IssueKey,
): IssueKey | null {
  const words = significantWords(row.title);
  const titled = (other: IssueKey): number =>
    coverage(words, significantWords(index.byKey.get(other)?.titleWords ?? '')) ?? 0;
  const inPhase =
    row.phase?.includes('.') === true
      ? groups.issuesIn(row.phase, row.phase, plan).filter((other) => groups.phaseOf.get(other) === row.phase)
      : [];
  const pool = inPhase.filter((other) => other !== key);
  if (pool.length === 1) return pool[0] ?? null;
  const best = [...pool].sort((a, b) => titled(b) - titled(a))[0];
  return best !== undefined && titled(best) > 0 ? best : null;
}

/** Does a row describe the issue with its number? A phase id on both sides decides, else the words. */
export function rowFits(index: IssueIndex, row: PlanRow, key: IssueKey): boolean {
  const entry = index.byKey.get(key);
  if (entry?.reading == null) return true;
  const phase = entry.reading.phase;
  if (row.phase?.includes('.') === true && phase?.includes('.') === true) return row.phase === phase;
  const share = coverage(significantWords(row.title), significantWords(entry.titleWords));
  return share === null || share > 0;
}
