import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transitiveReduction } from '#domain/layout/reduction.ts';
import type { Programme } from '#domain/programme.ts';
import { issue, key, number, read } from '../trackers.ts';

/** Small graphs, rings and closed issues among them, and what follows from trying everything. */

type Pair = readonly [number, number];
type SmallGraph = {
  /** Hours of each issue; null where it has no estimate, which counts for one. */
  readonly hours: readonly (number | null)[];
  readonly closed: readonly boolean[];
  /** [blocker, blocked], each once, none to itself. */
  readonly pairs: readonly Pair[];
};

const graphs: fc.Arbitrary<SmallGraph> = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc.record({
    hours: fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: count, maxLength: count }),
    closed: fc.array(
      fc.nat(4).map((draw) => draw === 0),
      { minLength: count, maxLength: count },
    ),
    pairs: fc
      .uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), {
        maxLength: 12,
        selector: ([from, to]) => `${from} ${to}`,
      })
      .map((pairs) => pairs.filter(([from, to]) => from !== to)),
  }),
);

function programmeOf({ hours, closed, pairs }: SmallGraph): Programme {
  return read(
    ...hours.map((estimate, at) =>
      issue(at + 1, estimate === null ? `Task ${at + 1}` : `Task ${at + 1} (${estimate}h)`, '', {
        state: closed[at] === true ? 'closed' : 'open',
        blockedBy: pairs.filter(([, to]) => to === at).map(([from]) => key(from + 1)),
      }),
    ),
  );
}

/** Every path of different nodes that ends in `last`, by trying all. */
function pathsTo(last: number, pairs: readonly Pair[], visited: readonly number[] = []): number[][] {
  const through = [last, ...visited];
  const longer = pairs
    .filter(([from, to]) => to === last && !through.includes(from))
    .flatMap(([from]) => pathsTo(from, pairs, through));
  return [[...through], ...longer];
}

function leads(from: number, to: number, pairs: readonly Pair[]): boolean {
  return pathsTo(to, pairs).some((path) => path.length > 1 && path[0] === from);
}

/** What holds work up: between two open issues. */
function holding({ pairs, closed }: SmallGraph): readonly Pair[] {
  return pairs.filter(([from, to]) => closed[from] !== true && closed[to] !== true);
}

describe('the graph of 1,000 small trackers equals trying everything', () => {
  it('in its cycles: one ring of edges for each set of issues that all wait for each other', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const pairs = holding(graph);
        const all = graph.hours.map((_, at) => at);
        const tangles = all
          .map((a) => all.filter((b) => a === b || (leads(a, b, pairs) && leads(b, a, pairs))))
          .filter((tangle, at) => tangle.length > 1 && tangle[0] === at);
        const { cycles } = programmeOf(graph);
        const rings = cycles.map((ring) => ring.map((one) => number(one) - 1));
        expect(rings.map((ring) => ring[0]).sort()).toEqual(tangles.map((tangle) => tangle[0]).sort());
        for (const ring of rings) {
          const tangle = tangles.find(([first]) => first === ring[0]) ?? [];
          expect(new Set(ring).size).toBe(ring.length);
          ring.forEach((from, at) => {
            expect(tangle).toContain(from);
            const to = ring[(at + 1) % ring.length];
            expect(pairs.some((pair) => pair[0] === from && pair[1] === to)).toBe(true);
          });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('in levels, earliest starts, slack and the critical path', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const holds = holding(graph);
        // Inside a tangle nothing comes first.
        const pairs = holds.filter(([from, to]) => !leads(to, from, holds));
        const open = graph.hours.map((_, at) => at).filter((at) => graph.closed[at] !== true);
        const minutes = (at: number): number => (graph.hours[at] ?? 1) * 60;
        const length = (path: readonly number[]): number => path.reduce((sum, at) => sum + minutes(at), 0);
        const paths = open.flatMap((at) => pathsTo(at, pairs));
        const end = Math.max(0, ...paths.map(length));
        const programme = programmeOf(graph);
        for (const at of open) {
          const node = programme.nodes[at];
          const into = paths.filter((path) => path.at(-1) === at);
          const through = paths.filter((path) => path.includes(at));
          const longest = Math.max(...through.map(length));
          expect([node?.level, node?.startsInMinutes, node?.slackMinutes, node?.critical]).toEqual([
            Math.max(...into.map((path) => path.length - 1)),
            Math.max(...into.map(length)) - minutes(at),
            end - longest,
            longest === end,
          ]);
        }
        const path = programme.criticalPath.map((one) => number(one) - 1);
        expect(length(path)).toBe(end);
        path.slice(1).forEach((to, at) => {
          expect(pairs.some((pair) => pair[0] === path[at] && pair[1] === to)).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('in what is ready: open, and every blocker closed', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const expected = graph.hours.map((_, at) => {
          if (graph.closed[at] === true) return 'done';
          const blockers = graph.pairs.filter(([, to]) => to === at).map(([from]) => from);
          return blockers.every((blocker) => graph.closed[blocker] === true) ? 'ready' : 'waiting';
        });
        expect(programmeOf(graph).nodes.map((node) => node.status)).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it('in the reduction: of edges without rings, one goes where another path says the same', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const pairs = graph.pairs.filter(([from, to]) => from < to);
        const expected = pairs.map((pair) => {
          const others = pairs.filter((other) => other !== pair);
          return leads(pair[0], pair[1], others) ? 0 : 1;
        });
        expect([...transitiveReduction(graph.hours.length, pairs.flat())]).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });
});
