import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../src/renderer/ui/tokens.css', import.meta.url), 'utf8');
const tones = ['waiting', 'ready', 'running', 'review', 'blocked', 'failed', 'done'] as const;

type Colour = readonly [number, number, number];

/** Linear light of a `#rrggbb` token of a theme. */
function token(theme: 'light' | 'dark', name: string): Colour {
  const block = css.slice(css.indexOf(`[data-theme='${theme}']`));
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(block)?.[1];
  if (hex === undefined) throw new Error(`no --${name} in ${theme}`);
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(2), channel(4)];
}

const times = (matrix: readonly Colour[], [r, g, b]: Colour): Colour =>
  matrix.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Colour;

/** Full dichromacy in linear RGB: Machado, Oliveira, Fernandes 2009, severity 1. */
const sights: Readonly<Record<string, readonly Colour[]>> = {
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

/** OKLab: Ottosson 2020. */
function oklab(colour: Colour): Colour {
  const clamped = colour.map((value) => Math.min(1, Math.max(0, value))) as unknown as Colour;
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    clamped,
  ).map(Math.cbrt) as unknown as Colour;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms,
  );
}

function distance(one: Colour, other: Colour): number {
  return 100 * Math.hypot(...one.map((value, index) => value - other[index]!));
}

/** WCAG 2 contrast. */
function contrast(one: Colour, other: Colour): number {
  const luminance = ([r, g, b]: Colour) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s colours', (theme) => {
  test.each(Object.keys(sights))('tell every two statuses apart in %s sight', (sight) => {
    for (const one of tones)
      for (const other of tones) {
        if (one >= other) continue;
        const apart = distance(
          oklab(times(sights[sight]!, token(theme, one))),
          oklab(times(sights[sight]!, token(theme, other))),
        );
        expect(apart, `${one} and ${other}`).toBeGreaterThanOrEqual(10);
      }
  });

  test('can be read: words 4.5 to 1, glyphs 3 to 1, on every ground they stand on', () => {
    for (const ground of ['bg', 'side-bg', 'surface', 'raised', 'over'].map((name) => token(theme, name))) {
      for (const tone of tones) {
        expect(contrast(token(theme, tone), ground), tone).toBeGreaterThanOrEqual(3);
        expect(contrast(token(theme, `${tone}-t`), ground), `${tone}-t`).toBeGreaterThanOrEqual(4.5);
      }
      for (const ink of ['ink', 'ink2', 'ink3'])
        expect(contrast(token(theme, ink), ground), ink).toBeGreaterThanOrEqual(4.5);
    }
  });
});
