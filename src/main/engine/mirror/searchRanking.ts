import { parseTime } from '#domain/text/time.ts';
import type { IssueText } from './searchTexts.ts';

/**
 * How texts are ranked. `bm25` is not to be had: the indexes keep no positions and no counts. Every candidate is scored
 * from its own text (`scoreText`: fit of the words, nearness, frequency), then weighed by where it stands: a title before
 * the issue's own words before a comment; and a little by how late it is, and whether its issue is open.
 */
const weightOf = { title: 3, body: 1.6, comment: 1, gone: 0.8 } as const;
/** A title that is nothing but what was asked for, or that begins with it. */
const equalTitle = 1;
const titleStart = 0.3;
/** For a text of this moment; half of it after so many days. */
const newest = 0.25;
const halfOldDays = 30;
const open = 0.05;
/** Further texts of an issue that fit count this much, with each doubling of their number. */
const forFurtherTexts = 0.03;

const millisecondsOfADay = 86_400_000;

export type Place = keyof typeof weightOf;

export function textWeight(
  place: Place,
  score: number,
  late: number,
  state: IssueText['state'] | null,
): number {
  return weightOf[place] * score + late + (state === 'open' ? open : 0);
}

/** What a title gets for what it is: both folded. */
export function titleBonus(title: string, wanted: string): number {
  return title === wanted ? equalTitle : title.startsWith(wanted) ? titleStart : 0;
}

/** 0.25 for what was written now, falling with its age. */
export function lateness(at: string, now: number): number {
  const age = Math.max(0, now - (parseTime(at) ?? 0)) / millisecondsOfADay;
  return newest * 2 ** (-age / halfOldDays);
}

/** A text that fits, before it is shown. */
export type Ranked = { readonly issue: number; readonly weight: number; readonly at: string };
export type RankedIssue<Text extends Ranked> = { readonly weight: number; readonly texts: readonly Text[] };

/** Texts by issue: the best issue first, in it the best text first; among equals the later one. */
export function groupedByIssue<Text extends Ranked>(texts: readonly Text[]): readonly RankedIssue<Text>[] {
  const groups = new Map<number, Text[]>();
  for (const text of texts) {
    const group = groups.get(text.issue);
    if (group === undefined) groups.set(text.issue, [text]);
    else group.push(text);
  }
  const better = (a: Text, b: Text) => b.weight - a.weight || (a.at < b.at ? 1 : a.at > b.at ? -1 : 0);
  return [...groups.values()]
    .map((group) => {
      const sorted = group.sort(better);
      return { weight: (sorted[0]?.weight ?? 0) + forFurtherTexts * Math.log2(group.length), texts: sorted };
    })
    .sort((a, b) => {
      const [first] = a.texts;
      const [second] = b.texts;
      return b.weight - a.weight || (first === undefined || second === undefined ? 0 : better(first, second));
    });
}
