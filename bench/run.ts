import { readdir } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './measurement.ts';

/**
 * `npm run bench [-- NAME…] [--quick]`: runs every file of this folder that exports `run`, or those named, one after
 * another, and prints one JSON document. A bench compares with a baseline measured in the same run, because the clock
 * of one machine says little about another's.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' } },
});
const notBenches = new Set(['run.ts', 'measurement.ts', 'searchQueries.ts']);
const files = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith('.ts') && !notBenches.has(file))
  .filter((file) => positionals.length === 0 || positionals.includes(basename(file, '.ts')))
  .sort();
if (files.length === 0) {
  console.error(`bench: none of these is a bench: ${positionals.join(', ')}`);
  process.exit(2);
}

const results: Record<string, unknown> = {};
for (const file of files) {
  const name = basename(file, '.ts');
  console.error(`bench: ${name} …`);
  const bench = (await import(join(import.meta.dirname, file))) as Bench;
  results[name] = await bench.run({ quick: values.quick === true });
}
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryBytes: totalmem(),
  node: process.version,
};
console.log(JSON.stringify({ machine, quick: values.quick === true, results }, null, 2));
