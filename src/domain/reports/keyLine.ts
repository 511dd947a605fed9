/** `**Status**: 🔄 In progress` as its key (lower case, signs away) and its value; null where the line is no such pair. */
export function readKeyLine(content: string): { key: string; value: string } | null {
  const head = content.slice(0, 60);
  const at = head.search(/[:：]/);
  if (at <= 0) return null;
  const key = head
    .slice(0, at)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const value = content
    .slice(at + 1)
    .replace(/^[\s*_]+/, '')
    .trim();
  return key === '' || value === '' ? null : { key, value };
}
