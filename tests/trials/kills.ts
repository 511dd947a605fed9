import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { connect } from '#engine/mirror/database.ts';
import { migrate } from '#engine/mirror/migrate.ts';
import { preciousFileOf } from '#engine/mirror/open.ts';
import { applicationIds, migrationsOf } from '#engine/mirror/parts.ts';
import { startSimulator } from '#simulator/simulator.ts';
import { seededRandom } from '../support/engine/damage.ts';
import { addressOf, dumpMirror, serverDump } from '../support/engine/simulator.ts';
import { syncRepository } from '#engine/sync/syncRepository.ts';
import type { MarkingOptions } from '../support/engine/markingChild.ts';
import { makeFolder, opened, removeFolder } from './files.ts';
import { runMarking } from './markingProcess.ts';
import { must, Tally, type Outcome, type Trial, type TrialSize } from './trial.ts';

/** The engine's own time; Node's start before it is measured too, and told. */
const usableWithin = 2_000;
/** Files are begun anew, from their first shape, so often: kills meet the creation and the upgrade too. */
const killsOfOneFile = 10;

async function tryKills({ runs, seed }: TrialSize, lie: boolean): Promise<Outcome> {
  const simulator = await startSimulator({
    scenario: 'scale:200x600',
    seed: 7,
    speed: 0,
    clockRate: 0,
    latencyMs: 2,
  });
  const tally = new Tally();
  const source = { kind: 'github' as const, ...addressOf(simulator) };
  try {
    const usualStart = await measureStart(source);
    for (let begun = 0; begun < runs; begun += killsOfOneFile) {
      const folder = makeFolder();
      const file = join(folder, 'nami.db');
      if ((begun / killsOfOneFile) % 2 === 1) oldFiles(file);
      const acknowledged = new Set<string>();
      const here = Math.min(killsOfOneFile, runs - begun);
      for (let kill = 0; kill < here; kill += 1) {
        const number = seed + begun + kill;
        const random = seededRandom(number);
        await tally.try(`seed ${number}`, async () => {
          // Every other kill strikes the start itself.
          const fromUsable = kill % 2 === 1;
          const killAfter = fromUsable ? random() * 150 : usualStart * (0.4 + random() * 0.8);
          const marking = await runMarking({ file, lie, marks: null, source }, { killAfter, fromUsable });
          for (const mark of marking.acknowledged) acknowledged.add(mark);
          if (marking.usableAfter === null) {
            tally.count('killedWhileStarting');
            must(marking.failed.length === 0, `it could not start: ${marking.failed[0]}`);
            return;
          }
          tally.highest('slowestStartMs', marking.usableAfter);
          must(marking.trouble === null && marking.repairs === 0, 'it found damage or another owner');
          tally.highest('slowestOpeningMs', marking.openedIn);
          must(marking.openedIn <= usableWithin, `it took ${Math.round(marking.openedIn)} ms to be usable`);
          const stored = new Set(marking.stored);
          const before = [...acknowledged].filter((mark) => !marking.acknowledged.includes(mark));
          const lost = before.filter((mark) => !stored.has(mark));
          must(lost.length === 0, `${lost.length} acknowledged marks are gone`);
        });
      }
      await tally.try(`seed ${seed + begun}, the end`, async () => {
        const storage = opened(file);
        try {
          const stored = new Set(storage.precious.prepare('SELECT as_of FROM look_marks').pluck().all());
          const lost = [...acknowledged].filter((mark) => !stored.has(mark));
          must(lost.length === 0, `${lost.length} acknowledged marks are gone`);
          await syncRepository(storage, addressOf(simulator));
          const same = isDeepStrictEqual(dumpMirror(storage, simulator.repository), serverDump(simulator));
          must(same, 'the mirror is not what the server holds');
        } finally {
          storage.close();
        }
      });
      tally.count('marks', acknowledged.size);
      removeFolder(folder);
    }
    return tally.outcome();
  } finally {
    await simulator.close();
  }
}

/** Milliseconds until a new engine answers on this machine, as busy as it is: kills of the start are aimed by it. */
async function measureStart(source: MarkingOptions['source']): Promise<number> {
  const folder = makeFolder();
  const options = { file: join(folder, 'nami.db'), lie: false, marks: 1, source };
  const { usableAfter } = await runMarking(options);
  removeFolder(folder);
  return usableAfter ?? usableWithin;
}

/** Files of the first shape: opening them is an upgrade. */
function oldFiles(file: string): void {
  for (const [part, own] of [
    ['mirror', file],
    ['precious', preciousFileOf(file)],
  ] as const) {
    must(!existsSync(own), 'the folder is not new');
    const database = connect(own);
    migrate(database, migrationsOf[part].slice(0, 1));
    database.pragma(`application_id = ${applicationIds[part]}`);
    database.close();
  }
}

export const kills: Trial = {
  name: 'kills',
  promise:
    'an engine that is killed, at its start, while it upgrades or while it works, is usable again within 2 s; nothing acknowledged is lost',
  runs: { usual: 100, full: 1_000 },
  passedOver: () => null,
  run: (size) => tryKills(size, false),
  control: (size) => tryKills({ ...size, runs: Math.min(6, size.runs) }, true),
};
