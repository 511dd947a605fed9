import type { IssueKey } from '#domain/tracker.ts';

export type Scoped<Item> = { readonly scope: IssueKey | null; readonly items: readonly Item[] };

/** Phases or waves by the plan they belong to: the coordination plan's first, the rest as they come. */
export function byScope<Item extends { readonly scope: IssueKey | null }>(
  items: readonly Item[],
  plans: readonly IssueKey[],
): readonly Scoped<Item>[] {
  const groups = new Map<IssueKey | null, Item[]>();
  for (const item of items) groups.set(item.scope, [...(groups.get(item.scope) ?? []), item]);
  const rank = (scope: IssueKey | null) => {
    const at = scope === null ? -1 : plans.indexOf(scope);
    return at < 0 ? plans.length : at;
  };
  return [...groups]
    .map(([scope, own]) => ({ scope, items: own }))
    .sort((one, other) => rank(one.scope) - rank(other.scope));
}
