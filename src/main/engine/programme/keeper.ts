import type { Programme } from '#domain/programme.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import { splitIssueKey, type IssueKey, type TrackerIssue } from '#domain/tracker.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import type { ProgrammeView } from '#contract/views.ts';
import type { EventHub } from '../events.ts';
import type { ReadableDatabase } from '../mirror/database.ts';
import type { RepositoryRow } from '../mirror/repositories.ts';
import { readTrackerIssue, readTrackerIssues } from '../mirror/tracker.ts';
import type { Clock } from '../sync/context.ts';
import { programmeDifference } from './difference.ts';
import { createReadingCache } from './readings.ts';

/** What is open; `row` is null until the first page of the repository is mirrored. */
export type Subject = { readonly name: string; readonly row: RepositoryRow | null; readonly asOf: string };

/**
 * Keeps the programme equal to the mirror: rows in, programme and its changes out. Rebuilding happens once for
 * many changes, never twice at a time, and hands the event loop over in between.
 */
export type ProgrammeKeeper = {
  /** These issues changed in the mirror; a rebuild follows soon. */
  changed(issues: readonly IssueKey[]): void;
  /** Another repository was opened, or all of it changed. */
  replaced(): void;
  /** The programme with every change until now; null while no repository is open. */
  read(): Promise<ProgrammeView | null>;
  /** The contradictions of that programme, computed anew for each question; null while no repository is open. */
  findings(): Promise<readonly Finding[] | null>;
  stop(): void;
};

type KeeperOptions = {
  readonly mirror: ReadableDatabase;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly subject: () => Subject | null;
  readonly onBug: (error: unknown) => void;
};

/** Changes of one burst (a page, an import) make one rebuild. */
const shortestPause = 150;
/** A rebuild takes at most a fifth of the engine's time. */
const pauseForEachRebuild = 4;

export function createProgrammeKeeper(options: KeeperOptions): ProgrammeKeeper {
  const { mirror, clock, events } = options;
  const cache = createReadingCache();
  let current: ProgrammeView | null = null;
  let stale: Set<IssueKey> | 'everything' | null = 'everything';
  let rebuilding: Promise<void> | null = null;
  let callOff: (() => void) | null = null;
  let lastRebuildTook = 0;
  let stopped = false;

  const schedule = () => {
    if (callOff !== null || stopped) return;
    const pause = Math.max(shortestPause, lastRebuildTook * pauseForEachRebuild);
    callOff = clock.after(pause, () => {
      callOff = null;
      rebuild().catch(options.onBug);
    });
  };

  const rebuild = async (): Promise<void> => {
    while (rebuilding !== null) await rebuilding;
    if (stale === null || stopped) return;
    const began = performance.now();
    rebuilding = rebuildOnce().finally(() => {
      rebuilding = null;
      lastRebuildTook = performance.now() - began;
    });
    await rebuilding;
  };

  const rebuildOnce = async (): Promise<void> => {
    const what = stale;
    stale = null;
    const subject = options.subject();
    if (subject === null || what === null) return;
    try {
      if (what === 'everything') cache.clear();
      await cache.update(subject.name, gather(mirror, subject.row, what));
    } catch (error) {
      stale = 'everything';
      throw error;
    }
    const programme =
      subject.row === null
        ? emptyProgramme(subject.name, subject.asOf)
        : readProgramme(
            { repository: subject.name, issues: cache.issues(), asOf: subject.asOf },
            cache.readings(),
          );
    publish(programme);
  };

  const publish = (programme: Programme) => {
    if (current === null) {
      current = { revision: 0, programme };
      return;
    }
    const from = current.revision;
    const difference = programmeDifference(current.programme, programme);
    if (difference === null) {
      current = { revision: from, programme: { ...current.programme, repository: programme.repository } };
      return;
    }
    current = { revision: from + 1, programme };
    events.emit({ event: 'programme.changed', payload: { from, revision: from + 1, ...difference } });
  };

  return {
    changed(issues) {
      if (stale !== 'everything') {
        stale ??= new Set();
        for (const issue of issues) stale.add(issue);
      }
      schedule();
    },
    replaced() {
      stale = 'everything';
      schedule();
    },
    async read() {
      if (options.subject() === null) return null;
      await rebuild();
      return current;
    },
    async findings() {
      if (options.subject() === null) return null;
      await rebuild();
      if (current === null) return null;
      const { repository, asOf } = current.programme;
      return lint({ repository, asOf, issues: cache.issues() }, cache.readings(), current.programme);
    },
    stop() {
      stopped = true;
      callOff?.();
    },
  };
}

/** Rows → values: the gathering half; thinking is the domain's. */
function gather(
  mirror: ReadableDatabase,
  repository: RepositoryRow | null,
  what: ReadonlySet<IssueKey> | 'everything',
): ReadonlyMap<IssueKey, TrackerIssue | null> {
  if (repository === null) return new Map();
  if (what === 'everything') {
    return new Map(readTrackerIssues(mirror, repository).map((issue) => [issue.key, issue]));
  }
  return new Map(
    [...what].map((key) => [key, readTrackerIssue(mirror, repository, splitIssueKey(key).number)]),
  );
}

function emptyProgramme(repository: string, asOf: string): Programme {
  return {
    repository,
    asOf,
    plans: [],
    nodes: [],
    edges: [],
    links: [],
    phases: [],
    waves: [],
    cycles: [],
    criticalPath: [],
    unresolved: [],
    attention: [],
    workers: [],
    reports: [],
    gates: [],
    risks: [],
  };
}
