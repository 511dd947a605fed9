/** `**Status**: 🔄 In progress` as its key (lower case, signs away) and its value; null where the line is no such pair. */
export function readKeyLine(content: string): { key: string; value: string } | null {
  const pair = splitKey(content);
  return pair === null || pair.key === '' || pair.value === '' ? null : pair;
}

/** `**Status**:` whose value stands below; null for any other line. */
export function readBareKey(content: string): string | null {
  const pair = content.length > 60 ? null : splitKey(content);
  return pair === null || pair.value !== '' || pair.key === '' ? null : pair.key;
}

function splitKey(content: string): { key: string; value: string } | null {
  const head = content.slice(0, 60);
  const colon = head.search(/[:：]/);
  // `Status - complete`: no colon, and yet the key that matters most.
  const at =
    colon >= 0
      ? colon
      : (/^[^\p{L}]*(?:status|ステータス|状態)[*_ ]*(?=[-–—=])/iu.exec(head)?.[0].length ?? -1);
  if (at <= 0) return null;
  const value = content
    .slice(at + 1)
    .replace(/^[\s*_]+/, '')
    .trim();
  return { key: plainKey(head.slice(0, at)), value };
}

/** Lower case, without signs and figures around the words. */
export function plainKey(text: string): string {
  return text
    .slice(0, 80)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
