import { expect, test } from 'vitest';
import { damagedMirrors } from './damagedMirrors.ts';
import { damagedPrecious } from './damagedPrecious.ts';
import { upgrades } from './upgrades.ts';

/** One of each kind of damage; `npm run trials` makes them many. */
const once = { runs: 6, seed: 1 };

test.for([damagedMirrors, damagedPrecious, upgrades])(
  'the trial $name finds the promise kept, and sees when it is not',
  { timeout: 60_000 },
  async (trial) => {
    expect((await trial.run(once)).failures).toEqual([]);
    expect((await trial.control(once)).failures).not.toEqual([]);
  },
);
