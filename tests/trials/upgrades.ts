import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { StoragePart } from '#contract/session.ts';
import type { WritableDatabase } from '#engine/mirror/database.ts';
import { migrate, newestShape, shapeOf } from '#engine/mirror/migrate.ts';
import { applicationIds, migrationsOf } from '#engine/mirror/parts.ts';
import { preciousFileOf } from '#engine/mirror/open.ts';
import { copyFiles, makeFolder, onCopy, opened, removeFolder } from './files.ts';
import { must, Tally, type Outcome, type Trial } from './trial.ts';

const rowsOf = {
  mirror:
    "INSERT INTO repositories (origin, name) VALUES ('tracker', 'harbour/pilots'), ('demo', 'harbour/tugs')",
  precious: "INSERT INTO settings VALUES ('one', 'kept'), ('two', 'kept too')",
} as const;
const readBack = {
  mirror: 'SELECT name FROM repositories ORDER BY id',
  precious: "SELECT name FROM settings WHERE value LIKE 'kept%' ORDER BY name",
} as const;

/**
 * Brings a file of each released shape to the newest one and looks, before each statement of the way, at what a kill would
 * leave on the disk: it must open with the newest shape and every row. `careless` runs the statements without their transaction.
 */
async function tryUpgrades(careless: boolean): Promise<Outcome> {
  const tally = new Tally();
  for (const part of ['mirror', 'precious'] as const) {
    const steps = migrationsOf[part];
    for (let shape = 1; shape < newestShape(steps); shape += 1) {
      const folder = makeFolder();
      try {
        const images = interrupted(folder, part, shape, careless);
        for (const [index, image] of images.entries()) {
          await tally.try(`${part} from shape ${shape}, killed before statement ${index + 1}`, () =>
            onCopy(image, (copy) => mustBeWhole(copy, part)),
          );
        }
        tally.count('shapes');
      } finally {
        removeFolder(folder);
      }
    }
  }
  return tally.outcome();
}

/** What lies on the disk before each statement; a process that is killed leaves just that behind. */
function interrupted(folder: string, part: StoragePart, shape: number, careless: boolean): readonly string[] {
  const file = join(folder, 'nami.db');
  const own = part === 'mirror' ? file : preciousFileOf(file);
  const images: string[] = [];
  let watching = false;
  const database = new Sqlite(own, {
    verbose() {
      if (!watching) return;
      const image = join(folder, `image-${images.length}.db`);
      images.push(image);
      copyFiles(file, image);
    },
  }) as WritableDatabase;
  const steps = migrationsOf[part];
  database.pragma('journal_mode = WAL');
  database.pragma(`application_id = ${applicationIds[part]}`);
  migrate(database, steps.slice(0, shape));
  database.exec(rowsOf[part]);
  watching = true;
  if (careless) {
    for (const step of steps.slice(shape)) {
      database.exec(step.sql);
      database.pragma(`user_version = ${step.version}`);
    }
  } else {
    migrate(database, steps);
  }
  watching = false;
  database.close();
  return images;
}

function mustBeWhole(file: string, part: StoragePart): void {
  const storage = opened(file);
  try {
    must(storage.repairs.length === 0, 'it was between two shapes');
    must(shapeOf(storage[part]) === newestShape(migrationsOf[part]), 'it has an older shape');
    must(storage[part].prepare(readBack[part]).all().length === 2, 'a row is gone');
    must(storage[part].pragma('integrity_check', { simple: true }) === 'ok', 'it is not sound');
  } finally {
    storage.close();
  }
}

export const upgrades: Trial = {
  name: 'upgrades',
  promise:
    'an upgrade that is killed before any of its statements leaves the old shape or the new one, with every row',
  // Every statement of every upgrade, whatever the size.
  runs: { usual: 1, full: 1 },
  passedOver: () => null,
  run: () => tryUpgrades(false),
  control: () => tryUpgrades(true),
};
