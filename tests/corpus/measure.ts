import { allCases, type PlacedCase } from './allFamilies.ts';
import { kindsNamed } from './planStatements.ts';
import { baselineOf, readCase, type CaseReading } from './readCase.ts';

export const dimensions = [
  'references',
  'edges',
  'links',
  'unresolved',
  'reports',
  'statuses',
  'workers',
  'assigned',
  'durations',
  'calls',
  'plan',
] as const;
export type Dimension = (typeof dimensions)[number];

/** Items expected and found of one kind in one case. */
type Compared = {
  readonly dimension: Dimension;
  readonly right: readonly string[];
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
};

export type Miss = Omit<Compared, 'right'> & {
  readonly id: string;
  readonly family: string;
  readonly text: string;
  readonly right: readonly string[];
};

export type Score = {
  readonly right: number;
  readonly missed: number;
  readonly wrong: number;
  /** 1 where nothing was found, and nothing wrong. */
  readonly precision: number;
  readonly recall: number;
};

export type Measured = {
  readonly cases: number;
  readonly scores: Readonly<Record<Dimension, Score>>;
  readonly misses: readonly Miss[];
};

export function measureCorpus(choose: (item: PlacedCase) => boolean = () => true): Measured {
  const cases = allCases().filter(choose);
  const totals = new Map<Dimension, { right: number; missed: number; wrong: number }>();
  const misses: Miss[] = [];
  for (const item of cases) {
    for (const compared of compareCase(item, readCase(item))) {
      const total = totals.get(compared.dimension) ?? { right: 0, missed: 0, wrong: 0 };
      total.right += compared.right.length;
      total.missed += compared.missed.length;
      total.wrong += compared.wrong.length;
      totals.set(compared.dimension, total);
      if (compared.missed.length + compared.wrong.length > 0)
        misses.push({ ...compared, id: item.id, family: item.family, text: item.text });
    }
  }
  const scoreOf = (dimension: Dimension) =>
    scored(totals.get(dimension) ?? { right: 0, missed: 0, wrong: 0 });
  const scores = Object.fromEntries(
    dimensions.map((dimension) => [dimension, scoreOf(dimension)]),
  ) as Measured['scores'];
  return { cases: cases.length, scores, misses };
}

function scored({ right, missed, wrong }: { right: number; missed: number; wrong: number }): Score {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    right,
    missed,
    wrong,
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
  };
}

/**
 * Edges, links and reports are compared in every case: a text that names none must yield none. The other kinds are
 * compared where the case speaks of them.
 */
function compareCase(item: PlacedCase, read: CaseReading): readonly Compared[] {
  const baseline = baselineOf(item.context);
  const free = new Set(item.tolerated ?? []);
  const compare = (
    dimension: Dimension,
    expected: readonly string[],
    found: readonly string[],
    given: readonly string[] = [],
  ): Compared => ({
    dimension,
    right: expected.filter((one) => found.includes(one)),
    missed: expected.filter((one) => !found.includes(one)),
    wrong: found.filter((one) => !expected.includes(one) && !given.includes(one) && !free.has(one)),
  });
  const speaksOfReports = item.reports !== undefined || item.said === undefined;
  const compared = [
    compare('edges', item.edges ?? [], read.edges, baseline.edges),
    compare('links', item.links ?? [], read.links, baseline.links),
  ];
  if (speaksOfReports && !(item.calls !== undefined && item.reports === undefined))
    compared.push(compare('reports', item.reports ?? [], read.reports));
  if (item.references !== undefined) compared.push(compare('references', item.references, read.references));
  if (item.unresolved !== undefined) compared.push(compare('unresolved', item.unresolved, read.unresolved));
  if (item.said !== undefined) compared.push(compare('statuses', listed(item.said), listed(read.said)));
  if (item.statuses !== undefined)
    compared.push(compare('statuses', item.statuses, asked(item.statuses, '=', read.statusOf)));
  if (item.workers !== undefined) compared.push(compare('workers', item.workers, read.workers));
  if (item.assigned !== undefined)
    compared.push(compare('assigned', item.assigned, asked(item.assigned, ':', read.workerOf)));
  if (item.durations !== undefined)
    compared.push(compare('durations', item.durations, asked(item.durations, '=', read.durationOf)));
  if (item.plan !== undefined) compared.push(compare('plan', item.plan, kindsNamed(item.plan, read.plan)));
  if (item.calls !== undefined) compared.push(compare('calls', item.calls, read.calls));
  return compared;
}

function listed(word: string | null): readonly string[] {
  return word === null ? [] : [word];
}

/** `20=claimed` asks for the status of #20; the answer is written likewise. */
function asked(
  expected: readonly string[],
  mark: '=' | ':',
  answer: (number: number) => string,
): readonly string[] {
  return expected.map((one) => {
    const number = Number(one.split(mark)[0]);
    return `${number}${mark}${answer(number)}`;
  });
}
