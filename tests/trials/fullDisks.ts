import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createEngine, type Engine } from '#engine/engine.ts';
import type { SessionState } from '#contract/session.ts';
import type { Clock } from '#engine/sync/context.ts';
import { startSimulator } from '#simulator/simulator.ts';
import { seededRandom } from '../support/engine/damage.ts';
import { addressOf, dumpMirror, serverDump } from '../support/engine/simulator.ts';
import { canMount, mountSmallDisk } from '../support/engine/smallDisk.ts';
import { opened } from './files.ts';
import { must, Tally, type Outcome, type Trial, type TrialSize } from './trial.ts';

/** The engine's pauses, fifty times shorter. */
const hurriedClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds / 50);
    return () => clearTimeout(timer);
  },
};

/** A state that does not come within this time is a failure (milliseconds). */
const patience = 10_000;

function reached(
  engine: Engine,
  wanted: string,
  holds: (state: SessionState) => boolean,
): Promise<SessionState> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${wanted} did not come`)), patience);
    const hear = (state: SessionState) => {
      if (!holds(state)) return;
      clearTimeout(limit);
      stop();
      resolve(state);
    };
    const stop = engine.subscribe('session.changed', hear);
    void Promise.resolve(engine.handlers['session.read']({})).then((read) => read.ok && hear(read.value));
  });
}

const marks = (engine: Engine) =>
  engine.storage.precious.prepare('SELECT count(*) FROM look_marks').pluck().get() as number;

/** `careless` takes every mark for stored, whatever the engine answers. */
async function tryFull({ runs, seed }: TrialSize, careless: boolean): Promise<Outcome> {
  const tally = new Tally();
  const simulator = await startSimulator({
    scenario: 'scale:600x1800',
    seed: 7,
    speed: 0,
    clockRate: 0,
    latencyMs: 3,
  });
  const disk = mountSmallDisk(48);
  const file = join(disk.folder, 'nami.db');
  try {
    const created = await createEngine({
      databaseFile: file,
      source: { kind: 'github', ...addressOf(simulator) },
      clock: hurriedClock,
    });
    if (!created.ok) throw new Error(created.error.message);
    const engine = created.value;
    await engine.start();
    await reached(engine, 'the first page', (state) => state.issues > 0);
    let acknowledged = 0;
    for (let cycle = 0; cycle < runs; cycle += 1) {
      const random = seededRandom(seed + cycle);
      await tally.try(`seed ${seed + cycle}`, async () => {
        await new Promise((resolve) => setTimeout(resolve, random() * 40));
        disk.fill();
        // The page of the log that is there already may take a few more.
        for (let attempt = 0; attempt < 200; attempt += 1) {
          const answer = await engine.handlers['look.mark']({});
          if (answer.ok || careless) acknowledged += 1;
          if (!answer.ok) {
            must(answer.error.kind === 'disk-full', `a mark was refused as ${answer.error.kind}`);
            tally.count('refused');
            if (!careless) break;
          }
        }
        await reached(
          engine,
          'the state of a full disk',
          (state) => state.storageTrouble?.kind === 'disk-full',
        );
        const programme = await engine.handlers['programme.read']({});
        must(programme.ok && programme.value.programme.nodes.length > 0, 'nothing can be read');
        disk.makeRoom();
        await reached(engine, 'room', (state) => state.storageTrouble === undefined);
        must((await engine.handlers['look.mark']({})).ok, 'a mark is refused though there is room');
        acknowledged += 1;
        must(
          marks(engine) === acknowledged,
          `${acknowledged} marks were acknowledged, ${marks(engine)} are there`,
        );
      });
    }
    await tally.try('the end', async () => {
      await reached(
        engine,
        'the end of the sync',
        (state) =>
          state.connection.kind === 'online' && state.activity.kind === 'idle' && state.issues === 600,
      );
      must(
        isDeepStrictEqual(dumpMirror(engine.storage, simulator.repository), serverDump(simulator)),
        'the mirror is not what the server holds',
      );
    });
    await engine.stop();
    await tally.try('the next start', () => {
      const storage = opened(file);
      const count = storage.precious.prepare('SELECT count(*) FROM look_marks').pluck().get();
      storage.close();
      must(storage.repairs.length === 0 && count === acknowledged, 'something acknowledged is gone');
    });
    tally.count('marks', acknowledged);
    return tally.outcome();
  } finally {
    await simulator.close();
    disk.remove();
  }
}

export const fullDisks: Trial = {
  name: 'full-disks',
  promise:
    'on a full disk nothing acknowledged is lost, everything can be read, and all goes on by itself with room',
  runs: { usual: 20, full: 50 },
  passedOver: () => (canMount() ? null : 'only root may mount the small disk it needs'),
  run: (size) => tryFull(size, false),
  control: (size) => tryFull({ ...size, runs: 1 }, true),
};
