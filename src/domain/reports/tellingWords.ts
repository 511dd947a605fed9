import { readPrefix } from '../text/linePrefix.ts';
import type { BodyLine } from '../text/markdown.ts';

/** The words of a line that tell something: without Markdown, leading signs and the key in front of them. */

/** A row of the inbox holds about this many characters. */
const longestText = 200;

/** What stands behind the marks of a line, code spans too, which `content` leaves out. */
export function wordsOf(line: BodyLine): string {
  return line.text.slice(readPrefix(line.text).offset).trim();
}

/** Without bullets, boxes, heading marks, emphasis and code marks. */
export function plainText(quote: string): string {
  const text = quote
    .slice(0, longestText * 2)
    .replace(/^(?:[\s>|]|#{1,6}(?=\s)|[*+-](?=\s)|\d{1,3}[.)](?=\s))*(?:\[[ xX]\]\s*)?/, '')
    .replace(/[*`]{1,3}|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu, '')
    .replaceAll('\\u0026', '&')
    .trim();
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

const stateKeys =
  /^(?:[\p{L}\p{N}. ]{0,24}\s)?(?:status|state|next|next step|blockers?|problem|note|ステータス|状態|現状|状況|ブロッカー)$/iu;

/** `Status: ⏸️ Awaiting approval` tells `Awaiting approval`; `(awaiting approval)` behind other words stays with them. */
export function tellingWords(quote: string): string {
  let text = withoutSigns(plainText(quote));
  for (let rounds = 0; rounds < 2; rounds += 1) {
    const at = text.slice(0, 48).search(/[:：]\s*/u);
    if (at <= 0) break;
    const rest = withoutSigns(text.slice(at + 1));
    const waits = /^(?:await|pending\b)|承認待ち|判断待ち/i.test(rest);
    if (rest === '' || !(waits || stateKeys.test(text.slice(0, at).trim()))) break;
    text = rest;
  }
  return text;
}

/** Without the emoji, dashes and colons in front; quotes, brackets and references stay. */
export function withoutSigns(text: string): string {
  return text.replace(/^[^\p{L}\p{N}#(（「『"'“@$<[/]+/u, '').trim();
}
