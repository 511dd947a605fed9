import type { IssueView } from '#contract/views.ts';

export type Readings = IssueView['readings'];
type ByLine = ReadonlyMap<number, string>;

const nothing: ByLine = new Map();

/** What was read where: for the body (`null`) and each comment, the meanings of each line in words. */
export function readingsByPlace(readings: Readings): (commentId: string | null) => ByLine {
  const places = new Map<string | null, Map<number, string>>();
  for (const { meaning, evidence } of readings) {
    if (evidence.line < 1) continue;
    const lines = places.get(evidence.commentId) ?? new Map<number, string>();
    const before = lines.get(evidence.line);
    if (before === undefined) lines.set(evidence.line, meaning);
    else if (!before.split('\n').includes(meaning)) lines.set(evidence.line, `${before}\n${meaning}`);
    places.set(evidence.commentId, lines);
  }
  return (commentId) => places.get(commentId) ?? nothing;
}

/** One row a line, in the order of the thread: the same line read twice is one row. */
export function readingRows(readings: Readings): Readings {
  const rows = new Map<string, Readings[number]>();
  for (const reading of readings) {
    const { evidence, meaning } = reading;
    rows.set(`${evidence.commentId ?? ''} ${evidence.line} ${meaning}`, reading);
  }
  return [...rows.values()];
}
