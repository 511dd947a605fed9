import type { EngineSource, GitHubAddress } from '#contract/process.ts';
import { succeed, type Result } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import { createEventHub, type EventHub } from './events.ts';
import { createHandlers } from './features/handlers.ts';
import { createIndexer } from './indexer.ts';
import { openStorage, type Storage } from './mirror/open.ts';
import { createProgrammeKeeper, type ProgrammeKeeper } from './programme/keeper.ts';
import { systemClock, type Clock } from './sync/context.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** The engine: a database, what feeds it, and one handler for each request. Knows no transport. */
export type Engine = {
  readonly handlers: Handlers;
  readonly subscribe: EventHub['subscribe'];
  /** Hears every event as a message; for transports. */
  readonly listen: EventHub['listen'];
  /** For the command line's own work (a sync with a progress bar). */
  readonly storage: Storage;
  /** Follows the source, if it can be reached, and indexes. Without it the engine answers from the mirror alone. */
  readonly start: () => Promise<Result<null>>;
  /** The demo's simulator answers at another address now; null when it went away. */
  readonly demoMoved: (address: GitHubAddress | null) => Promise<void>;
  readonly setSurroundings: Workspace['setSurroundings'];
  /** Ends what is under way and closes the files. */
  readonly stop: () => Promise<void>;
};

export type EngineOptions = {
  readonly databaseFile: string;
  readonly source: EngineSource;
  readonly clock?: Clock;
  /** Starts the demo's simulator and answers where it listens. */
  readonly startDemo?: () => Promise<GitHubAddress>;
  /** One sentence for the log. */
  readonly log?: (message: string) => void;
};

/** Opens or creates the database; fails as `openStorage` does. */
export async function createEngine(options: EngineOptions): Promise<Result<Engine>> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? (() => undefined);
  const opened = openStorage(options.databaseFile);
  if (!opened.ok) return opened;
  const storage = opened.value;
  const events = createEventHub();
  const onBug = (error: unknown) =>
    log(`A bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);

  const indexer = createIndexer(storage.mirror, clock, onBug);
  let programme: ProgrammeKeeper | null = null;
  const keeper = (): ProgrammeKeeper => {
    if (programme === null) throw new Error('the programme is asked for before it is made');
    return programme;
  };
  const workspace = createWorkspace({ storage, clock, events, indexer, programme: keeper, log, onBug });
  programme = createProgrammeKeeper({
    mirror: storage.mirror,
    precious: storage.precious,
    clock,
    events,
    subject: workspace.subject,
    onBug,
  });
  const handlers = createHandlers({
    storage,
    workspace,
    programme,
    indexer,
    startDemo: options.startDemo ?? null,
  });
  workspace.openLast();

  let stopped = false;
  const engine: Engine = {
    handlers,
    subscribe: events.subscribe,
    listen: events.listen,
    storage,
    async start() {
      indexer.wake();
      const { source } = options;
      switch (source.kind) {
        case 'github':
        case 'demo':
          return workspace.follow(source.kind, source);
        case 'none': {
          // The demo that was open last is started again; an export or a repository without a token is shown as it is.
          const wantsDemo = workspace.state().source.kind === 'demo' && options.startDemo !== undefined;
          return wantsDemo && options.startDemo !== undefined
            ? workspace.follow('demo', await options.startDemo())
            : succeed(null);
        }
      }
    },
    async demoMoved(address) {
      const { source } = workspace.state();
      if (address === null) await workspace.loseDemo();
      else if (source.kind === 'none' || source.kind === 'demo') await workspace.follow('demo', address);
    },
    setSurroundings: workspace.setSurroundings,
    async stop() {
      if (stopped) return;
      stopped = true;
      programme.stop();
      indexer.stop();
      await workspace.letGo();
      storage.close();
    },
  };
  return Promise.resolve(succeed(engine));
}
