import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createClock, type Clock } from './clock.ts';
import { findSchemaFile, loadSchema } from './graphql/schema.ts';
import { createRandom } from './random.ts';
import { chooseScenario } from './scenarios/choose.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { createBudget, type Budget } from './server/budget.ts';
import { createChurn } from './server/churn.ts';
import { control, type ControlCommand } from './server/control.ts';
import { createDeviceFlow } from './server/deviceFlow.ts';
import type { FaultName } from './server/faults.ts';
import { createFaultSwitch, type FaultSwitch } from './server/faultSwitch.ts';
import { createGraphqlEndpoint } from './server/graphqlEndpoint.ts';
import { controlPath, createHttpServer } from './server/http.ts';
import { createLateWrites } from './server/late.ts';
import { createTokens } from './server/tokens.ts';
import { createTrace } from './server/trace.ts';
import { dumpTracker, type TrackerDump } from './state/dump.ts';
import { hashTracker } from './state/hash.ts';
import { createJournal } from './state/journal.ts';
import { readSnapshot, writeSnapshot } from './state/snapshot.ts';
import { loadTracker } from './state/load.ts';
import type { Tracker } from './state/tracker.ts';
import { staffed } from './workers/staff.ts';
import { createWorkforce } from './workers/workforce.ts';

export type SimulatorOptions = {
  /** `miyabi`, `scale:ISSUESxCOMMENTS`, the path of an export in gh's own shape, or a scenario as values. */
  readonly scenario: Scenario | string;
  /** The same seed gives the same repository and the same work. */
  readonly seed?: number;
  /** 0 = any free one. */
  readonly port?: number;
  /** Pace of the workers: 0 still, 1 a visible change about every five seconds, higher is faster. */
  readonly speed?: number;
  /** The token that is accepted; made up when absent. */
  readonly token?: string;
  /** Added to every answer. */
  readonly latencyMs?: number;
  /** When the simulated clock starts, milliseconds since 1970; the scenario's own moment when absent. */
  readonly startAt?: number;
  /** How fast the simulated clock runs; 0 = only when it is advanced (for repeatable runs). */
  readonly clockRate?: number;
  /** How many workers there are, instead of the scenario's own. */
  readonly workers?: number;
  /** Goes on from this file where it exists, and writes the state into it when it is closed. */
  readonly snapshotFile?: string;
  /** Faults switched on from the start. */
  readonly faults?: readonly FaultName[];
  /** False leaves secondary limits (80 writes a minute and the like) to the fault profiles. */
  readonly secondaryLimits?: boolean;
  /** GitHub's schema; looked for around the sources or the bundle when absent. */
  readonly schemaFile?: string;
};

export type RunningSimulator = {
  /** As on github.com; an Enterprise server's `/api/graphql` and `/api/v3` answer too. */
  readonly graphqlUrl: string;
  readonly restUrl: string;
  readonly controlUrl: string;
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Stops the workers, keeps the snapshot, and closes every connection; again it does nothing. */
  close(): Promise<void>;
  /** For tests in the same process. */
  readonly state: {
    readonly tracker: Tracker;
    readonly clock: Clock;
    readonly budget: Budget;
    readonly faults: FaultSwitch;
    readonly dump: () => TrackerDump;
    /** The canonical hash of state/hash.ts. */
    readonly hash: () => string;
    /** What the control endpoint does, without HTTP. */
    readonly control: (command: ControlCommand) => unknown;
  };
};

/** Starts a simulated GitHub on 127.0.0.1. Rejects when the port is taken, or the scenario is not to be had. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const seed = options.seed ?? 1;
  const scenario =
    typeof options.scenario === 'string'
      ? await chooseScenario(options.scenario, seed, options.startAt)
      : options.scenario;
  const kept = options.snapshotFile === undefined ? null : readSnapshot(options.snapshotFile);
  const random = createRandom(seed);
  const faults = createFaultSwitch(random.fork('faults'));
  const clock = createClock(options.startAt ?? kept?.now ?? scenario.opensAt, options.clockRate ?? 1, () =>
    faults.skewSeconds(),
  );
  const tracker = kept?.tracker ?? loadTracker(scenario);
  const budget = createBudget(clock, options.secondaryLimits ?? true);
  for (const name of options.faults ?? []) faults.set(name, null);
  const workforce = createWorkforce(
    tracker,
    clock,
    random,
    scenario.programme === null || options.workers === undefined
      ? scenario.programme
      : staffed(scenario.programme, options.workers),
    options.speed ?? 0,
  );
  const token = options.token ?? `ghs_${randomBytes(18).toString('hex')}`;
  const tokens = createTokens(tracker, clock, seed);
  tokens.grant({ token });
  const shared = {
    tracker,
    clock,
    budget,
    coreBudget: createBudget(clock, false),
    faults,
    workforce,
    tokens,
    deviceFlow: createDeviceFlow(clock, random.fork('device'), tokens),
    churn: createChurn(tracker, clock, random.fork('churn')),
    late: createLateWrites(clock),
    journal: createJournal(),
    trace: createTrace(),
  };
  const schema = loadSchema(options.schemaFile ?? findSchemaFile());
  const graphql = createGraphqlEndpoint({ ...shared, schema });
  const server = createHttpServer({ ...shared, graphql, token, latencyMs: options.latencyMs ?? 0 });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    workforce.stop();
    shared.late.settle();
    if (options.snapshotFile !== undefined) {
      writeSnapshot(options.snapshotFile, { tracker, now: clock.now() });
    }
    server.closeAllConnections();
    return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  };
  return {
    graphqlUrl: `${origin}/graphql`,
    restUrl: origin,
    controlUrl: `${origin}${controlPath}`,
    token,
    repository: `${tracker.repository.owner}/${tracker.repository.name}`,
    close: () => (closing ??= close()),
    state: {
      tracker,
      clock,
      budget,
      faults,
      dump: () => {
        shared.late.settle();
        return dumpTracker(tracker);
      },
      hash: () => {
        shared.late.settle();
        return hashTracker(tracker);
      },
      control: (command) => control(shared, command),
    },
  };
}
