import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { preciousFileOf } from '#engine/mirror/open.ts';
import { makeFolder, opened, removeFolder } from './files.ts';
import { runMarking } from './markingProcess.ts';
import { must, Tally, type Outcome, type Trial, type TrialSize } from './trial.ts';

const faults = ['EIO', 'ENOSPC'] as const;
const calls = ['fdatasync,fsync', 'pwrite64'] as const;
const marks = 12;

/** The first `runs` / 4 calls of each kind, each failing once in each way. */
async function tryFaults({ runs }: TrialSize, lie: boolean): Promise<Outcome> {
  const tally = new Tally();
  for (let run = 0; run < runs; run += 1) {
    const fault = faults[run % 2] ?? 'EIO';
    const call = calls[Math.floor(run / 2) % 2] ?? 'pwrite64';
    const position = 1 + Math.floor(run / 4);
    const folder = makeFolder();
    const file = join(folder, 'nami.db');
    await tally.try(`${fault} at ${call} ${position}`, async () => {
      opened(file).close();
      const precious = preciousFileOf(file);
      const paths = [precious, `${precious}-wal`].flatMap((path) => ['-P', path]);
      const inject = `inject=${call}:error=${fault}:when=${position}`;
      const through = [
        'strace',
        '-f',
        '-qq',
        '-o',
        join(folder, 'trace'),
        ...paths,
        '-e',
        `trace=${call}`,
        '-e',
        inject,
      ];
      const marking = await runMarking({ file, lie, marks, source: { kind: 'none' } }, { through });
      tally.count('shown', marking.failed.length > 0 || marking.trouble !== null ? 1 : 0);
      tally.count('marks', marking.acknowledged.length);
      must(marking.exitCode === 0, `the engine died (${marking.exitCode})`);
      const storage = opened(file);
      const stored = new Set(storage.precious.prepare('SELECT as_of FROM look_marks').pluck().all());
      storage.close();
      const lost = marking.acknowledged.filter((mark) => !stored.has(mark));
      must(lost.length === 0, `${lost.length} of ${marking.acknowledged.length} acknowledged marks are gone`);
    });
    removeFolder(folder);
  }
  return tally.outcome();
}

function whyNot(): string | null {
  try {
    execFileSync('strace', ['-e', 'inject=getpid:error=EIO:when=1', 'true'], { stdio: 'pipe' });
    return null;
  } catch {
    return 'strace is not installed, or may not trace here';
  }
}

export const diskFaults: Trial = {
  name: 'disk-faults',
  promise: 'a disk that refuses a write or a flush loses nothing acknowledged, and the fault is told',
  runs: { usual: 24, full: 800 },
  passedOver: whyNot,
  run: (size) => tryFaults(size, false),
  control: (size) => tryFaults({ ...size, runs: 4 }, true),
};
