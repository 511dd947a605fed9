import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { runChurn } from './churn.ts';
import { sabotages } from './sabotages.ts';
import { runSeed } from './seed.ts';

// A sample; `npm run trials -- sync churn sabotage` runs many times as many.
test.for([1, 15, 18, 92, 172, 240])('seed %i: at rest the mirror is the server', async (seed) => {
  expect((await runSeed(seed)).violations).toEqual([]);
});

test('the same seed gives the same trace, another seed another one', async () => {
  const [first, again, other] = [await runSeed(3), await runSeed(3), await runSeed(4)];
  expect(again).toEqual(first);
  expect(other.trace).not.toBe(first.trace);
});

test('a backfill amid five touches a second misses none', async () => {
  expect((await runChurn(2)).violations).toEqual([]);
});

test('every protection that is to be taken out stands where it is looked for', () => {
  const engine = resolve(import.meta.dirname, '../../../src/main/engine');
  const misplaced = sabotages.filter(
    ({ file, takes }) => readFileSync(join(engine, file), 'utf8').split(takes).length !== 2,
  );
  expect(misplaced.map(({ name }) => name)).toEqual([]);
});
