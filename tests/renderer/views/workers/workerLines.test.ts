import { describe, expect, test } from 'vitest';
import type { ActualSpan } from '#domain/schedule/actual.ts';
import { activityOf } from '#renderer/views/workers/activity.ts';
import { countStates, isShown, workerLines } from '#renderer/views/workers/workerLines.ts';
import { percentInWords } from '#renderer/views/workers/words.ts';
import {
  asOf,
  hoursAgo,
  keyOf,
  observatoryProgramme,
  observatorySchedule,
} from '../../../support/tables/observatory.ts';

const lines = workerLines(observatoryProgramme, observatorySchedule());
const line = (worker: string) => lines.find(({ row }) => row.worker === worker)!;

describe('the worker matrix', () => {
  test('says of everybody in one word how it stands', () => {
    expect(lines.map(({ id, state }) => [id, state])).toEqual([
      ['1@40', 'free'],
      ['2@40', 'running'],
      ['3@40', 'blocked'],
      ['4@40', 'not-begun'],
      ['5@40', 'not-begun'],
      ['6@40', 'silent'],
    ]);
    expect(countStates(lines)).toEqual([
      ['running', 1],
      ['blocked', 1],
      ['silent', 1],
      ['free', 1],
      ['not-begun', 2],
    ]);
  });

  test('names what a blocked worker waits for, and how long it stood still', () => {
    expect(line('3').waitsFor.map(({ key }) => key)).toEqual([keyOf(42)]);
    expect(line('3').blocked).toMatchObject({ blockedMinutes: 600, share: 0.625 });
    expect(line('3').blockedEvidence.map(({ quote }) => quote)).toEqual(['**Status**: ⚠️ BLOCKED']);
  });

  test('counts as load what is open and assigned to nobody else', () => {
    expect(lines.map(({ load }) => load.map(({ key }) => key))).toEqual([
      [],
      [keyOf(42)],
      [keyOf(43), keyOf(44)],
      [keyOf(45)],
      [keyOf(46)],
      [keyOf(47)],
    ]);
  });

  test('shows who is stuck, and who could take something', () => {
    const shown = (show: 'stuck' | 'free') =>
      lines.filter((each) => isShown(each, show)).map(({ row }) => row.worker);
    expect(shown('stuck')).toEqual(['3', '6']);
    expect(shown('free')).toEqual(['1', '4', '5']);
  });

  test('knows of no blocked time while the schedule is not there', () => {
    expect(workerLines(observatoryProgramme, null).map(({ blocked }) => blocked)).toEqual(
      lines.map(() => null),
    );
  });
});

describe('the strip of a day', () => {
  test('is work up to the last word, then what that word lets assume, with a dot for each word', () => {
    const { parts, words } = line('2').activity;
    expect(parts.map(({ kind, from, to }) => [kind, from * 24, to * 24])).toEqual([
      ['work', 4, 21],
      ['assumed', 21, 24],
    ]);
    expect(words.map((word) => word * 24)).toEqual([4, 21]);
  });

  test('changes from work to standing still', () => {
    expect(line('3').activity.parts.map(({ kind, from, to }) => [kind, from * 24, to * 24])).toEqual([
      ['work', 8, 14],
      ['blocked', 14, 24],
    ]);
  });

  test('assumes nothing after a day without a word', () => {
    expect(line('6').activity).toEqual({ parts: [], words: [] });
  });

  test('tells work that ended in a closing from work that was only claimed done', () => {
    const span: ActualSpan = {
      from: hoursAgo(6),
      to: hoursAgo(3),
      status: 'running',
      worker: '2',
      blockers: [],
      inferred: false,
      lastWord: hoursAgo(4),
      evidence: [],
    };
    const kinds = (next: ActualSpan['status'], inferred = false) =>
      activityOf([{ issue: keyOf(42), span: { ...span, inferred }, next }], [], Date.parse(asOf)).parts.map(
        ({ kind }) => kind,
      );
    expect([kinds('done'), kinds('claimed'), kinds('blocked'), kinds('done', true)]).toEqual([
      ['done'],
      ['claimed'],
      ['work'],
      ['inferred'],
    ]);
  });
});

test.each([
  [0, '0 %'],
  [0.004, '0.4 %'],
  [0.078, '7.8 %'],
  [0.625, '63 %'],
  [1, '100 %'],
])('a share of %d is %s', (share, words) => {
  expect(percentInWords(share, 'en')).toBe(words);
});
