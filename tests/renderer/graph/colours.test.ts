import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tones = ['waiting', 'ready', 'running', 'review', 'blocked', 'failed', 'done'] as const;
const css = readFileSync(new URL('../../../src/renderer/ui/tokens.css', import.meta.url), 'utf8');

type Rgb = readonly [number, number, number];

function tokens(theme: 'light' | 'dark'): ReadonlyMap<string, Rgb> {
  const block = css.slice(css.indexOf(`[data-theme='${theme}']`));
  const body = block.slice(0, block.indexOf('}'));
  const found = new Map<string, Rgb>();
  for (const [, name, hex] of body.matchAll(/--([\w-]+):\s*#([0-9a-f]{6})\b/gi)) {
    const value = Number.parseInt(hex!, 16);
    found.set(name!, [(value >> 16) & 255, (value >> 8) & 255, value & 255]);
  }
  return found;
}

function linear([r, g, b]: Rgb): Rgb {
  const one = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [one(r), one(g), one(b)];
}

type Matrix = readonly [Rgb, Rgb, Rgb];
const times = (matrix: Matrix, [r, g, b]: Rgb) =>
  matrix.map((row) => Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b))) as unknown as Rgb;

/** Full dichromacy, on linear light: Machado, Oliveira, Fernandes (2009), severity 1. */
const sights: Readonly<Record<'normal' | 'protan' | 'deutan' | 'tritan', Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** OKLab of linear sRGB (Ottosson 2020), times 100. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    100 * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s),
    100 * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s),
    100 * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s),
  ];
}

function contrast(one: Rgb, other: Rgb): number {
  const light = (rgb: Rgb) => {
    const [r, g, b] = linear(rgb);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high, low] = [light(one), light(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['bg', 'side-bg', 'surface', 'raised', 'over'] as const;

describe.each(['light', 'dark'] as const)('the %s status colours', (theme) => {
  const colours = tokens(theme);
  const colour = (name: string) => {
    const found = colours.get(name);
    if (found === undefined) throw new Error(`--${name} is missing in ${theme}`);
    return found;
  };

  it.each(Object.keys(sights) as (keyof typeof sights)[])('stay apart with %s sight', (sight) => {
    const seen = tones.map((tone) => oklab(times(sights[sight], linear(colour(tone)))));
    const near: string[] = [];
    for (let i = 0; i < tones.length; i++) {
      for (let k = i + 1; k < tones.length; k++) {
        const distance = Math.hypot(...seen[i]!.map((value, axis) => value - seen[k]![axis]!));
        if (distance < 10) near.push(`${tones[i]} and ${tones[k]}: ${distance.toFixed(1)}`);
      }
    }
    expect(near).toEqual([]);
  });

  it('are at least 3:1 as glyphs and 4.5:1 as words on every ground', () => {
    const weak: string[] = [];
    for (const ground of grounds) {
      for (const tone of tones) {
        const glyph = contrast(colour(tone), colour(ground));
        const words = contrast(colour(`${tone}-t`), colour(ground));
        if (glyph < 3) weak.push(`${tone} on ${ground}: ${glyph.toFixed(2)}`);
        if (words < 4.5) weak.push(`${tone}-t on ${ground}: ${words.toFixed(2)}`);
      }
      for (const ink of ['ink', 'ink2', 'ink3']) {
        const words = contrast(colour(ink), colour(ground));
        if (words < 4.5) weak.push(`${ink} on ${ground}: ${words.toFixed(2)}`);
      }
    }
    expect(weak).toEqual([]);
  });
});
