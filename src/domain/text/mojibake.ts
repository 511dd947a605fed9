/**
 * Undoes text that was UTF-8 and was read as Windows-1252 (`âœ…` for ✅), as exports and copied plans hold it.
 *
 * Only sequences that decode to a whole character are replaced, so text that was never damaged stays byte for
 * byte. Five bytes (81, 8D, 8F, 90, 9D) have no character in Windows-1252 and are often dropped on the way:
 * what is left of the symbols that teams use is found in a table. No newline is ever made or removed, so line
 * numbers stay those of the original.
 */

/** Characters of bytes 0x80–0x9F in Windows-1252; the five holes map to their C1 control, as WHATWG decoders do. */
const highCharacters =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

const byteOfCharacter = new Map<number, number>();
for (let index = 0; index < highCharacters.length; index += 1) {
  byteOfCharacter.set(highCharacters.charCodeAt(index), 0x80 + index);
}

const droppedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Symbols of plans and reports whose encoding holds a dropped byte; of two with the same rest, the first wins. */
const symbolsWithDroppedBytes = [
  ...[
    '⏸️',
    '⏸',
    '⏳',
    '⏱️',
    '⏱',
    '⏰',
    '⏹️',
    '⏹',
    '⏭️',
    '⏭',
    '⏩',
    '⏪',
    '⏯️',
    '⏯',
    '⌛',
    '⚠️',
    '🏗️',
    '🏗',
    '🏁',
  ],
  ...[
    '❌',
    '❗',
    '❓',
    '❤️',
    '❤',
    '✍️',
    '✍',
    '❎',
    '”',
    '┐',
    '←',
    '●',
    '═',
    '┏',
    '🏷️',
    '🏷',
    '🏢',
    '🏠',
    '🏆',
  ],
  ...[
    '🐳',
    '🐛',
    '🐍',
    '🔐',
    '🔍',
    '📝',
    '📐',
    '📁',
    '📍',
    '📏',
    '👏',
    '👁️',
    '😐',
    '🐢',
    '🎁',
    '🍏',
    '🌐',
    '🏃',
  ],
];

const lostForms = new Map<string, string>();
let longestLostForm = 0;
for (const symbol of symbolsWithDroppedBytes) {
  const bytes = utf8(symbol);
  const kept = bytes.filter((byte) => !droppedBytes.has(byte));
  const form = String.fromCharCode(...kept.map(characterOfByte));
  for (const variant of symbol.endsWith('\uFE0F') ? [form, form.replaceAll('\u00A0', ' ')] : [form]) {
    if (!lostForms.has(variant)) lostForms.set(variant, symbol);
    longestLostForm = Math.max(longestLostForm, variant.length);
  }
}
/** What is left of U+FE0F, the emoji presentation selector, wherever it stands. */
lostForms.set('\u00EF\u00B8', '\uFE0F');

/** Lead bytes that begin a damaged character: Latin-1 supplement, symbols, full-width forms, emoji, kana and kanji. */
const mayBeDamaged = /[\u00C2\u00C3\u00E2-\u00E9\u00EF\u00F0]/;

/** Mends the whole text; returns the same string where nothing is damaged. Linear time, never throws. */
export function mendMojibake(text: string): string {
  if (!mayBeDamaged.test(text)) return text;
  let mended = '';
  let copied = 0;
  let at = 0;
  let previousEnd = -1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit < 0xc2 || unit > 0xf0) {
      at += 1;
      continue;
    }
    const found = damagedAt(text, at, previousEnd === at);
    if (found === null) {
      at += 1;
      continue;
    }
    mended += text.slice(copied, at) + found.character;
    at += found.length;
    copied = at;
    previousEnd = at;
  }
  return copied === 0 ? text : mended + text.slice(copied);
}

type Damaged = { readonly character: string; readonly length: number };

function damagedAt(text: string, at: number, followsDamage: boolean): Damaged | null {
  const lead = text.charCodeAt(at);
  const size = sequenceLength(lead);
  if (size === 0) return null;
  const whole = decode(text, at, size);
  if (whole !== null) {
    // `é»…` can stand in honest French: kanji and kana count only in a run of two or more.
    const rare = lead >= 0xe3 && lead <= 0xe9;
    if (!rare || followsDamage || isDamaged(text, at + size)) {
      return { character: String.fromCodePoint(whole), length: size };
    }
    return null;
  }
  for (let length = Math.min(longestLostForm, text.length - at); length >= 2; length -= 1) {
    const symbol = lostForms.get(text.slice(at, at + length));
    if (symbol !== undefined) return { character: symbol, length };
  }
  // Most hiragana lose their second byte, 81: `ã®` is what is left of の.
  const last = byteAt(text, at + 1);
  if (lead === 0xe3 && isContinuation(last) && (followsDamage || text.charCodeAt(at + 2) === 0xe3)) {
    return { character: String.fromCodePoint(0x3000 | ((0x81 & 0x3f) << 6) | (last & 0x3f)), length: 2 };
  }
  return null;
}

function isDamaged(text: string, at: number): boolean {
  const size = sequenceLength(text.charCodeAt(at));
  if (size === 0) return false;
  if (decode(text, at, size) !== null) return true;
  return text.charCodeAt(at) === 0xe3 && isContinuation(byteAt(text, at + 1));
}

function sequenceLength(lead: number): 0 | 2 | 3 | 4 {
  if (lead === 0xc2 || lead === 0xc3) return 2;
  if ((lead >= 0xe2 && lead <= 0xe9) || lead === 0xef) return 3;
  return lead === 0xf0 ? 4 : 0;
}

function decode(text: string, at: number, size: 2 | 3 | 4): number | null {
  let point = text.charCodeAt(at) & (0xff >> (size + 1));
  for (let index = 1; index < size; index += 1) {
    const byte = byteAt(text, at + index);
    if (!isContinuation(byte)) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  const smallest = size === 2 ? 0x80 : size === 3 ? 0x800 : 0x10000;
  return point >= smallest && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? point : null;
}

/** The Windows-1252 byte of the character there, -1 where it has none. */
function byteAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xa0 && unit <= 0xff) return unit;
  return byteOfCharacter.get(unit) ?? -1;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

function characterOfByte(byte: number): number {
  return byte >= 0x80 && byte <= 0x9f ? highCharacters.charCodeAt(byte - 0x80) : byte;
}

function utf8(symbol: string): number[] {
  const bytes: number[] = [];
  for (const character of symbol) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point < 0x10000) {
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    } else {
      bytes.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 0x3f),
        0x80 | ((point >> 6) & 0x3f),
        0x80 | (point & 0x3f),
      );
    }
  }
  return bytes;
}
