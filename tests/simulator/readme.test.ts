import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { faultNames, faultProfiles } from '#simulator/server/faults.ts';
import { runCommand } from '../support/commandLine.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../../src/simulator/README.md'), 'utf8');

test('the README lists every fault with what it befalls and what happens', () => {
  const rows = [...readme.matchAll(/^\| `([a-z0-9-]+)` +\| (all|reads|writes) +\| (.+?) +\|$/gm)].map(
    ([, name, befalls, summary]) => [name, befalls, summary],
  );
  expect(rows).toEqual(
    faultNames.map((name) => [name, faultProfiles[name].befalls, faultProfiles[name].summary]),
  );
});

test('so does the help of the command', async () => {
  const { stdout, code } = await runCommand(['simulate', '--help']);
  expect(code).toBe(0);
  for (const name of faultNames) expect(stdout).toContain(`  ${name} `);
  for (const name of faultNames) expect(stdout).toContain(faultProfiles[name].summary);
});
