/** Where a text matches: the line, and in it the matched spans as [start, end) offsets. */
export type TextMatch = {
  /** 1-based in the body, 0 for the title. */
  readonly line: number;
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
};

/** A line is shown up to this length around its first match: a body may be one line of 262,144 bytes. */
const longestLine = 400;
const beforeMatch = 80;

/** What to look for: each word, and all of them in their order. */
export type Patterns = { readonly words: readonly RegExp[]; readonly phrase: RegExp };

export function patternsOf(words: readonly string[]): Patterns {
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return {
    words: escaped.map((word) => new RegExp(word, 'giu')),
    phrase: new RegExp(escaped.join('\\s+'), 'giu'),
  };
}

/** How well a record matches, best first: the words side by side, in one line, scattered over the record. */
export type MatchRank = 0 | 1 | 2;

/**
 * The line to show for a record that holds every word: the first with the words side by side, else the first
 * that holds them all, else the first that holds any. Null when a word is missing.
 */
export function matchIn(
  title: string | null,
  body: string,
  patterns: Patterns,
): (TextMatch & { readonly rank: MatchRank }) | null {
  const { words, phrase } = patterns;
  // `search` ignores `lastIndex`, which a global pattern would carry from one text to the next.
  const holds = (text: string, pattern: RegExp) => text.search(pattern) >= 0;
  const holdsAll = (text: string) => words.every((word) => holds(text, word));
  const shown = (line: number, text: string, rank: MatchRank) => ({
    line,
    ...clip(text, spansIn(text, holds(text, phrase) ? [phrase] : words)),
    rank,
  });

  if (!words.every((word) => (title !== null && holds(title, word)) || holds(body, word))) return null;
  if (title !== null && holdsAll(title)) return shown(0, title, holds(title, phrase) ? 0 : 1);
  const whole = holds(body, phrase);
  let best: { line: number; text: string; rank: MatchRank } | null = null;
  let line = 0;
  for (const text of body.split(/\r\n|\n|\r/)) {
    line += 1;
    if (whole && holds(text, phrase)) return shown(line, text, 0);
    if (best?.rank !== 1 && holdsAll(text)) best = { line, text, rank: 1 };
    else if (best === null && words.some((word) => holds(text, word))) best = { line, text, rank: 2 };
  }
  if (best !== null) return shown(best.line, best.text, best.rank);
  return title === null ? null : shown(0, title, 2);
}

type Span = [number, number];

/** All matches, in order, those that touch or overlap made one. */
function spansIn(text: string, patterns: readonly RegExp[]): Span[] {
  const found = patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map((at): Span => [at.index, at.index + at[0].length]))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: Span[] = [];
  for (const span of found) {
    const last = merged.at(-1);
    if (last !== undefined && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else merged.push(span);
  }
  return merged;
}

function clip(text: string, spans: Span[]): Pick<TextMatch, 'text' | 'spans'> {
  if (text.length <= longestLine) return { text, spans };
  const start = Math.max(0, (spans[0]?.[0] ?? 0) - beforeMatch);
  const end = start + longestLine;
  const head = start > 0 ? '…' : '';
  const shift = head.length - start;
  return {
    text: `${head}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    spans: spans
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]): Span => [from + shift, to + shift]),
  };
}
