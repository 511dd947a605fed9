import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, foldWithWayBack } from '#domain/search/foldText.ts';
import { matchedLine } from '#domain/search/matchedLine.ts';
import { parseQuery } from '#domain/search/parseQuery.ts';
import { scoreText, wantedTerms } from '#domain/search/scoreText.ts';
import { settledText, suggestionsAt, withSuggestion } from '#domain/search/suggestions.ts';
import { indexedTokens, wantedTokens } from '#domain/search/tokens.ts';

const asked = (text: string) => wantedTerms(parseQuery(text).terms);
const score = (text: string, query: string) => scoreText(foldText(text), asked(query));
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        'ｶﾞ',
        'パ',
        'Ａ',
        '㍿',
        'é',
        'e\u0301',
        '⚠️',
        ' ',
        '　',
        '\n',
        'Σ',
        'ς',
        '한',
        'ᄒ',
        'ᅡ',
        'x',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('folding', () => {
  test.for([
    ['ＡＢＣ　ｶﾞﾗｽ', 'abc がらす'],
    ['カタカナ ひらがな', 'かたかな ひらがな'],
    ['a\r\n\t b', 'a b'],
    ['⚠️ 注意', '⚠ 注意'],
    ['ΟΔΟΣ', 'οδοσ'],
  ] as const)('%s reads as %s', ([text, folded]) => {
    expect(foldText(text)).toBe(folded);
  });

  test('with a way back it is the same, and every place leads back into the text in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, from } = foldWithWayBack(text);
        expect(folded).toBe(foldText(text));
        expect(from).toHaveLength(folded.length + 1);
        expect(from.every((at, place) => at <= text.length && at >= (from[place - 1] ?? 0))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('tokens', () => {
  test('words stay whole, Japanese and symbols come in pairs, references have their sign', () => {
    expect(indexedTokens(foldText('Worker-6 待機中 #12'))).toBe('worker - 6 待機 機中 中 # 12 #12');
  });

  test('whatever a text holds from a word’s start on, its tokens are in the index', () => {
    const holds = (tokens: readonly string[], wanted: ReturnType<typeof wantedTokens>) =>
      wanted.every(({ text, open }) =>
        tokens.some((token) => (open ? token.startsWith(text) : token === text)),
      );
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(40), (text, start, length) => {
        const folded = foldText(text);
        const term = [...folded]
          .slice(start, start + length)
          .join('')
          .trim();
        fc.pre(term !== '' && (scoreText(folded, asked('')) ?? 0) > 0);
        const exact = { wanted: [{ text: term, exact: true }], excluded: [], phrase: null };
        const loose = { wanted: [{ text: term, exact: false }], excluded: [], phrase: null };
        const tokens = indexedTokens(folded).split(' ');
        if (scoreText(folded, exact) !== null) expect(holds(tokens, wantedTokens(term, true))).toBe(true);
        const fits = scoreText(folded, loose);
        const starts = fits !== null && [...term].length < 3;
        if (starts) expect(holds(tokens, wantedTokens(term, false))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('scoring', () => {
  test('a word of its own beats the start of one, which beats a part of one', () => {
    const [whole, start, within] = ['the port is shut', 'the portal is shut', 'the report is shut'].map(
      (text) => score(text, 'port'),
    );
    expect(whole).toBeGreaterThan(start ?? 0);
    expect(start).toBeGreaterThan(within ?? 0);
    expect(within).toBeGreaterThan(0);
  });

  test('words side by side beat words near each other, which beat words far apart', () => {
    const far = `tide ${'and then much else happened '.repeat(8)} table`;
    const [side, near, apart] = ['see the tide table', 'a table of every tide', far].map((text) =>
      score(text, 'tide table'),
    );
    expect(side).toBeGreaterThan(near ?? 0);
    expect(near).toBeGreaterThan(apart ?? 0);
  });

  test('a missing word, or an excluded one, is no match', () => {
    expect(score('tide only', 'tide table')).toBeNull();
    expect(score('tide table', 'tide -table')).toBeNull();
    expect(score('tide tables', 'tide -table')).toBeNull();
    expect(score('tide vegetable', 'tide -table')).not.toBeNull();
  });

  test('a quoted word is that word and no longer one; Japanese has no word around it', () => {
    expect(score('the portal', '"port"')).toBeNull();
    expect(score('the port.', '"port"')).not.toBeNull();
    expect(score('岸壁工事中', '"工事"')).not.toBeNull();
  });
});

describe('the line that is shown', () => {
  const line = (body: string, query: string) => matchedLine(body, asked(query));
  test('is the one with the words side by side, else the one that holds most of them', () => {
    const body = 'table first\nthe tide alone\r\na tide of one table\nsee the Tide Table now';
    expect(line(body, 'tide table')).toEqual({ line: 4, text: 'see the Tide Table now', spans: [[8, 18]] });
    expect(line(body.slice(0, -23), 'tide table')).toMatchObject({ line: 3 });
  });

  test('marks what was written, however it was folded', () => {
    const shown = line('状態：ﾊﾞｰｽ ＢＥＲＴＨ の 待機', 'バース berth')!;
    expect(shown.spans.map(([from, to]) => shown.text.slice(from, to))).toEqual(['ﾊﾞｰｽ ＢＥＲＴＨ']);
  });

  test('marks whole words alone where there are some', () => {
    const shown = line('port, report, port', 'port')!;
    expect(shown.spans).toEqual([
      [0, 4],
      [14, 18],
    ]);
  });
});

describe('completions', () => {
  const known = { worker: ['6', '12', 'Mika'], label: ['type:bug', 'to do', 'docs'] };
  const at = (text: string) => suggestionsAt(text, text.length, known, 8).options;
  test.for<[string, readonly string[]]>([
    ['wo', ['worker:']],
    ['b', ['author:']],
    ['pier is:bl', ['is:blocked']],
    ['-is:clo', ['-is:closed']],
    ['worker:1', ['worker:12']],
    ['worker:', ['worker:6', 'worker:12', 'worker:Mika']],
    ['label:docs,t', ['label:docs,type:bug', 'label:docs,"to do"']],
    ['label:bug', ['label:type:bug']],
    ['is:blocked', []],
    ['"wo', []],
    ['pier ', []],
  ])('%s can become %s', ([text, options]) => {
    expect(at(text)).toEqual(options);
  });

  test('a chosen one takes the place of what was typed, and the caret goes on behind it', () => {
    const text = 'tide is:bl pier';
    const suggestions = suggestionsAt(text, 10, known, 8);
    expect(withSuggestion(text, suggestions, 'is:blocked')).toEqual({
      text: 'tide is:blocked pier',
      caret: 16,
    });
  });

  test.for([
    ['crane is:bl', 'crane '],
    ['crane is:blocked', 'crane is:blocked'],
    ['crane worker:1', 'crane worker:1'],
    ['crane wo', 'crane wo'],
    ['is: crane', 'is: crane'],
  ] as const)('%s is searched as “%s” meanwhile', ([text, searched]) => {
    expect(settledText(text, suggestionsAt(text, text.length, known, 8))).toBe(searched);
  });
});
