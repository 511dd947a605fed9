/**
 * What GitHub does not read as words in a line: code spans, struck-out text and HTML comments. They are blanked with
 * spaces, never cut, so that every column stays where it was.
 */

/** Where an HTML comment that began on an earlier line still runs. */
export type CommentState = { inside: boolean };

/** Blanks HTML comments; `state` carries an open comment to the next line. Linear. */
export function maskComments(line: string, state: CommentState, closesLater: boolean): string {
  if (!state.inside && !line.includes('<!--')) return line;
  let result = '';
  let at = 0;
  while (at < line.length) {
    if (state.inside) {
      const end = line.indexOf('-->', at);
      if (end < 0) return result + ' '.repeat(line.length - at);
      result += ' '.repeat(end + 3 - at);
      at = end + 3;
      state.inside = false;
      continue;
    }
    const start = line.indexOf('<!--', at);
    if (start < 0) break;
    const closesHere = line.includes('-->', start + 4);
    // An unclosed comment in the middle of a line is plain text; at its start it hides the rest, as on GitHub.
    if (!closesHere && !closesLater && line.slice(0, start).trim() !== '') break;
    result += line.slice(at, start);
    at = start;
    state.inside = true;
  }
  return result + line.slice(at);
}

/** Blanks `code` and ~~struck~~ spans of one line. */
export function maskSpans(line: string): string {
  return maskStruck(maskCode(line));
}

function maskCode(line: string): string {
  if (!line.includes('`')) return line;
  const runs: { readonly at: number; readonly length: number }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] !== '`') continue;
    const start = at;
    while (line[at] === '`') at += 1;
    if (line[start - 1] !== '\\') runs.push({ at: start, length: at - start });
  }
  // For each run the next one of the same length, found from the right: no search starts over.
  const nextOfLength = new Map<number, number>();
  const partner: (number | undefined)[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    partner[index] = nextOfLength.get(length);
    nextOfLength.set(length, index);
  }
  let result = '';
  let copied = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const open = runs[index];
    const closing = partner[index];
    const close = closing === undefined ? undefined : runs[closing];
    if (open === undefined || close === undefined || closing === undefined) continue;
    const end = close.at + close.length;
    result += line.slice(copied, open.at) + ' '.repeat(end - open.at);
    copied = end;
    index = closing;
  }
  return result + line.slice(copied);
}

function maskStruck(line: string): string {
  let at = line.indexOf('~~');
  if (at < 0) return line;
  let result = '';
  let copied = 0;
  while (at >= 0) {
    const end = line.indexOf('~~', at + 2);
    if (end < 0) break;
    result += line.slice(copied, at) + ' '.repeat(end + 2 - at);
    copied = end + 2;
    at = line.indexOf('~~', copied);
  }
  return result + line.slice(copied);
}
