import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Surroundings } from '#contract/process.ts';
import { createGitHubClient, type GitHubClient, type Outcome } from '#engine/github/client.ts';
import { openStorage, type Storage } from '#engine/mirror/open.ts';
import type { Clock } from '#engine/sync/context.ts';
import { followLive, type Live } from '#engine/sync/live.ts';
import { createRandom, type Random } from '#simulator/random.ts';
import type { ControlCommand } from '#simulator/server/control.ts';
import type { TraceEntry } from '#simulator/server/trace.ts';
import { startSimulator, type RunningSimulator } from '#simulator/simulator.ts';
import { laggingReplicas } from './replicas.ts';
import { watchPauses, type PauseWatch } from './pauses.ts';

/** A followed repository, its server and its time, all of them in one process and moved by hand. */
export type World = {
  readonly simulator: RunningSimulator;
  readonly random: Random;
  readonly pauses: PauseWatch;
  /** What broke a promise, as it happened. */
  readonly violations: string[];
  /** Numbers that were transferred away and came back. */
  readonly cameBack: Set<number>;
  storage(): Storage;
  live(): Live;
  do(command: ControlCommand): unknown;
  /** Lets simulated time pass, for the server and for Nami alike; polls that fall due are carried out. */
  pass(milliseconds: number): Promise<void>;
  /** The simulated workers work through so many minutes, and then Nami catches up with what fell due. */
  work(minutes: number): Promise<void>;
  surround(change: Partial<Surroundings>): void;
  refresh(): Promise<void>;
  /** Ends Nami as it stands and starts it again on the same files, its clock set wrong by `skew` milliseconds. */
  restart(skew?: number): Promise<void>;
  /** Everybody keeps still, and the server's replicas agree. */
  resting: boolean;
  /** Told of a deed that is done at `until` and bears the earlier time `from`, both seconds since 1970. */
  onLateDeed: ((from: number, until: number) => void) | null;
  /** Called before every request, while the server and everybody else can still do something. */
  beforeRequest: (() => void) | null;
  /** Ends Nami within a poll; `pass` starts it again. */
  kill(): void;
  /** Moves both clocks without letting anything fall due: time that a request takes. */
  tick(milliseconds: number): void;
  /** The server's second in which something last went wrong within a poll. */
  uncleanAt(): number;
  noteUnclean(): void;
  /** Points that the server has charged so far. */
  points(): number;
  trace(): { readonly total: number; readonly hash: string; readonly entries: readonly TraceEntry[] };
  useToken(token: string): void;
  close(): Promise<void>;
};

export type WorldOptions = {
  readonly seed: number;
  readonly scenario: string;
  readonly workers?: number;
  readonly skew?: number;
};

/** Memory where the system offers a disk in it: a seed commits some hundred times, with an fsync each. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export async function createWorld({ seed, scenario, workers, skew = 0 }: WorldOptions): Promise<World> {
  const random = createRandom(seed);
  const simulator = await startSimulator({
    scenario,
    seed,
    speed: 0,
    clockRate: 0,
    token: 'ghs_trial',
    ...(workers === undefined ? {} : { workers }),
  });
  const folder = mkdtempSync(join(scratch, 'nami-trial-'));
  const file = join(folder, 'nami.db');
  const server = simulator.state.clock;
  const began = server.now();
  const violations: string[] = [];
  const lag = laggingReplicas(random.fork('replicas'));
  const pauses = watchPauses(simulator, violations);
  let { token } = simulator;
  let elapsed = 0;
  let offset = skew;
  let uncleanAt = 0;
  let due: { readonly at: number; readonly work: () => void }[] = [];
  let inFlight = 0;
  let landed: (() => void) | null = null;
  let ending: Promise<void> | null = null;

  const clock: Clock = {
    now: () => began + elapsed + offset,
    after(milliseconds, work) {
      const entry = { at: elapsed + Math.max(0, milliseconds), work };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
  };
  const tick = (milliseconds: number) => {
    elapsed += milliseconds;
    server.advance(milliseconds);
  };

  /** Nothing is on its way: whoever waits now, waits for the clock. */
  const quiet = async () => {
    do {
      while (inFlight > 0) await new Promise<void>((done) => (landed = done));
      await new Promise<void>((done) => setImmediate(done));
    } while (inFlight > 0);
  };

  const carried = async <Value>(send: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> => {
    inFlight += 1;
    try {
      world.beforeRequest?.();
      pauses.beforeRequest();
      const outcome = await send();
      pauses.afterRequest(outcome);
      if (outcome.kind !== 'answered' || simulator.state.faults.active().includes('churn'))
        world.noteUnclean();
      return outcome;
    } finally {
      inFlight -= 1;
      if (inFlight === 0) landed?.();
    }
  };
  const clientOf = (): GitHubClient => {
    const client = createGitHubClient({ apiUrl: simulator.graphqlUrl, token });
    if (!client.ok) throw new Error(client.error.message);
    const way = client.value;
    return {
      host: way.host,
      query: (document, variables, signal) =>
        carried(async () => {
          const outcome = await way.query(document, variables, signal);
          if (!world.resting && lag(outcome)) world.noteUnclean();
          return outcome;
        }),
      rest: (path, signal) => carried(() => way.rest(path, signal)),
    };
  };

  const open = (): Storage => {
    const opened = openStorage(file);
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  };
  const follow = (): Live => {
    const followed = followLive({
      storage,
      clock,
      kind: 'github',
      client: clientOf(),
      address: { apiUrl: simulator.graphqlUrl, repository: simulator.repository, token },
      onState: () => undefined,
      onChange: () => undefined,
      onRenamed: () => undefined,
      onForgotten: () => undefined,
      onWarning: () => undefined,
      onBug: (error) => violations.push(`a bug: ${error instanceof Error ? error.stack : String(error)}`),
    });
    if (!followed.ok) throw new Error(followed.error.message);
    return followed.value;
  };
  let storage = open();
  let surroundings: Surroundings = { visible: true, awake: true, online: true };
  const start = () => {
    const followed = follow();
    followed.setSurroundings(surroundings);
    return followed;
  };

  const world: World = {
    simulator,
    random,
    pauses,
    violations,
    cameBack: new Set(),
    resting: false,
    onLateDeed: null,
    beforeRequest: null,
    storage: () => storage,
    live: () => live,
    do: (command) => simulator.state.control(command),
    async pass(milliseconds) {
      const end = elapsed + milliseconds;
      for (;;) {
        await quiet();
        if (ending !== null) await world.restart(offset);
        await quiet();
        const [next] = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        due = due.filter((other) => other !== next);
        tick(Math.max(0, next.at - elapsed));
        next.work();
      }
      tick(Math.max(0, end - elapsed));
    },
    async work(minutes) {
      const before = server.now();
      simulator.state.control({ command: 'work', minutes });
      elapsed += server.now() - before;
      await world.pass(0);
    },
    surround(change) {
      surroundings = { ...surroundings, ...change };
      live.setSurroundings(surroundings);
    },
    async refresh() {
      void live.refresh();
      await world.pass(0);
    },
    async restart(otherSkew = offset) {
      const stopped = ending ?? live.stop();
      await quiet();
      await stopped;
      ending = null;
      storage.close();
      offset = otherSkew;
      storage = open();
      live = start();
    },
    kill() {
      if (ending !== null) return;
      world.noteUnclean();
      ending = live.stop();
    },
    tick,
    uncleanAt: () => uncleanAt,
    noteUnclean() {
      uncleanAt = server.seconds();
    },
    points: () => pauses.points(),
    trace: () => simulator.state.control({ command: 'trace' }) as ReturnType<World['trace']>,
    useToken(other) {
      token = other;
    },
    async close() {
      const stopped = ending ?? live.stop();
      await quiet();
      await stopped;
      storage.close();
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  let live = start();
  return world;
}
