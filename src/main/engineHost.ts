import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import type {
  EngineSource,
  FromEngine,
  GitHubAddress,
  SignInStart,
  Surroundings,
  ToEngine,
} from '#contract/process.ts';
import { shellChannels, type EngineCondition } from '#contract/shell.ts';
import { nextRestart } from './restartDelay.ts';

export type EngineStart = {
  readonly databaseFile: string;
  readonly source: EngineSource;
  readonly signIn: SignInStart;
};

export type EngineHost = {
  /** Gives a freshly loaded page a port of its own to the engine, now and after every restart. */
  connect(page: WebContents): void;
  answerDemo(address: GitHubAddress | null): void;
  tell(message: ToEngine): void;
  /** What is not named stays as it was; told again to an engine that was started anew. */
  setSurroundings(surroundings: Partial<Surroundings>): void;
  /** Asks the engine to close its database and waits for it, for a limited time. */
  stop(): Promise<void>;
};

/** Stands in the window's status line until the engine answers again. */
const stoppedWords = {
  en: 'The engine stopped and is being started again',
  ja: 'エンジンが停止したため再起動しています',
} as const;

/** How long the engine may take to finish what it is writing before the app quits all the same. */
const stopLimitMilliseconds = 3_000;

/**
 * Runs the engine in a process of its own and keeps it running. When it dies the page is told, the engine is
 * started again from the same database, and the page gets a new port; what was committed is in the file.
 * `start` is asked at every start, so that a restart opens what is open by then.
 */
export function hostEngine(
  file: string,
  language: 'en' | 'ja',
  start: () => EngineStart,
  onMessage: (message: FromEngine) => void,
): EngineHost {
  let engine: UtilityProcess | null = null;
  let page: WebContents | null = null;
  let condition: EngineCondition = { kind: 'running' };
  let deaths = 0;
  let surroundings: Partial<Surroundings> = {};
  let stopping = false;

  const tell = (message: ToEngine) => engine?.postMessage(message);
  const say = (next: EngineCondition) => {
    condition = next;
    if (page?.isDestroyed() === false) page.send(shellChannels.engineCondition, next);
  };
  const handPort = () => {
    if (engine === null || page === null || page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    engine.postMessage({ type: 'window' } satisfies ToEngine, [port1]);
    page.postMessage(shellChannels.enginePort, null, [port2]);
  };

  const run = () => {
    if (stopping) return;
    const began = performance.now();
    const child = utilityProcess.fork(file, [], { serviceName: 'nami-engine' });
    engine = child;
    child.on('message', (message: FromEngine) => {
      if (message.type === 'ready') {
        say({ kind: 'running' });
        tell({ type: 'surroundings', surroundings });
      }
      onMessage(message);
    });
    child.once('exit', () => {
      engine = null;
      if (stopping) return;
      const restart = nextRestart(deaths, performance.now() - began);
      deaths = restart.deaths;
      say({ kind: 'restarting', message: stoppedWords[language] });
      setTimeout(run, restart.delay);
    });
    tell({ type: 'start', ...start() });
    handPort();
  };
  run();

  return {
    connect(next) {
      page = next;
      handPort();
      say(condition);
    },
    tell,
    answerDemo: (address) => tell({ type: 'demo-address', address }),
    setSurroundings(change) {
      surroundings = { ...surroundings, ...change };
      tell({ type: 'surroundings', surroundings: change });
    },
    stop() {
      stopping = true;
      const child = engine;
      if (child === null) return Promise.resolve();
      return new Promise((resolve) => {
        const limit = setTimeout(() => child.kill(), stopLimitMilliseconds);
        child.once('exit', () => {
          clearTimeout(limit);
          resolve();
        });
        child.on('message', (message: FromEngine) => {
          if (message.type === 'stopped') child.kill();
        });
        tell({ type: 'stop' });
      });
    },
  };
}
