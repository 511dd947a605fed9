/**
 * The number in a comment's address (`#issuecomment-3539685638`), from the node id that the API gives: `IC_` and, in
 * base64url, a MessagePack list of [0, repository, comment]. An id of another form is its own name.
 */
export function commentNumber(id: string): string {
  const bytes = id.startsWith('IC_') ? fromBase64(id.slice(3)) : null;
  if (bytes === null) return nameable(id);
  const [lead, ...rest] = [bytes.at(-9), ...bytes.slice(-8)];
  if (lead === 0xcf && rest.length === 8) return String(wholeNumber(rest));
  return bytes.at(-5) === 0xce ? String(wholeNumber(bytes.slice(-4))) : nameable(id);
}

function nameable(id: string): string {
  return id.replace(/[^\w.-]/g, '').slice(0, 60) || 'unnamed';
}

function wholeNumber(bytes: readonly number[]): bigint {
  return bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function fromBase64(text: string): readonly number[] | null {
  if (text.length > 64) return null;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value === -1) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return bytes;
}
