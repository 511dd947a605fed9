import type { DurationRange } from '../programme.ts';
import { stronglyConnected } from './components.ts';

/** Levels, earliest starts, slack and the critical path of what is not finished (critical path method, Kelley 1961). */

export type WorkNode = {
  /** Closed work and containers take no time and hold nothing up. */
  readonly unfinished: boolean;
  readonly duration: DurationRange | null;
};

export type Schedule = {
  readonly level: readonly number[];
  /** Minutes from now; null for what is finished or holds work. */
  readonly start: readonly (number | null)[];
  readonly slack: readonly (number | null)[];
  readonly critical: readonly boolean[];
  readonly path: readonly number[];
  /** One ring for each tangle of nodes that wait on each other, in the order of its edges, smallest node first. */
  readonly cycles: readonly (readonly number[])[];
};

/**
 * Minutes that work without an estimate counts for. Zero would put an unknown chain beside the point; an hour is about
 * the median of the estimates teams do write for their smallest tasks (30 min to 2 h).
 */
export const assumedMinutes = 60;

/** `edges` are pairs [blocker, blocked] of node numbers that hold work up now. Iterative, linear in nodes and edges. */
export function scheduleWork(
  nodes: readonly WorkNode[],
  edges: readonly (readonly [number, number])[],
): Schedule {
  const count = nodes.length;
  const successors: number[][] = Array.from({ length: count }, () => []);
  for (const [from, to] of edges) successors[from]?.push(to);
  const components = stronglyConnected(successors);
  const componentOf = new Int32Array(count);
  components.forEach((component, at) => {
    for (const node of component) componentOf[node] = at;
  });
  // Inside a ring nothing comes first: its own edges are left out, so that the rest can still be planned.
  const order: number[] = [];
  for (let at = components.length - 1; at >= 0; at -= 1)
    order.push(...(components[at] ?? []).toSorted((a, b) => a - b));
  const minutes = nodes.map((node) =>
    !node.unfinished
      ? 0
      : node.duration === null
        ? assumedMinutes
        : (node.duration.low + node.duration.high) / 2,
  );
  const level = new Array<number>(count).fill(0);
  const start = new Array<number>(count).fill(0);
  const before = new Array<number>(count).fill(-1);
  const next = (node: number): number[] =>
    (successors[node] ?? []).filter((other) => componentOf[other] !== componentOf[node]);
  for (const node of order) {
    const finish = (start[node] ?? 0) + (minutes[node] ?? 0);
    for (const other of next(node)) {
      level[other] = Math.max(level[other] ?? 0, (level[node] ?? 0) + 1);
      if (finish > (start[other] ?? 0)) {
        start[other] = finish;
        before[other] = node;
      } else if (finish === start[other] && before[other] === -1 && finish > 0) before[other] = node;
    }
  }
  let end = 0;
  let last = -1;
  for (let node = 0; node < count; node += 1) {
    if (nodes[node]?.unfinished !== true) continue;
    const finish = (start[node] ?? 0) + (minutes[node] ?? 0);
    if (finish > end || last === -1) {
      end = Math.max(end, finish);
      last = node;
    }
  }
  const latest = new Array<number>(count).fill(end);
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const node = order[at] ?? 0;
    let finish = end;
    for (const other of next(node)) finish = Math.min(finish, (latest[other] ?? end) - (minutes[other] ?? 0));
    latest[node] = finish;
  }
  const path: number[] = [];
  for (let node = last; node !== -1; node = before[node] ?? -1) path.push(node);
  path.reverse();
  const slack = nodes.map((node, at) =>
    node.unfinished ? Math.max(0, (latest[at] ?? 0) - (minutes[at] ?? 0) - (start[at] ?? 0)) : null,
  );
  return {
    level,
    start: nodes.map((node, at) => (node.unfinished ? (start[at] ?? 0) : null)),
    slack,
    critical: slack.map((minutesLeft) => minutesLeft === 0),
    path,
    cycles: components.filter((component) => component.length > 1).map((ring) => ringOf(ring, successors)),
  };
}

/** The shortest way from the smallest node of a component back to itself, by breadth-first search. */
function ringOf(component: readonly number[], successors: readonly (readonly number[])[]): readonly number[] {
  const members = new Set(component);
  const start = component.reduce((least, node) => Math.min(least, node));
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] ?? start;
    for (const next of successors[node] ?? []) {
      if (next === start) {
        const ring = [node];
        for (let back = node; back !== start;) {
          back = cameFrom.get(back) ?? start;
          ring.push(back);
        }
        return ring.reverse();
      }
      if (!members.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return component.toSorted((a, b) => a - b);
}
