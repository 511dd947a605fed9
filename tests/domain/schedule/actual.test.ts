import { describe, expect, it } from 'vitest';
import { readActuals, spanAt } from '#domain/schedule/actual.ts';
import { readBlocked } from '#domain/schedule/blocked.ts';
import { key, programmeOf, type IssueParts } from './programmes.ts';

function actualOf(parts: IssueParts, others: Readonly<Record<number, IssueParts>> = {}) {
  const input = programmeOf(
    { 1: parts, ...others },
    { edges: Object.keys(others).map((n) => [Number(n), 1]) },
  );
  return readActuals(input.programme, input.issues).get(key(1))!;
}

/** `08:00 running 3`, one for each span. */
function spansIn(actual: ReturnType<typeof actualOf>): readonly string[] {
  return actual.spans.map(({ from, status, worker }) =>
    [from.slice(11, 16), status, worker].join(' ').trim(),
  );
}

describe('what really happened to an issue', () => {
  it('is its reports in the order of their times, and the closing', () => {
    const actual = actualOf({
      closed: '2026-03-02T11:00:00Z',
      reports: [
        ['2026-03-02T10:00:00Z', 'running', '3'],
        ['2026-03-02T08:00:00Z', 'running', '3'],
        ['2026-03-02T09:00:00Z', 'blocked', '3'],
      ],
    });
    expect(spansIn(actual)).toEqual([
      '00:00 waiting',
      '08:00 running 3',
      '09:00 blocked 3',
      '10:00 running 3',
      '11:00 done',
    ]);
    expect(actual).toMatchObject({
      start: '2026-03-02T08:00:00Z',
      startInferred: false,
      finish: '2026-03-02T11:00:00Z',
    });
    expect(actual.spans[1]).toMatchObject({ to: '2026-03-02T09:00:00Z', evidence: [{ quote: 'running' }] });
  });

  it('joins what is said again, and takes the gravest of what is said at once', () => {
    const actual = actualOf({
      reports: [
        ['2026-03-02T08:00:00Z', 'running', '3'],
        ['2026-03-02T09:00:00Z', 'running', '3'],
        ['2026-03-02T10:00:00Z', 'claimed', '3'],
        ['2026-03-02T10:00:00Z', 'blocked', '3'],
        ['2026-03-02T11:00:00Z', 'claimed', '3'],
        ['2026-03-02T11:30:00Z', 'claimed', 'orchestrator', 'again'],
      ],
    });
    expect(spansIn(actual)).toEqual([
      '00:00 waiting',
      '08:00 running 3',
      '10:00 blocked 3',
      '11:00 claimed 3',
    ]);
    expect(actual.spans[1]).toMatchObject({ lastWord: '2026-03-02T09:00:00Z', to: '2026-03-02T10:00:00Z' });
    expect(actual.claimedFinish).toBe('2026-03-02T11:00:00Z');
    expect(actual.finish).toBeNull();
  });

  it('leaves out what comes after the as-of or after the closing, until the issue is opened again', () => {
    const reports: IssueParts['reports'] = [
      ['2026-03-02T08:00:00Z', 'running', '3'],
      ['2026-03-02T09:30:00Z', 'blocked', '3'],
      ['2026-03-02T10:30:00Z', 'running', '4'],
      ['2026-03-03T08:00:00Z', 'failed', '3'],
    ];
    const events = [
      { kind: 'closed', at: '2026-03-02T09:00:00Z' },
      { kind: 'reopened', at: '2026-03-02T10:00:00Z' },
    ] as const;
    expect(spansIn(actualOf({ reports, events, status: 'running' }))).toEqual([
      '00:00 waiting',
      '08:00 running 3',
      '09:00 done',
      '10:00 waiting',
      '10:30 running 4',
    ]);
    expect(spansIn(actualOf({ reports, closed: '2026-03-02T09:00:00Z' })).at(-1)).toBe('09:00 done');
  });

  it('names the blockers that were open when the blocked time began', () => {
    const blocked: IssueParts = { reports: [['2026-03-02T09:00:00Z', 'blocked', '3']] };
    const actual = actualOf(blocked, {
      2: { closed: '2026-03-02T08:00:00Z' },
      3: { closed: '2026-03-02T10:00:00Z' },
      4: {},
    });
    expect(actual.spans.at(-1)?.blockers).toEqual([key(3), key(4)]);
  });

  it('begins work that was only reported finished an estimate earlier, and says so', () => {
    const actual = actualOf({ duration: { low: 60, high: 120 }, closed: '2026-03-02T10:00:00Z' });
    expect(spansIn(actual)).toEqual(['00:00 waiting', '08:30 running', '10:00 done']);
    expect(actual.startInferred).toBe(true);
  });

  it('has neither beginning nor end where nobody ever said anything', () => {
    expect(actualOf({})).toMatchObject({
      start: null,
      finish: null,
      spans: [{ status: 'waiting', to: null }],
    });
  });

  it('takes a status that stands in a label as the last word', () => {
    expect(spansIn(actualOf({ status: 'blocked', statusSince: '2026-03-02T07:00:00Z' })).at(-1)).toBe(
      '07:00 blocked',
    );
  });

  it('can be asked for a moment that has passed', () => {
    const actual = actualOf({ reports: [['2026-03-02T08:00:00Z', 'running', '3']] });
    expect(spanAt(actual, '2026-03-02T07:59:59Z')?.status).toBe('waiting');
    expect(spanAt(actual, '2026-03-02T08:00:00Z')?.status).toBe('running');
    expect(spanAt(actual, '2026-03-01T08:00:00Z')).toBeNull();
  });
});

describe('the blocked share', () => {
  function blockedOf(issues: Readonly<Record<number, IssueParts>>, asOf?: string) {
    const input = programmeOf(issues, asOf === undefined ? {} : { asOf });
    return readBlocked(input.programme, readActuals(input.programme, input.issues));
  }

  it('is blocked time over working time, for each worker, each day and overall', () => {
    const blocked = blockedOf({
      1: {
        wave: '1',
        reports: [
          ['2026-03-02T08:00:00Z', 'running', '3'],
          ['2026-03-02T09:00:00Z', 'blocked', '3'],
        ],
      },
      2: { wave: '2', reports: [['2026-03-02T10:00:00Z', 'running', '4']] },
    });
    expect(blocked).toEqual({
      overall: { workingMinutes: 360, blockedMinutes: 180, share: 0.5 },
      workers: [
        { worker: '3', workingMinutes: 240, blockedMinutes: 180, share: 0.75 },
        { worker: '4', workingMinutes: 120, blockedMinutes: 0, share: 0 },
      ],
      waves: [
        expect.objectContaining({ wave: '1', share: 0.75 }),
        expect.objectContaining({ wave: '2', share: 0 }),
      ],
      days: [{ day: '2026-03-02', workingMinutes: 360, blockedMinutes: 180, share: 0.5 }],
    });
  });

  it('does not call a worker blocked who has other work under way', () => {
    const { overall } = blockedOf({
      1: { reports: [['2026-03-02T08:00:00Z', 'blocked', '3']] },
      2: { reports: [['2026-03-02T10:00:00Z', 'running', '3']] },
    });
    expect(overall).toEqual({ workingMinutes: 240, blockedMinutes: 120, share: 0.5 });
  });

  it('counts a silent day at most after the last word, and splits days at midnight UTC', () => {
    const { overall, days } = blockedOf(
      { 1: { reports: [['2026-03-02T18:00:00Z', 'blocked', '3']] } },
      '2026-03-09T00:00:00Z',
    );
    expect(overall.blockedMinutes).toBe(1_440);
    expect(days.map(({ day, blockedMinutes }) => [day, blockedMinutes])).toEqual([
      ['2026-03-02', 360],
      ['2026-03-03', 1_080],
    ]);
  });

  it('is nothing, not zero, where nobody worked', () => {
    expect(blockedOf({ 1: {} }).overall.share).toBeNull();
  });
});
