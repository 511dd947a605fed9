import type { IssueReading } from '../reading.ts';
import { numbersOf } from '../text/references.ts';
import { issueKey, splitIssueKey, type IssueKey, type OutsideIssue, type TrackerIssue } from '../tracker.ts';
import type { Target } from './claims.ts';

/**
 * Issues of repositories that are not mirrored, where work here waits for them: GitHub's own links tell their title and
 * state, words tell their name alone.
 */

/** What is known of an issue elsewhere; null where only its name is. */
export type Outside = Pick<OutsideIssue, 'title' | 'state' | 'closedAt'> | null;

type Named = { readonly repository: string; readonly number: number };

/** One issue that names more than this elsewhere is hostile, or a list of links. */
const mostOfIssue = 200;

const namedBy = new WeakMap<IssueReading, readonly Named[]>();

/** `owner/name#12` in what a text says of the order of work. */
function namedInWords(reading: IssueReading): readonly Named[] {
  const known = namedBy.get(reading);
  if (known !== undefined) return known;
  const named: Named[] = [];
  const add = (target: Target): void => {
    if (target.kind === 'self') {
      if (target.heading !== null) add(target.heading);
    } else if (target.kind === 'issue' && target.repository !== null) {
      const { repository } = target;
      for (const number of numbersOf({ first: target.number, last: target.last })) {
        if (named.length < mostOfIssue) named.push({ repository, number });
      }
    }
  };
  for (const { claims, localIds } of reading.claiming) {
    for (const claim of claims) {
      if (claim.relation !== 'blocks' && claim.relation !== 'soft') continue;
      for (const target of [...claim.from, ...claim.to]) {
        const meant = target.kind === 'local' ? localIds.get(target.id) : target;
        if (meant !== undefined) add(meant);
      }
    }
  }
  namedBy.set(reading, named);
  return named;
}

/** The issues in none of the mirrored repositories that this one waits for or belongs to. */
export function namedElsewhere(
  issue: TrackerIssue,
  reading: IssueReading,
  mirrored: Mirrored,
): readonly IssueKey[] {
  const elsewhere = (repository: string): boolean => !mirrored.has(repository.toLowerCase());
  const links = issue.parent === null ? issue.blockedBy : [issue.parent, ...issue.blockedBy];
  return [
    ...links.filter((key) => elsewhere(splitIssueKey(key).repository)),
    ...namedInWords(reading)
      .filter(({ repository }) => elsewhere(repository))
      .map(({ repository, number }) => issueKey(repository, number)),
  ];
}

/** The repositories whose issues are here, by their lower-case names. */
export type Mirrored = ReadonlyMap<string, string>;

/** Those that these issues, and a bare number, belong to. */
export function mirroredRepositories(home: string, issues: Iterable<IssueKey>): Mirrored {
  const mirrored = new Map([[home.toLowerCase(), home]]);
  let last = '';
  for (const key of issues) {
    const { repository } = splitIssueKey(key);
    if (repository !== last) mirrored.set(repository.toLowerCase(), repository);
    last = repository;
  }
  return mirrored;
}
