import type { Evidence } from '../evidence.ts';
import type { DraftFact } from './brief.ts';
import { cite, quoted } from './quoting.ts';

/** More lines than this behind one fact repeat it: the citations lead on. */
const mostQuotes = 3;

/** A fact in Nami's words, with the lines it rests on quoted below it, latest place last. */
export function fact(
  rank: number,
  text: string,
  evidence: readonly Evidence[],
  home: string,
  most: number = mostQuotes,
): DraftFact {
  const shown = evidence
    .filter((one, at) => evidence.findIndex((other) => samePlace(one, other)) === at)
    .slice(0, most);
  return {
    rank,
    text,
    evidence: shown,
    lines: [`- ${text}`, ...shown.map((one) => `  > ${quotation(one, home)}`)],
  };
}

function samePlace(a: Evidence, b: Evidence): boolean {
  return (
    a.issue === b.issue &&
    a.source === b.source &&
    a.commentId === b.commentId &&
    a.line === b.line &&
    a.quote === b.quote
  );
}

/** A line of the tracker that speaks for itself. */
export function lineFact(rank: number, evidence: Evidence, home: string): DraftFact {
  const text = quotation(evidence, home);
  return { rank, text, evidence: [evidence], lines: [`> ${text}`] };
}

/** The line as it stands, and where. */
export function quotation(evidence: Evidence, home: string): string {
  return `${quoted(evidence.quote)} (${cite(evidence, home)})`;
}

/** Things that rest on one and the same line are one fact: told in their order, the line once. */
export function together<Item>(
  items: readonly Item[],
  evidenceOf: (item: Item) => Evidence | undefined,
): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const [at, item] of items.entries()) {
    const place = evidenceOf(item);
    const name =
      place === undefined
        ? `none ${at}`
        : `${place.issue} ${place.commentId ?? ''} ${place.source} ${place.line}`;
    const known = groups.get(name);
    if (known === undefined) groups.set(name, [item]);
    else known.push(item);
  }
  return [...groups.values()];
}

/** A sentence holds so many names. */
const mostNamed = 6;

export function joined(names: readonly string[]): string {
  if (names.length <= mostNamed) return names.join(', ');
  return `${names.slice(0, mostNamed - 1).join(', ')} and ${names.length - mostNamed + 1} more`;
}

/** `1 comment`, `2 comments`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
