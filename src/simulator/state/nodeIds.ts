/**
 * GitHub's global node ids: a type prefix and the base64url of a MessagePack array of numbers, for example
 * `IC_kwDOQCd6ps7TPIq5` = IC + [0, repository's database id, comment's database id].
 */
export type NodePrefix = 'I' | 'IC' | 'LA' | 'MI' | 'IT' | 'U' | 'BOT' | 'O' | 'R' | 'UCE' | 'EVT';

/** `numbers` are database ids below 2^32, the outer one (repository) first. */
export function encodeNodeId(prefix: NodePrefix, ...numbers: readonly number[]): string {
  const bytes = Buffer.alloc(2 + numbers.length * 5);
  bytes[0] = 0x90 + numbers.length + 1;
  numbers.forEach((number, index) => {
    bytes[2 + index * 5] = 0xce;
    bytes.writeUInt32BE(number >>> 0, 3 + index * 5);
  });
  return `${prefix}_${bytes.toString('base64url')}`;
}

/** The database ids inside a node id, outer one first; null when it is not of GitHub's newer form. */
export function decodeNodeId(id: string): { prefix: string; numbers: number[] } | null {
  const at = id.indexOf('_');
  if (at < 1) return null;
  const bytes = Buffer.from(id.slice(at + 1), 'base64url');
  const count = (bytes[0] ?? 0) - 0x91;
  if (count < 1 || count > 4 || bytes.length !== 2 + count * 5) return null;
  const numbers: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if (bytes[2 + index * 5] !== 0xce) return null;
    numbers.push(bytes.readUInt32BE(3 + index * 5));
  }
  return { prefix: id.slice(0, at), numbers };
}
