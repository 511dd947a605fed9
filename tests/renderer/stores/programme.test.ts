import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Changes, EdgeKey, ProgrammeChange } from '#contract/views.ts';
import { listParts } from '#domain/compose/changedLists.ts';
import { listChange } from '#domain/compose/listChange.ts';
import type { Programme, ProgrammeEdge, ProgrammeNode, ProgrammeReport } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import {
  applyChange,
  edgeKey,
  emptyProgramme,
  neighbours,
  programmeIntake,
  stateOfView,
} from '#renderer/stores/programme.ts';
import type { ProgrammeState } from '#renderer/stores/programme.ts';
import { fixtureProgramme } from '../../support/renderer/fixtureProgramme.ts';

/** The change that leads from one programme to another, as the engine would tell it. */
function changeBetween(before: Programme, after: Programme, from: number): ProgrammeChange {
  function changes<Item, Key>(
    old: readonly Item[],
    fresh: readonly Item[],
    keyOf: (item: Item) => Key,
  ): Changes<Item, Key> {
    const oldKeys = new Map(old.map((item) => [keyOf(item), item]));
    const freshKeys = new Set(fresh.map(keyOf));
    return {
      added: fresh.filter((item) => !oldKeys.has(keyOf(item))),
      updated: fresh.filter((item) => oldKeys.has(keyOf(item)) && oldKeys.get(keyOf(item)) !== item),
      removed: [...oldKeys.keys()].filter((key) => !freshKeys.has(key)),
    };
  }
  const { nodes, edges, reports } = after;
  return {
    asOf: after.asOf,
    lists: Object.fromEntries(
      listParts.map((part) => [part, listChange<unknown>(before[part], after[part])]),
    ),
    from,
    revision: from + 1,
    nodes: changes<ProgrammeNode, IssueKey>(before.nodes, nodes, (node) => node.key),
    edges: changes<ProgrammeEdge, EdgeKey>(before.edges, edges, edgeKey),
    reports: changes<ProgrammeReport, string>(before.reports, reports, (report) => report.key),
  };
}

/** Any part of the fixture, with some titles and satisfactions changed. */
const programmes: fc.Arbitrary<Programme> = fc
  .tuple(
    fc.subarray([...fixtureProgramme.nodes]),
    fc.subarray([...fixtureProgramme.edges]),
    fc.subarray([...fixtureProgramme.attention]),
    fc.boolean(),
  )
  .map(([nodes, edges, attention, touched]) => ({
    ...fixtureProgramme,
    attention,
    nodes: touched ? nodes.map((node) => ({ ...node, title: `${node.title}!` })) : nodes,
    edges: touched ? edges.map((edge) => ({ ...edge, satisfied: !edge.satisfied })) : edges,
  }));

function contents(state: ProgrammeState) {
  return {
    ...state,
    nodes: Object.fromEntries(state.nodes),
    edges: Object.fromEntries(state.edges),
  };
}

function storeWithFrames() {
  const store = createStore<ProgrammeState>()(() => emptyProgramme);
  const frames: (() => void)[] = [];
  let reads = 0;
  let commits = 0;
  const intake = programmeIntake(
    store,
    (commit) => frames.push(commit),
    () => {
      reads += 1;
    },
  );
  store.subscribe(() => {
    commits += 1;
  });
  return {
    store,
    intake,
    frame: () => frames.splice(0).forEach((commit) => commit()),
    frames: () => frames.length,
    reads: () => reads,
    commits: () => commits,
  };
}

describe('the programme in the window', () => {
  test('is after any changes what a full read of the last programme makes', () => {
    fc.assert(
      fc.property(fc.array(programmes, { minLength: 2, maxLength: 6 }), (steps) => {
        const [first, ...others] = steps as [Programme, ...Programme[]];
        let state = stateOfView({ revision: 0, programme: first });
        others.forEach((after, index) => {
          state = applyChange(state, changeBetween(steps[index]!, after, index));
        });
        const last = stateOfView({ revision: others.length, programme: steps.at(-1)! });
        expect(contents(state)).toEqual(contents(last));
      }),
      { numRuns: 60 },
    );
  });

  test('keeps the very objects that did not change, so that their rows are not drawn again', () => {
    const before = stateOfView({ revision: 0, programme: fixtureProgramme });
    const [first, ...others] = fixtureProgramme.nodes;
    const changed = { ...fixtureProgramme, nodes: [{ ...first!, title: 'another' }, ...others] };
    const after = applyChange(before, changeBetween(fixtureProgramme, changed, 0));
    expect(after.edges).toBe(before.edges);
    expect(others.every((node) => after.nodes.get(node.key) === before.nodes.get(node.key))).toBe(true);
    expect(after.nodes.get(first!.key)?.title).toBe('another');
  });

  test('is committed once a frame, however many changes come', () => {
    const { store, intake, frame, frames, commits } = storeWithFrames();
    intake.receive({ revision: 0, programme: fixtureProgramme });
    const before = commits();
    for (let revision = 0; revision < 100; revision += 1)
      intake.change(changeBetween(fixtureProgramme, fixtureProgramme, revision));
    expect(commits()).toBe(before);
    expect(frames()).toBe(1);
    frame();
    expect(commits()).toBe(before + 1);
    expect(store.getState().revision).toBe(100);
  });

  test('is read again when a change does not follow, and stays as it was until then', () => {
    const { store, intake, frame, reads } = storeWithFrames();
    intake.receive({ revision: 3, programme: fixtureProgramme });
    const before = store.getState();
    intake.change({ ...changeBetween(fixtureProgramme, fixtureProgramme, 7) });
    frame();
    expect(reads()).toBe(1);
    expect(store.getState()).toBe(before);
  });

  test('passes over changes that the full read already held', () => {
    const { store, intake, frame, reads } = storeWithFrames();
    intake.receive({ revision: 9, programme: fixtureProgramme });
    intake.change(changeBetween(fixtureProgramme, { ...fixtureProgramme, attention: [] }, 4));
    frame();
    expect(reads()).toBe(0);
    expect(store.getState().attention).toHaveLength(fixtureProgramme.attention.length);
  });

  test('is read whole instead of piling up changes behind a hidden window', () => {
    const { intake, reads } = storeWithFrames();
    intake.receive({ revision: 0, programme: fixtureProgramme });
    for (let revision = 0; revision <= 500; revision += 1)
      intake.change(changeBetween(fixtureProgramme, fixtureProgramme, revision));
    expect(reads()).toBe(1);
  });

  test('finds the edges of an issue by both ends', () => {
    const state = stateOfView({ revision: 0, programme: fixtureProgramme });
    const { into, outOf } = neighbours(state.edges);
    expect(into.get('tidewater/harbour#16')?.map((edge) => edge.from)).toEqual(['tidewater/harbour#15']);
    expect(outOf.get('tidewater/harbour#16')?.map((edge) => edge.to)).toEqual(['tidewater/harbour#17']);
    expect(neighbours(state.edges)).toBe(neighbours(state.edges));
  });
});
