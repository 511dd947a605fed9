import type { FromEngine, GitHubAddress } from '#contract/process.ts';
import type { Handlers } from '#contract/wire.ts';
import type { Accounts } from './accounts.ts';
import type { EventHub } from './events.ts';
import { createHandlers } from './features/handlers.ts';
import { reimportLastExport } from './features/reimport.ts';
import { createIndexer, type Indexer } from './indexer.ts';
import { storageFailure } from './mirror/failure.ts';
import { isTooLargeForEveryStart, lookThroughTexts } from './mirror/recoveryIdle.ts';
import type { Storage } from './mirror/open.ts';
import { createProgrammeKeeper, type ProgrammeKeeper } from './programme/keeper.ts';
import { createStorageWatch } from './storageWatch.ts';
import type { Clock } from './sync/context.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** All that works on one opening of the files; another opening gets another one. */
export type EngineRun = {
  readonly storage: Storage;
  readonly workspace: Workspace;
  readonly indexer: Indexer;
  readonly handlers: Handlers;
  /** Imports the last export again where the mirror lost it. */
  readonly rebuild: () => Promise<void>;
  /** Ends what is under way and closes the files. */
  readonly stop: () => Promise<void>;
};

export type EngineRunOptions = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly accounts: Accounts;
  /** The repository that a bare `#12` means, where it is not the main one of what was open last. */
  readonly home?: string;
  /** Above every revision of the programme that somebody may hold. */
  readonly firstRevision: number;
  readonly tellMain: (message: FromEngine) => void;
  readonly startDemo: (() => Promise<GitHubAddress>) | null;
  readonly log: (message: string) => void;
  /** The files want to be opened anew; `suspect`: one of them is damaged. */
  readonly onRenew: (suspect: boolean) => void;
};

export function startRun(options: EngineRunOptions): EngineRun {
  const { storage, clock, events, accounts, log, tellMain } = options;
  const watch = createStorageWatch({
    storage,
    clock,
    onChange: () => workspace.tell(),
    onRoom() {
      indexer.wake();
      // The poll tells its own end.
      void workspace.refresh();
    },
    onRenew: options.onRenew,
  });
  const onBug = (error: unknown) => {
    const failure = storageFailure(error, storage.mirrorFile);
    if (failure !== null) watch.failed(failure);
    else log(`A bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };

  const indexer = createIndexer(storage.mirror, clock, onBug, watch.failed);
  if (storage.trouble !== null) indexer.pause();
  const stopLooking = lookThroughLater(storage, clock, log, onBug);
  let programme: ProgrammeKeeper | null = null;
  const keeper = (): ProgrammeKeeper => {
    if (programme === null) throw new Error('the programme is asked for before it is made');
    return programme;
  };
  const workspace = createWorkspace({
    storage,
    clock,
    events,
    indexer,
    accounts,
    programme: keeper,
    log,
    onBug,
    storageState: watch.state,
    onStorageFailure: watch.failed,
  });
  programme = createProgrammeKeeper({
    mirror: storage.mirror,
    precious: storage.precious,
    clock,
    events,
    subject: workspace.subject,
    onBug,
    firstRevision: options.firstRevision,
  });
  const parts = { storage, watch, workspace, programme, indexer, accounts, clock, tellMain };
  const handlers = createHandlers({ ...parts, startDemo: options.startDemo });
  try {
    workspace.openLast(options.home);
  } catch (error) {
    onBug(error);
  }

  let stopped = false;
  return {
    storage,
    workspace,
    indexer,
    handlers,
    async rebuild() {
      const said = await reimportLastExport(parts);
      if (said !== null) log(said);
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      watch.stop();
      stopLooking();
      programme.stop();
      indexer.stop();
      await workspace.letGo();
      storage.close();
    },
  };
}

/** The first page, and whoever waits at the start, come before it (milliseconds). */
const lookThroughAfter = 20_000;
const lookThroughPause = 30;

/** A mirror too large to be looked through at the start is read once while the engine is idle. */
function lookThroughLater(
  { mirror, trouble }: Storage,
  clock: Clock,
  log: (message: string) => void,
  onDamage: (error: unknown) => void,
): () => void {
  if (trouble !== null || !isTooLargeForEveryStart(mirror)) return () => undefined;
  const steps = lookThroughTexts(mirror);
  let rows = 0;
  const step = () => {
    try {
      const read = steps.next();
      if (read.done === true) {
        log(`The mirror was looked through: ${rows} texts, all of them readable.`);
        return;
      }
      rows += read.value;
      callOff = clock.after(lookThroughPause, step);
    } catch (error) {
      onDamage(error);
    }
  };
  let callOff = clock.after(lookThroughAfter, step);
  return () => callOff();
}
