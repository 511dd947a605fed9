import { existsSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';

/** A generator of its own for each seed (mulberry32): the same seed, the same damage. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const damageKinds = ['bits', 'page', 'cut', 'empty', 'header', 'no-wal'] as const;
export type DamageKind = (typeof damageKinds)[number];

/** Damages a file as a disk does: its time of change stays. Answers where, for the record. */
export function damage(file: string, kind: DamageKind, random: () => number): string {
  const { atimeMs, mtimeMs, size } = statSync(file);
  const at = Math.floor(random() * size);
  switch (kind) {
    case 'bits': {
      const bytes = readFileSync(file);
      const count = 1 + Math.floor(random() * 8);
      for (let flip = 0; flip < count; flip += 1) {
        const place = Math.floor(random() * size);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
      writeFileSync(file, bytes);
      break;
    }
    case 'page': {
      const bytes = readFileSync(file);
      const page = at - (at % 4096);
      bytes.fill(Math.floor(random() * 256), page, page + 4096);
      writeFileSync(file, bytes);
      break;
    }
    case 'cut':
      truncateSync(file, at);
      break;
    case 'empty':
      truncateSync(file, 0);
      break;
    case 'header': {
      const bytes = readFileSync(file);
      for (let place = 0; place < 100; place += 1) bytes[place] = Math.floor(random() * 256);
      writeFileSync(file, bytes);
      break;
    }
    case 'no-wal':
      if (existsSync(`${file}-wal`)) rmSync(`${file}-wal`);
      break;
  }
  utimesSync(file, atimeMs / 1000, mtimeMs / 1000);
  return `${kind} at ${at} of ${size}`;
}
