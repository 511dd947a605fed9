import type { SearchQuery } from './query.ts';

/** The query as text that reads as the same query: terms first, then filters. */
export function printQuery({ terms, filters }: Omit<SearchQuery, 'problems'>): string {
  return [
    ...terms.map(({ text, exact, excluded }) => `${excluded ? '-' : ''}${exact ? `"${text}"` : text}`),
    ...filters.map(({ name, values, excluded }) => `${excluded ? '-' : ''}${printFilter(name, values)}`),
  ].join(' ');
}

/** `label:"to do",bug`. */
export function printFilter(name: string, values: readonly string[]): string {
  return `${name}:${values.map(quotedWhereNeeded).join(',')}`;
}

const needsQuotes = /[\s,，、]|^["“”„＂]/;

function quotedWhereNeeded(value: string): string {
  return needsQuotes.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
