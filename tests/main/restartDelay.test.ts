import { describe, expect, it } from 'vitest';
import { nextRestart } from '../../src/main/restartDelay.ts';

describe('starting a dead process again', () => {
  it('is immediate at first and ever slower while it keeps dying', () => {
    let deaths = 0;
    const waits = Array.from({ length: 7 }, () => {
      const restart = nextRestart(deaths, 100);
      deaths = restart.deaths;
      return restart.delay;
    });
    expect(waits).toEqual([0, 250, 1_000, 3_000, 10_000, 10_000, 10_000]);
  });

  it('is immediate again after a long life', () => {
    expect(nextRestart(6, 60_000)).toEqual({ deaths: 1, delay: 0 });
  });
});
