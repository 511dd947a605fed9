import type { CorpusCase, CorpusFamily } from './corpusCase.ts';
import { carriageReturns, lossyMojibake, mojibake } from './families/damagedTexts.ts';
import { dependencyKeys, emptyAndUnresolved, japaneseKeys } from './families/dependencyKeys.ts';
import { everydayDependencies, everydayReports } from './families/everydayTexts.ts';
import { freshReports } from './families/freshReports.ts';
import { freshLines } from './families/freshLines.ts';
import { japaneseReports } from './families/japaneseReports.ts';
import { lateReports } from './families/lateReports.ts';
import { literalDamage } from './families/literalDamage.ts';
import { parallel, parentAndRelated, phasesAndRanges, soft } from './families/phasesAndOrder.ts';
import { plans } from './families/plans.ts';
import {
  looseDependencies,
  looseDurations,
  looseGaps,
  looseLinks,
  looseReferences,
} from './families/looseLines.ts';
import { planBodies } from './families/planBodies.ts';
import { nonReferences, references } from './families/references.ts';
import { longReports } from './families/longReports.ts';
import { shortReports, workerNames } from './families/reports.ts';
import { statusShapes } from './families/statusShapes.ts';
import { automation, calls, durations, statusWords, templates } from './families/statuses.ts';
import { teamReports } from './families/teamReports.ts';
import { arrowsAndTrees, tables } from './families/tablesAndTrees.ts';

export const families: readonly CorpusFamily[] = [
  references,
  nonReferences,
  dependencyKeys,
  japaneseKeys,
  emptyAndUnresolved,
  tables,
  arrowsAndTrees,
  phasesAndRanges,
  soft,
  parallel,
  parentAndRelated,
  plans,
  statusWords,
  templates,
  durations,
  automation,
  calls,
  shortReports,
  workerNames,
  longReports,
  teamReports,
  statusShapes,
  japaneseReports,
  freshReports,
  lateReports,
  everydayDependencies,
  everydayReports,
  literalDamage,
  looseReferences,
  looseDependencies,
  looseLinks,
  looseGaps,
  looseDurations,
  planBodies,
  freshLines,
  mojibake,
  lossyMojibake,
  carriageReturns,
];

export type PlacedCase = Required<Pick<CorpusCase, 'context' | 'place'>> &
  CorpusCase & { readonly id: string; readonly family: string; readonly derived: boolean };

/** Every case with its family's defaults filled in; `id` is the family and the place in it, from 1. */
export function allCases(): readonly PlacedCase[] {
  return families.flatMap((family) =>
    family.cases.map((item, at) => ({
      ...item,
      context: item.context ?? family.context,
      place: item.place ?? family.place,
      id: `${family.name}/${at + 1}`,
      family: family.name,
      derived: family.derived ?? false,
    })),
  );
}

/** A body or a whole comment has more than one line. */
export function isWhole(item: CorpusCase): boolean {
  return item.text.trim().includes('\n');
}
