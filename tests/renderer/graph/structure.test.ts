import { describe, expect, it } from 'vitest';
import type { Programme, ProgrammeNode } from '#domain/programme.ts';
import { layoutGraph } from '#domain/layout/layoutGraph.ts';
import { issueKey } from '#domain/tracker.ts';
import { stateOfView } from '#renderer/stores/programme.ts';
import { criticalItems, edgeLooks } from '#renderer/views/graph/edgeLook.ts';
import { lanesOf } from '#renderer/views/graph/lanes.ts';
import { lightFrom, walksOf } from '#renderer/views/graph/light.ts';
import { sameStructure, structureOf } from '#renderer/views/graph/structure.ts';
import { stepFrom, firstItem } from '#renderer/views/graph/walk.ts';
import { sceneOf } from '#renderer/views/graph/scene.ts';
import { routeEdges } from '#domain/layout/routes.ts';
import {
  largeProgramme,
  looseProgramme,
  repository,
  smallProgramme,
} from '../../support/graph/programmes.ts';

const key = (number: number) => issueKey(repository, number);
const stateOf = (programme: Programme) => stateOfView({ revision: 0, programme });
const withNode = (programme: Programme, number: number, change: Partial<ProgrammeNode>): Programme => ({
  ...programme,
  nodes: programme.nodes.map((node) => (node.key === key(number) ? { ...node, ...change } : node)),
});
const none = new Map<string, boolean>();

describe('the lanes', () => {
  it('are the phases of the plan in hand, in its order, then other scopes, folded', () => {
    const lanes = lanesOf(stateOf(smallProgramme()), none);
    expect(lanes.map(({ id, collapsed, opens }) => [id, collapsed, opens])).toEqual([
      ['phase:0', true, false],
      ['phase:1', false, true],
      ['phase:2', false, true],
      ['phase:3', false, true],
      ['phase:4', false, true],
      [`scope:${key(130)}`, true, true],
    ]);
    expect(lanes.at(-1)!.title).toBe('M1 Quay works');
  });

  it('fold where everything inside is done, and follow the user against that', () => {
    let programme = smallProgramme();
    for (const number of [101, 102, 103, 104, 105])
      programme = withNode(programme, number, { status: 'done' });
    const state = stateOf(programme);
    const first = (choices: ReadonlyMap<string, boolean>) =>
      lanesOf(state, choices).find(({ id }) => id === 'phase:1')!.collapsed;
    expect(first(none)).toBe(true);
    expect(first(new Map([['phase:1', false]]))).toBe(false);
  });

  it('gather work without plan or phase in one lane', () => {
    const lanes = lanesOf(stateOf(looseProgramme(50)), none);
    expect(lanes.map(({ id, collapsed, issues }) => [id, collapsed, issues.length])).toEqual([
      ['outside', false, 50],
    ]);
  });
});

describe('the structure', () => {
  const state = stateOf(smallProgramme());
  const structure = structureOf(state, none);

  it('draws no plans and epics as work, and every other issue exactly once', () => {
    const drawn = structure.items.flatMap((item) => (item.kind === 'lane' ? item.lane.issues : [item.id]));
    expect(drawn).toHaveLength(new Set(drawn).size);
    const work = [...state.nodes.values()].filter(({ container }) => !container).map((node) => node.key);
    expect(new Set(drawn)).toEqual(new Set([...work, key(100)]));
    expect(structure.items.some(({ id }) => id === key(130))).toBe(false);
  });

  it('marks an edge as implied where a path says the same', () => {
    const edge = structure.edges.find(({ keys }) => keys.includes(`${key(106)}→${key(108)}`))!;
    expect(edge.implied).toBe(true);
    expect(structure.edges.find(({ keys }) => keys.includes(`${key(106)}→${key(107)}`))!.implied).toBe(false);
  });

  it('takes a doubted edge as one that holds nothing up', () => {
    const edge = structure.edges.find(({ keys }) => keys.includes(`${key(111)}→${key(107)}`))!;
    expect(edge.firm).toBe(false);
    const light = lightFrom(
      walksOf(structure.items.length, structure.edges),
      structure.itemOfIssue.get(key(107))!,
    );
    expect(light.before.has(structure.itemOfIssue.get(key(111))!)).toBe(false);
    expect(light.after.has(structure.itemOfIssue.get(key(111))!)).toBe(true);
  });

  it('joins the edges of a folded lane into one that keeps them all', () => {
    const folded = structureOf(state, new Map([['phase:2', true]]));
    const card = folded.indexOf.get('phase:2')!;
    const into = folded.edges.filter(({ to }) => to === card && folded.items[to]?.kind === 'lane');
    expect(into.flatMap(({ keys }) => keys)).toEqual([
      `${key(103)}→${key(106)}`,
      `${key(105)}→${key(106)}`,
      `${key(111)}→${key(107)}`,
    ]);
    expect(folded.edges.some(({ from, to }) => from === to)).toBe(false);
  });

  it('puts each issue into its wave, and what has none into a column of its own', () => {
    const open = structureOf(state, new Map([[`scope:${key(130)}`, false]]));
    expect(open.columns.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', 'unscheduled']);
    const columnOf = (number: number) => open.input.items[open.itemOfIssue.get(key(number))!]!.column;
    expect([101, 106, 120, 131].map(columnOf)).toEqual([1, 2, 4, 5]);
    expect(structure.columns).toHaveLength(5);
  });

  it('stands a gate after the last work of its phase', () => {
    expect(structure.gates.map(({ id, lane, column }) => [id, lane, column])).toEqual([
      ['gate:phase:1', 1, 2],
      ['gate:phase:2', 2, 3],
      ['gate:phase:3', 3, 4],
      ['gate:phase:4', 4, 5],
    ]);
  });

  it('is the same while only statuses change, and another when an edge or a wave does', () => {
    const programme = smallProgramme();
    expect(sameStructure(state, stateOf(withNode(programme, 104, { status: 'done', worker: '3' })))).toBe(
      true,
    );
    expect(sameStructure(state, stateOf(withNode(programme, 104, { wave: '3' })))).toBe(false);
    expect(sameStructure(state, stateOf({ ...programme, edges: programme.edges.slice(1) }))).toBe(false);
    const doubted = { ...programme, edges: programme.edges.map((edge) => ({ ...edge, doubt: null })) };
    expect(sameStructure(state, stateOf(doubted))).toBe(false);
  });

  it('of an empty tracker draws nothing', () => {
    const empty = structureOf(
      stateOf({ ...smallProgramme(), nodes: [], edges: [], phases: [], plans: [] }),
      none,
    );
    expect(empty.items).toEqual([]);
    expect(layoutGraph(empty.input).size.height).toBeGreaterThanOrEqual(0);
  });
});

describe('the look of an edge', () => {
  const state = stateOf(smallProgramme());
  const structure = structureOf(state, none);
  const looks = edgeLooks(state, structure);
  const look = (from: number, to: number) =>
    looks[structure.edges.findIndex(({ keys }) => keys.includes(`${key(from)}→${key(to)}`))];

  it('is coloured only where it blocks now', () => {
    expect(looks.filter(({ rank }) => rank === 'blocking')).toHaveLength(1);
    expect(look(104, 105)).toEqual({ rank: 'blocking', dashed: false, doubted: false });
  });

  it('is thick on the critical path, faint once satisfied, dashed where soft, marked where doubted', () => {
    expect(look(106, 107)?.rank).toBe('critical');
    expect(look(102, 104)?.rank).toBe('satisfied');
    expect(look(108, 109)).toMatchObject({ rank: 'open', dashed: true, doubted: false });
    expect(look(111, 107)).toMatchObject({ rank: 'open', dashed: true, doubted: true });
    expect(look(106, 108)?.rank).toBe('hidden');
  });
});

describe('walking with the arrow keys', () => {
  const state = stateOf(smallProgramme());
  const structure = structureOf(state, none);
  const layout = layoutGraph(structure.input);
  const routes = routeEdges(layout, structure.input.items, structure.input.edges);
  const scene = sceneOf({ structure, layout, routes });
  const walks = walksOf(structure.items.length, structure.edges);
  const item = (number: number) => structure.itemOfIssue.get(key(number))!;

  it('begins at the first open issue of the critical path', () => {
    expect(firstItem({ scene, critical: criticalItems(state, structure), source: state })).toBe(item(101));
  });

  it('follows edges to the right and back, and stays put where there is none', () => {
    expect(stepFrom({ scene, walks }, item(106), 'ArrowRight')).toBe(item(107));
    expect(stepFrom({ scene, walks }, item(107), 'ArrowLeft')).toBe(item(106));
    expect(stepFrom({ scene, walks }, item(101), 'ArrowLeft')).toBe(-1);
  });

  it('goes up and down inside a grid column', () => {
    expect(stepFrom({ scene, walks }, item(103), 'ArrowDown')).toBe(item(104));
    expect(stepFrom({ scene, walks }, item(104), 'ArrowUp')).toBe(item(103));
  });
});

describe('the scene of 10,000 issues', () => {
  const structure = structureOf(stateOf(largeProgramme(10_000)), none);
  const layout = layoutGraph(structure.input);
  const routes = routeEdges(layout, structure.input.items, structure.input.edges);
  const scene = sceneOf({ structure, layout, routes });

  it('finds by area exactly the items that touch it', () => {
    const area = { left: 9_000, top: 8_000, right: 11_000, bottom: 9_500 };
    const touching = structure.items.flatMap((_, index) => {
      const { left, top, right, bottom } = scene.areaOf(index);
      return left < area.right && right > area.left && top < area.bottom && bottom > area.top ? [index] : [];
    });
    const found = new Set(scene.itemsIn(area));
    expect(touching.length).toBeGreaterThan(0);
    expect(touching.filter((index) => !found.has(index))).toEqual([]);
  });

  it('finds the edge under a point on its way, and none far from all', () => {
    const edge = structure.edges.findIndex(
      ({ implied }, index) => !implied && routes.start[index + 1]! > routes.start[index]!,
    );
    const at = routes.start[edge]!;
    const x = (routes.points[2 * at]! + routes.points[2 * at + 2]!) / 2;
    const y = (routes.points[2 * at + 1]! + routes.points[2 * at + 3]!) / 2;
    expect(scene.edgeAt(x, y, 2, (each) => each === edge)).toBe(edge);
    expect(scene.edgeAt(-5_000, -5_000, 6, () => true)).toBe(-1);
  });
});
