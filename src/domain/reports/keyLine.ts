type Pair = { readonly key: string; readonly value: string };

let last: { readonly content: string; readonly pair: Pair | null } = { content: '', pair: null };

/** `**Status**: 🔄 In progress` as its key (lower case, signs away) and its value; null where the line is no such pair. */
export function readKeyLine(content: string): Pair | null {
  // Up to five readers ask for the same line, one after another.
  if (last.content === content) return last.pair;
  const at = colonOf(content);
  const value = at <= 0 ? '' : valueBehind(content, at);
  const key = value === '' ? '' : plainKey(content.slice(0, at));
  const pair = key === '' ? null : { key, value };
  last = { content, pair };
  return pair;
}

/** What a key without a value ends with; `content` has no space at its end. */
const mayEndKey = new Set([':', '：', '*', '_', '-', '–', '—', '=']);

/** `**Status**:` whose value stands below; null for any other line. */
export function readBareKey(content: string): string | null {
  if (content.length > 60 || !mayEndKey.has(content.at(-1) ?? '')) return null;
  const at = colonOf(content);
  if (at <= 0 || valueBehind(content, at) !== '') return null;
  return plainKey(content.slice(0, at)) || null;
}

/** Where the key ends; 0 or less where the line has none. */
function colonOf(content: string): number {
  const head = content.slice(0, 60);
  const colon = head.search(/[:：]/);
  // `Status - complete`: no colon, and yet the key that matters most.
  if (colon >= 0) return colon;
  return /^[^\p{L}]*(?:status|ステータス|状態)[*_ ]*(?=[-–—=])/iu.exec(head)?.[0].length ?? -1;
}

function valueBehind(content: string, at: number): string {
  return content
    .slice(at + 1)
    .replace(/^[\s*_]+/, '')
    .trim();
}

/** No letter or digit: most text is ASCII, where Unicode's classes cost three times as much. */
const signs = /[^a-z0-9]+/g;
const anySigns = /[^\p{L}\p{N}]+/gu;

/** Lower case, without signs and figures around the words. */
export function plainKey(text: string): string {
  const lower = text.slice(0, 80).toLowerCase();
  return lower.replace(/[^\x00-\x7F]/.test(lower) ? anySigns : signs, ' ').trim();
}
