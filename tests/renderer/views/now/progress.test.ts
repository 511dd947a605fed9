import { describe, expect, test } from 'vitest';
import { percent, progressOf } from '#renderer/views/now/progress.ts';
import { byScope } from '#renderer/views/now/scopes.ts';
import { waveShares } from '#renderer/views/now/WavesSection.tsx';
import { silencePart } from '#renderer/views/now/WorkersSection.tsx';
import { stateOfView } from '#renderer/stores/programme.ts';
import { keyOf } from '../../../support/renderer/fixtureIssues.ts';
import { fixtureProgramme, fixtureWaves } from '../../../support/renderer/fixtureProgramme.ts';

const { nodes } = stateOfView({ revision: 0, programme: fixtureProgramme });

describe('progress', () => {
  test('counts work and not what holds it, and claims on top of what is official', () => {
    const { total, official, claimed } = progressOf(nodes.values());
    expect(total).toBe(22);
    expect(official.map((node) => node.key)).toEqual([keyOf(11), keyOf(13), keyOf(31)]);
    expect(claimed.map((node) => node.key)).toEqual([keyOf(11), keyOf(12), keyOf(13), keyOf(31)]);
  });

  test.each([
    [0, 0, 0],
    [0, 9, 0],
    [1, 1_000, 1],
    [999, 1_000, 99],
    [7, 7, 100],
    [3, 22, 14],
  ])('%i of %i is %i percent', (done, total, expected) => {
    expect(percent(done, total)).toBe(expected);
  });
});

describe('waves', () => {
  test('stand where their days are, each with its share', () => {
    const shares = waveShares(fixtureWaves, nodes);
    expect(shares.map(({ done, claimed, nodes: own }) => [done, claimed, own.length])).toEqual([
      [1, 0, 1],
      [1, 1, 5],
      [0, 0, 5],
      [0, 0, 5],
      [0, 0, 4],
    ]);
    expect(shares[1]?.span).toEqual({ from: 1 / 14, to: 4 / 14 });
  });

  test('fill the whole width where one of them has no days', () => {
    const [first, ...others] = fixtureWaves;
    const shares = waveShares([{ ...first!, days: null }, ...others], nodes);
    expect(shares.every(({ span }) => span === null)).toBe(true);
  });

  test('of the coordination plan come before those of other plans', () => {
    const other = { ...fixtureWaves[0]!, scope: keyOf(32) };
    expect(byScope([other, ...fixtureWaves], [keyOf(10)]).map(({ scope }) => scope)).toEqual([
      keyOf(10),
      keyOf(32),
    ]);
  });
});

describe('silence', () => {
  test('grows with time, tells minutes from hours, and is full for who never spoke', () => {
    const parts = [5, 60, 600, 2_880, 9_999].map((minutes) => silencePart(minutes * 60_000));
    expect([...parts].sort((one, other) => one - other)).toEqual(parts);
    expect(parts.slice(3)).toEqual([1, 1]);
    expect(silencePart(null)).toBe(1);
  });
});
