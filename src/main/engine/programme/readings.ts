import { isDeepStrictEqual } from 'node:util';
import type { IssueChanges } from '#domain/compose/composer.ts';
import type { ReadIssue } from '#domain/compose/facets.ts';
import { readIssue, rereadIssue, type IssueReading } from '#domain/reading.ts';
import { splitIssueKey, type IssueKey, type TrackerIssue } from '#domain/tracker.ts';
import type { Turns } from '../turn.ts';

/**
 * What was read out of each issue, kept for as long as its texts stay the same: one changed comment among a hundred
 * thousand costs one reading of a text.
 */
export type ReadingCache = {
  /**
   * Takes changed issues in (null: it is gone), reading what is new in them; other work may run in between. Answers
   * those that are really others than before.
   */
  update(issues: ReadonlyMap<IssueKey, TrackerIssue | null>, turns: Turns): Promise<IssueChanges>;
  issues(): readonly TrackerIssue[];
  readings(): ReadonlyMap<IssueKey, IssueReading>;
  /** All issues with their readings. */
  everything(): ReadonlyMap<IssueKey, ReadIssue>;
  clear(): void;
};

export function createReadingCache(): ReadingCache {
  const known = new Map<IssueKey, ReadIssue>();
  return {
    async update(changed, turns) {
      const changes = new Map<IssueKey, ReadIssue | null>();
      for (const [key, issue] of changed) {
        const before = known.get(key);
        if (issue === null) {
          if (known.delete(key)) changes.set(key, null);
          continue;
        }
        if (before !== undefined && isDeepStrictEqual(before.issue, issue)) continue;
        const reading =
          before === undefined
            ? readIssue(issue, splitIssueKey(issue.key).repository)
            : rereadIssue(issue, splitIssueKey(issue.key).repository, before.issue, before.reading);
        const after = { issue, reading };
        known.set(key, after);
        changes.set(key, after);
        await turns.give();
      }
      return changes;
    },
    issues: () => [...known.values()].map(({ issue }) => issue),
    readings: () => new Map([...known].map(([key, { reading }]) => [key, reading])),
    everything: () => known,
    clear: () => known.clear(),
  };
}
