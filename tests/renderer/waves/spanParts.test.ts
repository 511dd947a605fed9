import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActualSpan } from '#domain/schedule/actual.ts';
import { knownAt, partsOf, statusAt, timedSpan, type TimedSpan } from '#renderer/views/waves/spanParts.ts';
import { hoursAgo, keyOf, line } from '../../support/waves/shipyard.ts';

const at = (hours: number) => Date.parse(hoursAgo(hours));
const hour = 3_600_000;

/** A span from so many hours ago to so many, with words at these hours. */
function span(
  status: ActualSpan['status'],
  from: number,
  to: number | null,
  words: readonly number[] = [from],
  inferred = false,
): TimedSpan {
  return timedSpan({
    from: hoursAgo(from),
    to: to === null ? null : hoursAgo(to),
    status,
    worker: '3',
    blockers: status === 'blocked' ? [keyOf(5)] : [],
    inferred,
    lastWord: hoursAgo(Math.min(...words)),
    evidence: words.map((hours) => line(5, 'Under way', hours)),
  });
}

const hoursOf = (spans: readonly TimedSpan[], moment = at(0)) =>
  partsOf(spans, moment).map(({ kind, from, to, open }) => [
    kind,
    Math.round((at(0) - from) / hour),
    Math.round((at(0) - to) / hour),
    open,
  ]);

describe('what is drawn of the past', () => {
  test('work is solid as far as somebody said so, assumed for a day after, and silence from then on', () => {
    expect(hoursOf([span('running', 60, null, [60, 34])])).toEqual([
      ['worked', 60, 34, false],
      ['assumed', 34, 10, false],
      ['silent', 10, 0, true],
    ]);
  });

  test('work between two words is solid unless a day of silence lies between them', () => {
    const done = span('done', 40, null);
    expect(hoursOf([span('running', 60, 40), done])).toEqual([['worked', 60, 40, false]]);
    expect(hoursOf([span('running', 90, 40), done])).toEqual([
      ['worked', 90, 90, false],
      ['assumed', 90, 66, false],
      ['silent', 66, 40, false],
    ]);
  });

  test('what waits has no bar, and what is claimed or asked is a line to the present', () => {
    expect(hoursOf([span('waiting', 90, 60), span('claimed', 60, null)])).toEqual([['claimed', 60, 0, true]]);
    expect(hoursOf([span('review', 30, null)])).toEqual([['review', 30, 0, true]]);
  });

  test('a beginning that nobody reported is never solid', () => {
    expect(
      hoursOf([span('running', 50, 44, [44], true), span('claimed', 44, null)]).map(([kind]) => kind),
    ).toEqual(['inferred', 'claimed']);
  });
});

describe('looking back', () => {
  const spans = [
    span('waiting', 90, 60),
    span('running', 60, 20, [60, 50]),
    span('blocked', 20, 5),
    span('running', 5, null),
  ];

  test('shows the words of that moment, and none that came later', () => {
    expect(hoursOf(spans, at(40))).toEqual([
      ['worked', 60, 50, false],
      ['assumed', 50, 40, true],
    ]);
    expect(statusAt(spans, at(10))).toBe('blocked');
    expect(statusAt(spans, at(95))).toBeNull();
  });

  test('a beginning inferred from a completion was not known before the completion', () => {
    const inferred = [
      span('waiting', 90, 50),
      span('running', 50, 44, [44], true),
      span('claimed', 44, null),
    ];
    expect(partsOf(inferred, at(46))).toEqual([]);
    expect(statusAt(inferred, at(46))).toBe('waiting');
    expect(hoursOf(inferred, at(43)).map(([kind]) => kind)).toEqual(['inferred', 'claimed']);
  });

  test('nothing is ever drawn past the moment, and the parts neither overlap nor go back', () => {
    const statuses = fc.constantFrom('waiting', 'running', 'blocked', 'failed', 'review', 'claimed', 'done');
    const histories = fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 9 }),
        fc.array(fc.tuple(statuses, fc.boolean()), { minLength: 9, maxLength: 9 }),
      )
      .map(([hours, said]) => {
        const order = [...hours].sort((a, b) => b - a);
        return order.map((from, index) => {
          const to = order[index + 1] ?? null;
          const [status, inferred] = said[index]!;
          const words = [from, ...(to === null ? [] : [Math.max(to, Math.floor((from + to) / 2))])];
          return span(status, from, to, words, inferred && to !== null);
        });
      });
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 420 }), (spansOfIssue, hours) => {
        const moment = at(hours);
        let before = -Infinity;
        for (const { from, to } of partsOf(spansOfIssue, moment)) {
          expect(from).toBeGreaterThanOrEqual(before);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(moment);
          before = to;
        }
        expect(knownAt(spansOfIssue, moment).every((each) => each.from <= moment)).toBe(true);
      }),
    );
  });
});
