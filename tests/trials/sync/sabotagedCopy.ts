import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Outcome } from '../trial.ts';
import { sabotageCalled, type Sabotage } from './sabotages.ts';
import { runSeeds, type SeedRange } from './seeds.ts';

const projectFolder = resolve(import.meta.dirname, '../../..');

/** Runs the seeds on a copy of the sources without the named protection, until one fails. */
export async function runSabotaged(
  name: string,
  range: Pick<SeedRange, 'first' | 'count'>,
): Promise<Outcome> {
  const sabotage = sabotageCalled(name);
  const folder = sabotagedCopy(sabotage);
  const worker = sabotage.trial === 'seeds' ? 'seedsWorker.ts' : 'churnWorker.ts';
  try {
    return await runSeeds({
      ...range,
      worker: join(folder, 'tests/trials/sync', worker),
      untilFailure: true,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of the sources without the protection. Throws where the sabotage no longer fits the sources. */
function sabotagedCopy({ name, file, takes, puts }: Sabotage): string {
  const folder = mkdtempSync(join(tmpdir(), 'nami-sabotage-'));
  for (const part of ['src', 'resources', 'tests/trials', 'tests/support', 'package.json']) {
    cpSync(join(projectFolder, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, 'src/main/engine', file);
  const source = readFileSync(path, 'utf8');
  if (source.split(takes).length !== 2) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${file} does not hold the place where ${name} stands, or holds it more than once.`);
  }
  writeFileSync(
    path,
    source.replace(takes, () => puts),
  );
  return folder;
}
