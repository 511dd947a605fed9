import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failureKinds } from '#contract/result.ts';
import { nodeStatuses } from '#domain/programme.ts';
import { bundledTexts, namespaces } from '#renderer/i18n/index.ts';

const root = new URL('../../../src/renderer/', import.meta.url);
const texts = bundledTexts();

function flatten(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    flatten(inner, path === '' ? key : `${path}.${key}`),
  );
}

const textsOf = (language: string, namespace: string) => new Map(flatten(texts[language]?.[namespace] ?? {}));
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();

describe.each(namespaces)('the texts of %s', (namespace) => {
  test('say the same things in English and Japanese', () => {
    const keys = (language: string) => [
      ...new Set([...textsOf(language, namespace).keys()].map(withoutPlural)),
    ];
    expect(keys('ja').sort()).toEqual(keys('en').sort());
  });

  test('fill in the same values', () => {
    const japanese = new Map(
      [...textsOf('ja', namespace)].map(([key, text]) => [withoutPlural(key), holes(text)]),
    );
    for (const [key, text] of textsOf('en', namespace)) {
      // "One more" says its number in a word.
      if (key.endsWith('_one') && !holes(text).includes('count')) continue;
      expect(japanese.get(withoutPlural(key)), key).toEqual(holes(text));
    }
  });

  test('give both numbers wherever English needs them', () => {
    const keys = textsOf('en', namespace);
    for (const key of keys.keys())
      if (key.endsWith('_one')) expect(keys.has(key.replace(/_one$/, '_other')), key).toBe(true);
  });
});

test('every text that a view names exists', () => {
  const known = (namespace: string, key: string) => {
    const keys = textsOf('en', namespace);
    return keys.has(key) || keys.has(`${key}_other`);
  };
  const missing = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const source = readFileSync(new URL(path, root), 'utf8');
      return [...source.matchAll(/\bt\(\s*'(?:(\w+):)?([\w.-]+)'/g)].flatMap(([, named, key]) => {
        const own = [...source.matchAll(/useTranslation\(\[?'(\w+)'/g)].map((match) => match[1]!);
        const where = named === undefined ? (own.length === 0 ? namespaces : own) : [named];
        return where.some((namespace) => known(namespace, key!)) ? [] : [`${path}: ${named ?? ''}:${key}`];
      });
    });
  expect(missing).toEqual([]);
});

test('every status and every failure has words', () => {
  const shell = textsOf('en', 'shell');
  for (const status of nodeStatuses) expect(shell.has(`status.${status}`), status).toBe(true);
  for (const kind of failureKinds) expect(shell.has(`failure.${kind}`), kind).toBe(true);
});
