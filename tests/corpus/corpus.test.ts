import { describe, expect, it } from 'vitest';
import { allCases, families, isWhole, type PlacedCase } from './allFamilies.ts';
import { contexts } from './contexts.ts';

const cases = allCases();
const own = cases.filter((item) => !item.derived);
const numbersIn = (context: PlacedCase['context']) =>
  new Set(contexts[context].issues.map((issue) => issue.number));

/** Issues of the case's own repository by number, others by their key. */
const edge = /^(?:(\d+)|[\w-]+\/[\w-]+#\d+)[→~?](\d+)$/;
const link = /^(?:(?:parent|order) (\d+)>(\d+)|(?:related|parallel) (\d+)\+(\d+))$/;
const report =
  /^(?:(\d+)|phase \d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?)\|(?:-|[\p{L}\p{N}]+)\|(?:done|done\+blocked|planned|running|waiting|review|failed|blocked)$/u;
const said = /^(?:done|done\+blocked|planned|running|waiting|review|failed|blocked)$/;
const status = /^(\d+)=(?:waiting|ready|running|review|blocked|failed|claimed|gated|done)$/;
const assigned = /^(\d+):[\p{L}\p{N}]+$/u;
const duration = /^(\d+)=(?:none|\d+(?:-\d+)?)$/;
const reference =
  /^(?:(?:[\w.-]+\/[\w.-]+)?#\d+(?:-\d+)?|phase [\d.]+(?:-[\d.]+)?|local [a-z]\d+-\d+|gap [\p{L}\p{N} ]+)$/u;

/** Items that do not parse, or that name an issue which the case's context lacks. */
function unresolvable(item: PlacedCase): readonly string[] {
  const known = numbersIn(item.context);
  const check = (pattern: RegExp, expected: readonly string[] | undefined) =>
    (expected ?? []).filter((one) => {
      const match = pattern.exec(one);
      const named = match?.slice(1).filter((part) => part !== undefined) ?? [];
      return match === null || named.some((number) => !known.has(Number(number)));
    });
  return [
    ...check(edge, item.edges),
    ...check(link, item.links),
    ...check(report, item.reports),
    ...check(said, item.said == null ? [] : [item.said]),
    ...check(status, item.statuses),
    ...check(assigned, item.assigned),
    ...check(duration, item.durations),
    ...check(reference, item.references),
    ...check(/^(?:decision|approval|urgent)$/, item.calls),
  ];
}

describe('the reading corpus', () => {
  it('holds at least 300 single lines and 60 whole texts of its own', () => {
    expect(own.filter((item) => !isWhole(item)).length).toBeGreaterThanOrEqual(300);
    expect(own.filter(isWhole).length).toBeGreaterThanOrEqual(60);
  });

  it('names every family and case once', () => {
    expect(new Set(families.map((family) => family.name)).size).toBe(families.length);
    expect(new Set(cases.map((item) => item.id)).size).toBe(cases.length);
  });

  it('holds no text twice on the same issue', () => {
    const seen = own.map(({ context, on, place, text }) => JSON.stringify([context, on, place, text]));
    expect(seen.filter((one, at) => seen.indexOf(one) !== at)).toEqual([]);
  });

  it('places every text on an issue that its context has', () => {
    const homeless = cases.filter(
      (item) => !numbersIn(item.context).has(item.on ?? contexts[item.context].speaker),
    );
    expect(homeless.map((item) => item.id)).toEqual([]);
  });

  it('expects nothing that its notation or its context does not know', () => {
    const wrong = cases.map((item) => ({ id: item.id, items: unresolvable(item) }));
    expect(wrong.filter(({ items }) => items.length > 0)).toEqual([]);
  });

  it('expects no item twice in one case', () => {
    const doubled = cases.filter((item) =>
      [item.edges, item.links, item.reports, item.workers, item.references].some(
        (items) => items !== undefined && new Set(items).size !== items.length,
      ),
    );
    expect(doubled.map((item) => item.id)).toEqual([]);
  });
});
