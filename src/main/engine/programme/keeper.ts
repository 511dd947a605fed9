import { nothingAround, type Around } from '#domain/graph/issueIndex.ts';
import type { Programme } from '#domain/programme.ts';
import type { IssueReading } from '#domain/reading.ts';
import { createComposer, type Composer } from '#domain/compose/composer.ts';
import { issueKey, splitIssueKey, type IssueKey, type Tracker, type TrackerIssue } from '#domain/tracker.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import type { ProgrammeView } from '#contract/views.ts';
import type { EventHub } from '../events.ts';
import type { ReadableDatabase } from '../mirror/database.ts';
import { withReplacedTexts } from '../mirror/replacedTexts.ts';
import { readOutside } from '../mirror/outside.ts';
import type { RepositoryRow } from '../mirror/repositories.ts';
import { readTrackerIssue } from '../mirror/tracker.ts';
import { listIssueNumbers } from '../mirror/issues.ts';
import type { Clock } from '../sync/context.ts';
import { startTurns, type Turns } from '../turn.ts';
import { programmeDifference } from './difference.ts';
import { createReadingCache } from './readings.ts';

/** What is open. */
export type Subject = {
  /** The repository that a bare `#12` means. */
  readonly name: string;
  /** Those of which something is mirrored. */
  readonly repositories: readonly RepositoryRow[];
  /** The coordination issue that the user chose. */
  readonly coordination: IssueKey | null;
  readonly asOf: string;
};

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
  /** What the programme was made of, for comparing it with an earlier state; null while no repository is open. */
  material(): Promise<ProgrammeMaterial | null>;
  stop(): void;
};

export type ProgrammeMaterial = {
  readonly tracker: Tracker;
  readonly readings: ReadonlyMap<IssueKey, IssueReading>;
  readonly programme: Programme;
};

type KeeperOptions = {
  readonly mirror: ReadableDatabase;
  /** Where the texts are kept that the tracker no longer holds. */
  readonly precious: ReadableDatabase;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly subject: () => Subject | null;
  readonly onBug: (error: unknown) => void;
  /** Above every revision that the windows may hold; 0 where it is absent. */
  readonly firstRevision?: number;
};

/** Changes of one burst (a page, an import) make one rebuild; a comment's own takes some 5 ms. */
const shortestPause = 30;
/** A rebuild takes at most a fifth of the engine's time. */
const pauseForEachRebuild = 4;

export function createProgrammeKeeper(options: KeeperOptions): ProgrammeKeeper {
  const { mirror, precious, clock, events } = options;
  const cache = createReadingCache();
  /** Null until the first reading; another repository gets another one. */
  let composer: { readonly repository: string; readonly composer: Composer } | null = null;
  /** What the last programme was made with, beside the issues. */
  let around: Around = nothingAround;
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
      rebuild().catch((error: unknown) => {
        // Stopped under way, it finds the files closed.
        if (!stopped) options.onBug(error);
      });
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
      publish(await compose(subject, what, startTurns()));
    } catch (error) {
      // Half a step is of no use: the next attempt begins from nothing.
      composer = null;
      cache.clear();
      stale = 'everything';
      throw error;
    }
  };

  const compose = async (
    { name, repositories, coordination, asOf }: Subject,
    what: ReadonlySet<IssueKey> | 'everything',
    turns: Turns,
  ): Promise<Programme> => {
    const whole = what === 'everything' || composer?.repository !== name;
    if (composer?.repository !== name) {
      cache.clear();
      composer = { repository: name, composer: createComposer(name) };
    }
    const gathered = new Map(
      await gather(mirror, precious, repositories, whole ? 'everything' : what, turns),
    );
    if (whole) {
      for (const key of cache.everything().keys()) if (!gathered.has(key)) gathered.set(key, null);
    }
    const changes = await cache.update(gathered, turns);
    around = { outside: readOutside(mirror, repositories), coordination };
    const steps = composer.composer.updateInSteps(changes, asOf, around);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      await turns.give();
    }
  };

  const publish = (programme: Programme) => {
    if (current === null) {
      current = { revision: options.firstRevision ?? 0, programme };
      return;
    }
    const from = current.revision;
    const difference = programmeDifference(current.programme, programme);
    if (difference === null) {
      current = { revision: from, programme };
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
      return lint(
        { repository, asOf, issues: cache.issues(), ...around },
        cache.readings(),
        current.programme,
      );
    },
    async material() {
      if (options.subject() === null) return null;
      await rebuild();
      if (current === null) return null;
      const { programme } = current;
      const { repository, asOf } = programme;
      const tracker = { repository, asOf, issues: cache.issues(), ...around };
      return { tracker, readings: cache.readings(), programme };
    },
    stop() {
      stopped = true;
      callOff?.();
    },
  };
}

/** Rows → values: the gathering half; thinking is the domain's. Null stands for an issue that is gone. */
async function gather(
  mirror: ReadableDatabase,
  precious: ReadableDatabase,
  repositories: readonly RepositoryRow[],
  what: ReadonlySet<IssueKey> | 'everything',
  turns: Turns,
): Promise<ReadonlyMap<IssueKey, TrackerIssue | null>> {
  const gathered = new Map<IssueKey, TrackerIssue | null>();
  const wanted = what === 'everything' ? null : [...what].map(splitIssueKey);
  for (const repository of repositories) {
    const numbers =
      wanted === null
        ? listIssueNumbers(mirror, repository.id)
        : wanted.filter((key) => key.repository === repository.name).map(({ number }) => number);
    const present: TrackerIssue[] = [];
    // One by one: all rows in six queries come sooner, but hold up everybody else for a second.
    for (const number of numbers) {
      const issue = readTrackerIssue(mirror, repository, number);
      if (issue !== null) present.push(issue);
      gathered.set(issueKey(repository.name, number), issue);
      await turns.give();
    }
    if (present.length === 0) continue;
    for (const issue of withReplacedTexts(precious, repository.name, present)) gathered.set(issue.key, issue);
  }
  return gathered;
}
