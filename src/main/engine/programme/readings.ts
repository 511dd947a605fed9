import { isDeepStrictEqual } from 'node:util';
import { readIssue, type IssueReading } from '#domain/reading.ts';
import type { IssueKey, TrackerIssue } from '#domain/tracker.ts';
import { aTurn } from '../turn.ts';

/**
 * What was read out of each issue, kept for as long as its texts stay the same: one changed issue among ten
 * thousand costs one reading.
 */
export type ReadingCache = {
  /** Takes changed issues in (null: it is gone), reading what is new in them; other work may run in between. */
  update(repository: string, issues: ReadonlyMap<IssueKey, TrackerIssue | null>): Promise<void>;
  issues(): readonly TrackerIssue[];
  readings(): ReadonlyMap<IssueKey, IssueReading>;
  clear(): void;
};

/** After so many milliseconds of reading the event loop gets a turn. */
const longestStretch = 12;

export function createReadingCache(): ReadingCache {
  const issues = new Map<IssueKey, TrackerIssue>();
  const readings = new Map<IssueKey, IssueReading>();
  return {
    async update(repository, changed) {
      let began = performance.now();
      for (const [key, issue] of changed) {
        if (issue === null) {
          issues.delete(key);
          readings.delete(key);
          continue;
        }
        const known = issues.get(key);
        issues.set(key, issue);
        if (known === undefined || !sameTexts(known, issue)) readings.set(key, readIssue(issue, repository));
        if (performance.now() - began > longestStretch) {
          await aTurn();
          began = performance.now();
        }
      }
    },
    issues: () => [...issues.values()],
    readings: () => readings,
    clear() {
      issues.clear();
      readings.clear();
    },
  };
}

/** Whether a reading of one is a reading of the other: it rests on title, body, comments, and who wrote when. */
function sameTexts(a: TrackerIssue, b: TrackerIssue): boolean {
  return (
    a.title === b.title &&
    a.body === b.body &&
    a.author === b.author &&
    a.createdAt === b.createdAt &&
    isDeepStrictEqual(a.comments, b.comments)
  );
}
