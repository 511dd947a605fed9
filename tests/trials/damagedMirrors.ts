import { readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { GitHubAddress } from '#contract/process.ts';
import { connect } from '#engine/mirror/database.ts';
import { preciousFileOf, type Storage } from '#engine/mirror/open.ts';
import { syncRepository } from '#engine/sync/syncRepository.ts';
import { startSimulator } from '#simulator/simulator.ts';
import { damage, damageKinds, seededRandom } from '../support/engine/damage.ts';
import { fillPrecious, preciousRows } from '../support/engine/preciousRows.ts';
import { addressOf, dumpMirror, serverDump } from '../support/engine/simulator.ts';
import { copyFiles, makeFolder, onCopy, opened, removeFolder } from './files.ts';
import { must, Tally, type Outcome, type Trial, type TrialSize } from './trial.ts';

/** `careless` opens the files as SQLite does, without looking at them. */
async function tryDamage({ runs, seed }: TrialSize, careless: boolean): Promise<Outcome> {
  const simulator = await startSimulator({ scenario: 'scale:24x72', seed: 7, speed: 0, clockRate: 0 });
  const folder = makeFolder();
  const tally = new Tally();
  try {
    const address = addressOf(simulator);
    const file = join(folder, 'nami.db');
    const unclosed = join(folder, 'unclosed.db');
    const first = opened(file);
    fillPrecious(first.precious, 10);
    await syncRepository(first, address);
    const kept = preciousRows(first.precious);
    copyFiles(file, unclosed);
    first.close();
    for (let run = 0; run < runs; run += 1) {
      const random = seededRandom(seed + run);
      const kind = damageKinds[(seed + run - 1) % damageKinds.length] ?? 'bits';
      await tally.try(`seed ${seed + run}, ${kind}`, () =>
        onCopy(kind === 'no-wal' ? unclosed : file, async (copy) => {
          if (kind !== 'no-wal') keepTimes(file, copy);
          damage(copy, kind, random);
          const broken = readFileSync(copy);
          const storage = careless ? carelesslyOpened(copy) : opened(copy);
          try {
            const [repair] = storage.repairs;
            tally.count(repair === undefined ? 'takenAsItIs' : 'madeAnew');
            must(
              repair === undefined || readFileSync(repair.keptAs).equals(broken),
              'the original was changed',
            );
            await mustSync(storage, address);
            must(
              isDeepStrictEqual(dumpMirror(storage, simulator.repository), serverDump(simulator)),
              'the mirror is not what the server holds',
            );
            const rows = preciousRows(storage.precious);
            must(
              [...kept].every(([key, row]) => rows.get(key) === row),
              'a precious row is gone',
            );
          } finally {
            storage.close();
          }
        }),
      );
    }
    return tally.outcome();
  } finally {
    await simulator.close();
    removeFolder(folder);
  }
}

/** A disk that forgets does not touch the time of change, and neither does this copy. */
function keepTimes(from: string, to: string): void {
  const { atimeMs, mtimeMs } = statSync(from);
  utimesSync(to, atimeMs / 1000, mtimeMs / 1000);
}

async function mustSync(storage: Storage, address: GitHubAddress): Promise<void> {
  const report = await syncRepository(storage, address);
  must(report.ok && report.value.failure === null, 'the sync failed');
}

function carelesslyOpened(file: string): Storage {
  const mirror = connect(file);
  const precious = connect(preciousFileOf(file));
  const close = () => [mirror, precious].forEach((one) => one.close());
  return {
    mirror,
    precious,
    mirrorFile: file,
    preciousFile: preciousFileOf(file),
    trouble: null,
    repairs: [],
    close,
  };
}

export const damagedMirrors: Trial = {
  name: 'damaged-mirrors',
  promise: 'a damaged mirror is kept aside and made anew, equal to the server; the precious rows are whole',
  runs: { usual: 100, full: 1_000 },
  passedOver: () => null,
  run: (size) => tryDamage(size, false),
  control: (size) => tryDamage(size, true),
};
