import { fail, succeed, type Result } from '#contract/result.ts';
import type { DifferenceView } from '#contract/views.ts';
import type { Handlers } from '#contract/wire.ts';
import { programmeChanges } from '#domain/diff/programmeChanges.ts';
import { doubtsOf, trackerBeforeImport, type Doubt, type LastImport } from '#domain/diff/earlierTracker.ts';
import { newestFirst, trackerChanges, type TrackerChange } from '#domain/diff/trackerChanges.ts';
import { readIssue, type IssueReading } from '#domain/reading.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import { splitIssueKey, type IssueKey, type Tracker, type TrackerIssue } from '#domain/tracker.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import { changesSince } from '../mirror/changes.ts';
import { issuesAsOf } from '../mirror/history.ts';
import { readLastImport, readRemovals } from '../mirror/imports.ts';
import { readLookMark } from '../mirror/looks.ts';
import { keepsakeName, type RepositoryRow } from '../mirror/repositories.ts';
import { openRepositories, type EngineParts } from './parts.ts';

type Earlier = {
  readonly basis: DifferenceView['basis'];
  readonly since: string;
  readonly tracker: Tracker;
  /** From when on each repository's rows tell what the two states do not show; none for an import. */
  readonly moments: readonly (readonly [RepositoryRow, string])[];
  readonly doubts: readonly Doubt[];
};

/** Rows carry whole seconds and end in Z. */
function wholeSeconds(moment: string): string {
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function earliestOf(moments: readonly string[]): string | null {
  return moments.toSorted()[0] ?? null;
}

function issuesOf(tracker: Tracker, { name }: RepositoryRow): readonly TrackerIssue[] {
  return tracker.issues.filter(({ key }) => splitIssueKey(key).repository === name);
}

type Since = Parameters<Handlers['difference.read']>[0]['since'];

export function differenceHandlers(parts: EngineParts): Pick<Handlers, 'difference.read'> {
  const { mirror, precious } = parts.storage;

  return {
    async 'difference.read'({ since }) {
      const opened = openRepositories(parts);
      if (!opened.ok) return opened;
      const repositories = opened.value;
      const present = await parts.programme.material();
      const findings = await parts.programme.findings();
      if (present === null || findings === null) return fail('not-found', ...nothingOpen);
      const found = earlierOf(since, repositories, present.tracker);
      if (!found.ok) return found;
      const { basis, tracker, doubts } = found.value;

      const readings = readingsOf(tracker, present.tracker, present.readings);
      const programme = readProgramme(tracker, readings);
      const before = { programme, findings: lint(tracker, readings, programme) };
      const removals = repositories.map((row) => readRemovals(precious, row.name, keepsakeName(row)));
      const seen = trackerChanges(tracker, present.tracker, {
        issues: removals.flatMap(({ issues }) => issues),
        comments: removals.flatMap(({ comments }) => comments),
      });
      const untold = found.value.moments.flatMap(([row, moment]) => untoldChanges(seen, row, moment));
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

  function earlierOf(
    since: Since,
    repositories: readonly RepositoryRow[],
    tracker: Tracker,
  ): Result<Earlier> {
    const imports = lastImportsOf(repositories);
    switch (since.kind) {
      case 'time': {
        const time = wholeSeconds(since.at);
        return succeed(earlierAt(repositories.map((row) => [row, time])));
      }
      case 'last-look': {
        const looks = repositories.map((row) => [row, readLookMark(precious, keepsakeName(row))] as const);
        const earliest = earliestOf(looks.flatMap(([, look]) => look ?? []));
        // A repository that came later was not there to be looked at: it is compared from the same moment on.
        if (earliest !== null) {
          const moments = looks.map(([row, look]) => [row, wholeSeconds(look ?? earliest)] as const);
          return succeed({ ...earlierAt(moments), basis: { kind: 'last-look' } });
        }
        if (imports.length === 0) return fail('not-found', ...nothingSeen);
        break;
      }
      case 'last-import':
        if (imports.length === 0) return fail('not-found', ...nothingImported);
        break;
    }
    const before = imports.reduce(trackerBeforeImport, tracker);
    const asOf = earliestOf(imports.map(({ asOfBefore }) => asOfBefore)) ?? tracker.asOf;
    return succeed({
      basis: { kind: 'last-import', files: imports[0]?.files ?? [] },
      since: asOf,
      tracker: { ...before, asOf },
      moments: [],
      doubts: [],
    });

    function earlierAt(moments: Earlier['moments']): Earlier {
      const earliest = earliestOf(moments.map(([, time]) => time)) ?? tracker.asOf;
      const issues = moments.flatMap(([row, time]) => {
        const own = moments.length === 1 ? tracker.issues : issuesOf(tracker, row);
        return issuesAsOf(precious, keepsakeName(row), own, time);
      });
      const earlier = { ...tracker, issues, asOf: earliest };
      const doubts = doubtsOf(earlier, tracker);
      return { basis: { kind: 'time' }, since: earliest, tracker: earlier, moments, doubts };
    }
  }

  /** What the last import changed; several repositories may have come by it. */
  function lastImportsOf(repositories: readonly RepositoryRow[]): readonly LastImport[] {
    const known = repositories
      .map((row) => readLastImport(precious, keepsakeName(row)))
      .filter((one) => one !== null);
    const { source } = parts.workspace.state();
    const files = source.kind === 'export' ? source.files : (known[0]?.files ?? []);
    const together = known.filter((one) => one.files.join('\n') === files.join('\n'));
    return together.length > 0 ? together : known.slice(0, 1);
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
    readings.set(issue.key, reading ?? readIssue(issue, splitIssueKey(issue.key).repository));
  }
  return readings;
}
