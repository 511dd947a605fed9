import { createComposer } from './compose/composer.ts';
import { aroundOf } from './graph/issueIndex.ts';
import type { Programme } from './programme.ts';
import { readIssue, type IssueReading } from './reading.ts';
import { splitIssueKey, type IssueKey, type Tracker } from './tracker.ts';

/**
 * Composes one picture from all that the issues say. `readings` may hold what `readIssue` returned for issues that
 * have not changed since; whatever is missing is read here. The result does not depend on the order of the issues.
 * Who keeps a programme while issues change uses a composer (compose/composer.ts), whose first update this is.
 */
export function readProgramme(tracker: Tracker, readings?: ReadonlyMap<IssueKey, IssueReading>): Programme {
  const { repository, issues, asOf } = tracker;
  const changes = issues.map((issue) => {
    const reading = readings?.get(issue.key) ?? readIssue(issue, splitIssueKey(issue.key).repository);
    return [issue.key, { issue, reading }] as const;
  });
  return createComposer(repository).update(new Map(changes), asOf, aroundOf(tracker));
}
