import type { Drawing } from './useScene.ts';

export type Step = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown';

/**
 * The item one key away. Right and left follow the edges to what waits and to what is waited for, the nearest
 * in height first; up and down go to the next item of the same grid column. -1 where there is none.
 */
export function stepFrom(
  { scene, walks }: Pick<Drawing, 'scene' | 'walks'>,
  item: number,
  step: Step,
): number {
  const { layout, structure } = scene;
  const walkable = (other: number) => structure.items[other]!.kind === 'issue';
  const height = (other: number) => layout.positions[2 * other + 1]!;
  const nearest = (others: readonly number[]) =>
    others
      .filter(walkable)
      .reduce(
        (best, other) =>
          best < 0 || Math.abs(height(other) - height(item)) < Math.abs(height(best) - height(item))
            ? other
            : best,
        -1,
      );
  switch (step) {
    case 'ArrowRight':
      return nearest(walks.targets[item]!);
    case 'ArrowLeft':
      return nearest(walks.sources[item]!);
    case 'ArrowUp':
    case 'ArrowDown': {
      const direction = step === 'ArrowDown' ? 1 : -1;
      const column = structure.items
        .map((_, index) => index)
        .filter((other) => layout.slots[other] === layout.slots[item]);
      return nearest(column.filter((other) => Math.sign(height(other) - height(item)) === direction));
    }
  }
}

/** Where the keys begin: on the critical path, the first item from the left that is not done; else the first at all. */
export function firstItem({
  scene,
  critical,
  source,
}: Pick<Drawing, 'scene' | 'critical' | 'source'>): number {
  const { layout, structure } = scene;
  const issues = structure.items.flatMap((item, index) => (item.kind === 'issue' ? [index] : []));
  const open = (index: number) => {
    const item = structure.items[index]!;
    return item.kind === 'issue' && source.nodes.get(item.id)?.status !== 'done';
  };
  const wanted = issues.filter((index) => critical.has(index) && open(index));
  const candidates = wanted.length > 0 ? wanted : issues;
  const order = (index: number) => layout.positions[2 * index]! * 1e6 + layout.positions[2 * index + 1]!;
  return candidates.reduce((best, index) => (best < 0 || order(index) < order(best) ? index : best), -1);
}
