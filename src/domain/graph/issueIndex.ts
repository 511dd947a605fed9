import type { IssueReading } from '../reading.ts';
import {
  issueKey,
  splitIssueKey,
  type IssueKey,
  type OutsideIssue,
  type Tracker,
  type TrackerIssue,
} from '../tracker.ts';
import type { PlanRow } from '../plan/planReading.ts';
import type { Claim, Target } from './claims.ts';
import { mirroredRepositories, namedElsewhere, type Mirrored, type Outside } from './outside.ts';

/** All issues of a tracker by key, with those that only a plan's own index defines. */

export type IndexedIssue = {
  readonly key: IssueKey;
  readonly number: number;
  readonly title: string;
  readonly titleWords: string;
  /** Null for a number that a plan's index defines and the mirror does not hold. */
  readonly issue: TrackerIssue | null;
  readonly reading: IssueReading | null;
  readonly row: PlanRow | null;
  /** Present for an issue of a repository that is not mirrored; null where only its name is known. */
  readonly outside?: Outside;
};

/** What stands around the issues. */
export type Around = {
  readonly outside: readonly OutsideIssue[];
  /** The plan that comes first, where somebody said so. */
  readonly coordination: IssueKey | null;
};

export const nothingAround: Around = { outside: [], coordination: null };

export function aroundOf({ outside = [], coordination = null }: Tracker): Around {
  return { outside, coordination };
}

export type IssueIndex = {
  readonly repository: string;
  /** Ordered by repository and number, whatever the order of the input. */
  readonly issues: readonly IndexedIssue[];
  readonly byKey: ReadonlyMap<IssueKey, IndexedIssue>;
  /** Position in `issues`. */
  readonly rankOf: ReadonlyMap<IssueKey, number>;
  /** Plan issues, the most complete first. */
  readonly plans: readonly IssueKey[];
  readonly mirrored: Mirrored;
};

/** The index whose entries the composer replaces where an issue changed and its key and title did not. */
export type ChangingIssueIndex = IssueIndex & {
  readonly issues: IndexedIssue[];
  readonly byKey: Map<IssueKey, IndexedIssue>;
};

export function buildIssueIndex(
  repository: string,
  trackerIssues: Iterable<TrackerIssue>,
  readings: ReadonlyMap<IssueKey, IssueReading>,
  { outside, coordination }: Around = nothingAround,
): ChangingIssueIndex {
  const byKey = new Map<IssueKey, IndexedIssue>();
  for (const issue of trackerIssues) {
    const reading = readings.get(issue.key);
    if (reading === undefined) continue;
    byKey.set(issue.key, {
      key: issue.key,
      number: splitIssueKey(issue.key).number,
      title: reading.title,
      titleWords: reading.titleWords,
      issue,
      reading,
      row: null,
    });
  }
  const plans = [...byKey.values()]
    .filter((entry) => (entry.reading?.planWeight ?? 0) > 0)
    .sort(
      (a, b) =>
        Number(b.key === coordination) - Number(a.key === coordination) ||
        (b.reading?.planWeight ?? 0) - (a.reading?.planWeight ?? 0) ||
        compareKeys(a.key, b.key),
    );
  const mirrored = mirroredRepositories(repository, byKey.keys());
  for (const plan of plans) {
    for (const row of plan.reading?.plan?.rows ?? []) {
      const key = keyFrom(plan.key, row.repository, row.number);
      if (byKey.has(key)) continue;
      const title = row.phase?.includes('.') === true ? `Phase ${row.phase}: ${row.title}` : row.title;
      byKey.set(key, {
        key,
        number: row.number,
        title,
        titleWords: row.title,
        issue: null,
        reading: null,
        row,
      });
    }
  }
  addOutside(byKey, mirrored, outside);
  const issues = [...byKey.values()].sort((a, b) => compareKeys(a.key, b.key));
  return {
    repository,
    issues,
    byKey,
    rankOf: new Map(issues.map((entry, rank) => [entry.key, rank])),
    plans: plans.map((plan) => plan.key),
    mirrored,
  };
}

/** An entry for each issue elsewhere that somebody here waits for. */
function addOutside(
  byKey: Map<IssueKey, IndexedIssue>,
  mirrored: Mirrored,
  outside: readonly OutsideIssue[],
): void {
  const told = new Map(outside.map((one) => [one.key, one]));
  const named = new Set<IssueKey>();
  for (const { issue, reading } of byKey.values()) {
    if (issue === null || reading === null) continue;
    for (const key of namedElsewhere(issue, reading, mirrored)) named.add(key);
  }
  for (const key of named) {
    const known = told.get(key);
    const title = known?.title ?? '';
    byKey.set(key, {
      ...{ key, number: splitIssueKey(key).number, title, titleWords: title },
      ...{ issue: null, reading: null, row: byKey.get(key)?.row ?? null },
      outside: known === undefined ? null : { title, state: known.state, closedAt: known.closedAt },
    });
  }
}

/** GitHub does not tell the letter case of repositories apart: the workspace's own spelling wins. */
export function keyOf(home: string, repository: string | null, number: number): IssueKey {
  if (repository === null || repository.toLowerCase() === home.toLowerCase()) return issueKey(home, number);
  return issueKey(repository, number);
}

/** The key of what one issue calls `#12` or `owner/name#12`: a bare number means the speaker's own repository. */
export function keyFrom(speaker: IssueKey, repository: string | null, number: number): IssueKey {
  return keyOf(splitIssueKey(speaker).repository, repository, number);
}

/** The same issue in the spelling of its mirrored repository: GitHub does not tell letter cases apart. */
export function spelledAs(key: IssueKey, mirrored: Mirrored): IssueKey {
  const { repository, number } = splitIssueKey(key);
  const spelling = mirrored.get(repository.toLowerCase());
  return spelling === undefined || spelling === repository ? key : issueKey(spelling, number);
}

export function compareKeys(a: IssueKey, b: IssueKey): number {
  if (a === b) return 0;
  const first = splitIssueKey(a);
  const second = splitIssueKey(b);
  if (first.repository !== second.repository) return first.repository < second.repository ? -1 : 1;
  return first.number - second.number;
}

/** All claims of an issue's body and comments; `inBody` tells them apart. */
export function* claimsOf(reading: IssueReading): Generator<{
  readonly claim: Claim;
  readonly inBody: boolean;
  readonly localIds: ReadonlyMap<string, Target>;
}> {
  for (const text of reading.claiming) {
    const inBody = text === reading.body;
    for (const claim of text.claims) yield { claim, inBody, localIds: text.localIds };
  }
}
