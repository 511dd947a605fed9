import type { BodyLine } from '../text/markdown.ts';

/**
 * The lines that are the writer's own words. What is quoted (`>`) was said before; only a text that is all quote, and a
 * quote right below a heading, which is set off and not cited, speak for the writer.
 */
export function ownLines(lines: readonly BodyLine[]): readonly BodyLine[] {
  const speaking = lines.filter((line) => line.place !== 'code' && line.place !== 'drawing');
  if (!speaking.some(isQuoted) || speaking.every(isQuoted)) return speaking;
  let kept = false;
  return speaking.filter((line, at) => {
    const before = speaking[at - 1];
    kept = !isQuoted(line) || (before !== undefined && (before.depth > 0 || (isQuoted(before) && kept)));
    return kept;
  });
}

function isQuoted(line: BodyLine): boolean {
  return /^\s*>/.test(line.visible);
}
