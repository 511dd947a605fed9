import { fail, succeed, type Result } from '#contract/result.ts';
import type { DifferenceView } from '#contract/views.ts';
import type { Handlers } from '#contract/wire.ts';
import { programmeChanges } from '#domain/diff/programmeChanges.ts';
import { doubtsOf, trackerBeforeImport, type Doubt } from '#domain/diff/earlierTracker.ts';
import { newestFirst, trackerChanges, type TrackerChange } from '#domain/diff/trackerChanges.ts';
import { readIssue, type IssueReading } from '#domain/reading.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import type { IssueKey, Tracker } from '#domain/tracker.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import { changesSince } from '../mirror/changes.ts';
import { issuesAsOf } from '../mirror/history.ts';
import { readLastImport, readRemovals } from '../mirror/imports.ts';
import { readLookMark } from '../mirror/looks.ts';
import { keepsakeName, type RepositoryRow } from '../mirror/repositories.ts';
import { openRepository, type EngineParts } from './parts.ts';

type Earlier = {
  readonly basis: DifferenceView['basis'];
  readonly since: string;
  readonly tracker: Tracker;
  readonly doubts: readonly Doubt[];
};

type Since = Parameters<Handlers['difference.read']>[0]['since'];

export function differenceHandlers(parts: EngineParts): Pick<Handlers, 'difference.read'> {
  const { mirror, precious } = parts.storage;

  return {
    async 'difference.read'({ since }) {
      const opened = openRepository(parts);
      if (!opened.ok) return opened;
      const repository = opened.value;
      const present = await parts.programme.material();
      const findings = await parts.programme.findings();
      if (present === null || findings === null) return fail('not-found', ...nothingOpen);
      const found = earlierOf(since, repository, present.tracker);
      if (!found.ok) return found;
      const { basis, tracker, doubts } = found.value;

      const readings = readingsOf(tracker, present.tracker, present.readings);
      const programme = readProgramme(tracker, readings);
      const before = { programme, findings: lint(tracker, readings, programme) };
      const removals = readRemovals(precious, repository.name, keepsakeName(repository));
      const seen = trackerChanges(tracker, present.tracker, removals);
      const untold = basis.kind === 'last-import' ? [] : untoldChanges(seen, repository, found.value.since);
      const unknown = untold
        .filter(({ what }) => what === 'body' || what === 'comment')
        .map(({ issue }) => issue);
      return succeed({
        basis,
        since: found.value.since,
        asOf: present.tracker.asOf,
        changes: newestFirst([...seen, ...untold]),
        ...programmeChanges(before, { programme: present.programme, findings }),
        doubts:
          unknown.length === 0
            ? doubts
            : [...doubts, { kind: 'earlier-text-unknown', issues: [...new Set(unknown)] }],
      });
    },
  };

  function earlierOf(since: Since, repository: RepositoryRow, tracker: Tracker): Result<Earlier> {
    const keptAs = keepsakeName(repository);
    const at = (moment: string, kind: 'time' | 'last-look'): Result<Earlier> => {
      // Rows carry whole seconds and end in Z.
      const time = new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');
      const issues = issuesAsOf(precious, keptAs, tracker.issues, time);
      const earlier = { repository: tracker.repository, issues, asOf: time };
      const doubts = doubtsOf(earlier, tracker);
      return succeed({ basis: { kind }, since: time, tracker: earlier, doubts });
    };
    const lastImport = readLastImport(precious, keptAs);
    switch (since.kind) {
      case 'time':
        return at(since.at, 'time');
      case 'last-look': {
        const look = readLookMark(precious, keptAs);
        if (look !== null) return at(look, 'last-look');
        if (lastImport === null) return fail('not-found', ...nothingSeen);
        break;
      }
      case 'last-import':
        if (lastImport === null) return fail('not-found', ...nothingImported);
        break;
    }
    return succeed({
      basis: { kind: 'last-import', files: lastImport.files },
      since: lastImport.asOfBefore,
      tracker: trackerBeforeImport(tracker, lastImport),
      doubts: [],
    });
  }

  /** What the rows tell by their times alone, and the two states of the tracker do not show. */
  function untoldChanges(
    seen: readonly TrackerChange[],
    repository: RepositoryRow,
    since: string,
  ): readonly TrackerChange[] {
    const known = new Set(seen.map(({ issue, kind, comment }) => `${issue} ${kind} ${comment}`));
    const touched = new Set(seen.map(({ issue }) => issue));
    const { changes } = changesSince(mirror, repository, since, Number.MAX_SAFE_INTEGER);
    return changes.flatMap((change): readonly TrackerChange[] => {
      const { issue, kind, comment, text, author } = change;
      if (known.has(`${issue} ${kind} ${comment}`)) return [];
      if (kind !== 'edited') return [{ ...change, what: null }];
      const what = comment !== null ? 'comment' : text === '' && author === null ? 'unknown' : 'body';
      return what === 'unknown' && touched.has(issue) ? [] : [{ ...change, what }];
    });
  }
}

const nothingOpen = [
  'No repository is open yet.',
  'Open an export, connect GitHub, or start the demo.',
] as const;

const nothingSeen = [
  'Nobody has looked at this mirror yet, and no later import changed it: there is nothing to compare with.',
  'Name a time, such as 2h or 2026-03-02.',
] as const;

const nothingImported = [
  'No later export has changed this mirror yet: there is nothing to compare with.',
  'Import a later export of the same repository, or name a time.',
] as const;

/** What is the same then as now is not read again. */
function readingsOf(
  before: Tracker,
  present: Tracker,
  known: ReadonlyMap<IssueKey, IssueReading>,
): ReadonlyMap<IssueKey, IssueReading> {
  const same = new Set(present.issues);
  const readings = new Map<IssueKey, IssueReading>();
  for (const issue of before.issues) {
    const reading = same.has(issue) ? known.get(issue.key) : undefined;
    readings.set(issue.key, reading ?? readIssue(issue, before.repository));
  }
  return readings;
}
