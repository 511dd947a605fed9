import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { countsIn, countVitest, failedRun, noTests, type Counts } from './counts.ts';
import { execute } from './execute.ts';
import { say, seconds } from './progress.ts';
import { outFolder, packageFile, projectFolder } from './project.ts';

export type CheckResult = { readonly name: string; readonly ok: boolean; readonly counts: Counts };

const unitReport = join(outFolder, 'reports', 'unit.json');

/** In the order in which they fail most cheaply. Each is the script that package.json names, run by this Node. */
const checks = [
  { name: 'types', command: ['typescript', 'bin', 'tsc'], args: ['--build'] },
  { name: 'lint', command: ['eslint', 'bin', 'eslint.js'], args: ['.', '--max-warnings=0'] },
  {
    name: 'format',
    command: ['prettier', 'bin', 'prettier.cjs'],
    args: ['--check', '--log-level=warn', '.'],
  },
  {
    name: 'unit',
    command: ['vitest', 'vitest.mjs'],
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
  },
] as const;

/**
 * Types, lint, format and unit tests. All of them run, so that one look shows everything that is wrong. A check
 * without tests of its own counts one failure when it fails and nothing when it passes.
 */
export async function runChecks(): Promise<readonly CheckResult[]> {
  await mkdir(join(outFolder, 'reports'), { recursive: true });
  await rm(unitReport, { force: true });
  const results: CheckResult[] = [];
  for (const { name, command, args } of checks) {
    say(`\n── ${name}`);
    const started = performance.now();
    const { code } = await execute(process.execPath, [packageFile(...command), ...args], {
      cwd: projectFolder,
      show: true,
    });
    say(`── ${name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds(performance.now() - started)}`);
    const counts =
      name === 'unit' ? await countsIn(unitReport, countVitest) : code === 0 ? noTests : failedRun;
    results.push({ name, ok: code === 0, counts });
  }
  return results;
}
