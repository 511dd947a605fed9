import { foldText, foldWithWayBack } from './foldText.ts';
import { occurrencesIn, type Fit, type WantedTerms } from './scoreText.ts';

/** Where a text matches: the line, and in it the matched spans as `[start, end)` offsets. */
export type MatchedLine = {
  /** 1-based in the body, 0 for the title. */
  readonly line: number;
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
};

/** A line is shown up to this length around its first match: a body may be one line of 262,144 bytes. */
const longestShown = 400;
const beforeMatch = 80;
/** A longer line is looked at in overlapping windows. */
const window = 2_000;
const overlap = 200;

/**
 * The line that shows best why a text matches: the first with the terms side by side, else the one that holds most of
 * them and best. Null where no line holds any.
 */
export function matchedLine(body: string, terms: WantedTerms): MatchedLine | null {
  let best: { line: number; text: string; weight: number } | null = null;
  let line = 0;
  for (const whole of body.split(/\r\n|\n|\r/)) {
    line += 1;
    for (const text of windowsOf(whole)) {
      const weight = weightOf(foldText(text), terms);
      if (weight > (best?.weight ?? 0)) best = { line, text, weight };
    }
    if (best?.weight === sideBySide) break;
  }
  return best === null ? null : { line: best.line, ...shown(best.text, terms) };
}

/** A title with its matched spans. */
export function matchedTitle(title: string, terms: WantedTerms): MatchedLine {
  return { line: 0, ...shown(title, terms) };
}

function* windowsOf(line: string): Generator<string> {
  if (line.length <= window) yield line;
  else for (let at = 0; at < line.length - overlap; at += window - overlap) yield line.slice(at, at + window);
}

const sideBySide = 1_000;
const weightOfFit = { whole: 1, start: 0.65, within: 0.3 } as const;

function weightOf(folded: string, { wanted, phrase }: WantedTerms): number {
  if (phrase !== null && folded.includes(phrase)) return sideBySide;
  let weight = 0;
  for (const term of wanted) {
    weight += Math.max(0, ...occurrencesIn(folded, term).map(({ fit }) => weightOfFit[fit]));
  }
  return weight;
}

type Span = [number, number];

function shown(text: string, terms: WantedTerms): Omit<MatchedLine, 'line'> {
  const folded = foldWithWayBack(text);
  const spans = spansIn(folded.text, terms).map(([start, end]): Span => {
    const from = folded.from[start] ?? 0;
    // The end of a character is where the next one comes from.
    let next = end;
    while (next < folded.from.length - 1 && folded.from[next] === folded.from[end - 1]) next += 1;
    return [from, folded.from[next] ?? text.length];
  });
  return clip(text, spans);
}

/** All matches in order, those that touch or overlap made one: the phrase where it stands, else the best fits of each term. */
function spansIn(folded: string, { wanted, phrase }: WantedTerms): readonly Span[] {
  const sought = phrase !== null && folded.includes(phrase) ? [{ text: phrase, exact: false }] : wanted;
  const found = sought
    .flatMap((term) => {
      const places = occurrencesIn(folded, term);
      const best = bestOf(places.map(({ fit }) => fit));
      return places.filter(({ fit }) => fit === best).map(({ at }): Span => [at, at + term.text.length]);
    })
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: Span[] = [];
  for (const span of found) {
    const last = merged.at(-1);
    if (last !== undefined && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else merged.push([...span]);
  }
  return merged;
}

function bestOf(fits: readonly Fit[]): Fit {
  return fits.includes('whole') ? 'whole' : fits.includes('start') ? 'start' : 'within';
}

function clip(text: string, spans: readonly Span[]): Omit<MatchedLine, 'line'> {
  if (text.length <= longestShown) return { text, spans };
  const start = Math.max(0, (spans[0]?.[0] ?? 0) - beforeMatch);
  const end = start + longestShown;
  const head = start > 0 ? '…' : '';
  const shift = head.length - start;
  return {
    text: `${head}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    spans: spans
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]): Span => [from + shift, to + shift]),
  };
}
