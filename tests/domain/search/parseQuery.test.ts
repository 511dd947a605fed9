import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterNames, filters } from '#domain/search/filters.ts';
import { isMoment, timeOfMoment } from '#domain/search/moments.ts';
import { parseQuery } from '#domain/search/parseQuery.ts';
import { piecesOf } from '#domain/search/pieces.ts';
import { printQuery } from '#domain/search/printQuery.ts';

const termsOf = (text: string) => parseQuery(text).terms;
const filtersOf = (text: string) =>
  parseQuery(text).filters.map(({ name, values, excluded }) => [excluded ? `-${name}` : name, ...values]);

describe('reading a query', () => {
  test.for<[string, readonly (readonly [string, boolean, boolean])[]]>([
    [
      'tide table',
      [
        ['tide', false, false],
        ['table', false, false],
      ],
    ],
    [
      '"tide table" -storm',
      [
        ['tide table', true, false],
        ['storm', false, true],
      ],
    ],
    [
      '“low  water” －潮',
      [
        ['low water', true, false],
        ['潮', false, true],
      ],
    ],
    ['-"not this"', [['not this', true, true]]],
    [
      '入港　許可',
      [
        ['入港', false, false],
        ['許可', false, false],
      ],
    ],
    ['"never closed', [['never closed', true, false]]],
    [
      '- a',
      [
        ['-', false, false],
        ['a', false, false],
      ],
    ],
    [
      '12:30 https://example.org/a:b TypeError: #12',
      [
        ['12:30', false, false],
        ['https://example.org/a:b', false, false],
        ['TypeError:', false, false],
        ['#12', false, false],
      ],
    ],
  ])('takes %s for its words and phrases', ([text, terms]) => {
    expect(termsOf(text).map((term) => [term.text, term.exact, term.excluded])).toEqual(terms);
    expect(parseQuery(text).problems).toEqual([]);
  });

  test.for<[string, readonly (readonly string[])[]]>([
    [
      'is:blocked worker:6',
      [
        ['is', 'blocked'],
        ['worker', '6'],
      ],
    ],
    [
      'IS：BLOCKED　Worker：Worker-6',
      [
        ['is', 'blocked'],
        ['worker', '6'],
      ],
    ],
    ['label:"to do",docs、bug', [['label', 'to do', 'docs', 'bug']]],
    [
      '-is:closed by:@mika',
      [
        ['-is', 'closed'],
        ['author', 'mika'],
      ],
    ],
    [
      'phase:"Phase 2.1" wave:wave3',
      [
        ['phase', '2.1'],
        ['wave', '3'],
      ],
    ],
    [
      'since:3D until:2026-03-02T09:00',
      [
        ['since', '3d'],
        ['until', '2026-03-02t09:00'],
      ],
    ],
    [
      'in:title,history has:decision repo:acme/pier milestone:spring',
      [
        ['in', 'title', 'history'],
        ['has', 'decision'],
        ['repo', 'acme/pier'],
        ['milestone', 'spring'],
      ],
    ],
  ])('takes %s for its filters', ([text, expected]) => {
    expect(filtersOf(text)).toEqual(expected);
    expect(parseQuery(text).problems).toEqual([]);
  });

  test('says what it does not know, and what there is', () => {
    expect(parseQuery('state:open pier')).toEqual({
      terms: [
        { text: 'state:open', exact: false, excluded: false },
        { text: 'pier', exact: false, excluded: false },
      ],
      filters: [],
      problems: [{ kind: 'unknown-filter', text: 'state:open', known: filterNames }],
    });
    expect(parseQuery('is:stuck').problems).toEqual([
      {
        kind: 'unknown-value',
        filter: 'is',
        text: 'stuck',
        known: filters.is.form === 'closed' ? filters.is.values : [],
      },
    ]);
    expect(parseQuery('since:someday').problems).toMatchObject([{ kind: 'unknown-value', text: 'someday' }]);
    expect(parseQuery('is: pier').problems).toMatchObject([{ kind: 'no-value', filter: 'is' }]);
  });

  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      'is:',
      'label:',
      '"',
      '“',
      '”',
      '：',
      '　',
      ',',
      '-',
      '－',
      'worker',
      'since:2h',
      '\u0000',
      '\ud800',
      'ﬁ',
      '＂x＂',
    ),
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 12 }).map((parts) => parts.join('')),
  );

  test('reads any text without failing, and its pieces stand in order within it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const { start, end } of piecesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        parseQuery(text);
      }),
      { numRuns: 500 },
    );
  });

  test('a printed query reads as the same query', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { terms, filters: read } = parseQuery(text);
        const again = parseQuery(printQuery({ terms, filters: read }));
        expect({ terms: again.terms, filters: again.filters }).toEqual({ terms, filters: read });
      }),
      { numRuns: 2_000 },
    );
  });

  test('looks at each character a bounded number of times', () => {
    for (const unit of ['"', 'is:', 'a:', '-', 'label:"', ',', 'x"']) {
      let looks = 0;
      const counting = (text: string) =>
        new Proxy(new String(text), {
          get(target, key) {
            const value: unknown = Reflect.get(target, key, target);
            if (key === 'charAt') looks += 1;
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          },
        }) as unknown as string;
      const long = unit.repeat(2_000);
      piecesOf(counting(long));
      expect(looks).toBeLessThan(8 * long.length);
    }
  });
});

describe('moments', () => {
  const reckoning = { asOf: '2026-03-05T12:00:00Z', look: '2026-03-04T08:30:00Z' };
  test.for([
    ['2h', '2026-03-05T10:00:00Z'],
    ['3d', '2026-03-02T12:00:00Z'],
    ['1w', '2026-02-26T12:00:00Z'],
    ['look', '2026-03-04T08:30:00Z'],
    ['today', '2026-03-05T00:00:00Z'],
    ['yesterday', '2026-03-04T00:00:00Z'],
    ['2026-03-01', '2026-03-01T00:00:00Z'],
    ['2026-03-01t09:30', '2026-03-01T09:30:00Z'],
    ['2026-03-01T09:30:15+09:00', '2026-03-01T00:30:15Z'],
  ] as const)('%s is %s', ([value, time]) => {
    expect(timeOfMoment(value, reckoning)).toBe(time);
    expect(isMoment(value)).toBe(true);
  });

  test('until a date means its last second', () => {
    expect(timeOfMoment('2026-03-01', reckoning, true)).toBe('2026-03-01T23:59:59Z');
  });

  test('before the first look there is no last one, and other words are no moments', () => {
    expect(timeOfMoment('look', { ...reckoning, look: null })).toBeNull();
    for (const value of ['', 'soon', '2026-13-01', '2026-3-1', '3x', '-2h'])
      expect(isMoment(value)).toBe(false);
  });
});
