import { succeed } from '#contract/result.ts';
import type { ProgrammeChange } from '#contract/views.ts';
import type { ProgrammeNode } from '#domain/programme.ts';
import { startApp } from '../../../../src/renderer/app/start.tsx';
import { setAppearance } from '../../../../src/renderer/stores/appearance.ts';
import { go } from '../../../../src/renderer/stores/navigation.ts';
import { programmeStore } from '../../../../src/renderer/stores/programme.ts';
import { select } from '../../../../src/renderer/stores/selection.ts';
import '../../../../src/renderer/styles.css';
import { makeFakeEngine } from '../../renderer/fakeEngine.ts';
import { largeProgramme, looseProgramme, repository, smallProgramme } from '../programmes.ts';

/** The graph alone: `?count=10000&theme=dark&language=ja&selected=105&loose=1`. */
const query = new URLSearchParams(location.search);
const count = Number(query.get('count') ?? 0);
const programme =
  count === 0 ? smallProgramme() : query.has('loose') ? looseProgramme(count) : largeProgramme(count);
setAppearance({
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  language: query.get('language') === 'ja' ? 'ja' : 'en',
});
const fake = makeFakeEngine('full');
const engine: typeof fake = {
  ...fake,
  request: ((name: 'programme.read', input: object) =>
    name === 'programme.read'
      ? Promise.resolve(succeed({ revision: 0, programme }))
      : fake.request(name, input as never)) as typeof fake.request,
};
startApp({ engine, shell: null }, document.getElementById('root')!);
engine.connect();
const selected = query.get('selected');
if (selected !== null) select(`${repository}#${Number(selected)}`);
go({ view: 'graph' });

/** Lets a test change issues as the engine would: `changeNodes([[104, { status: 'done' }]])`. */
Object.assign(window, {
  changeNodes(changes: readonly (readonly [number: number, change: Partial<ProgrammeNode>])[]) {
    const state = programmeStore.getState();
    const updated = changes.flatMap(([number, change]) => {
      const node = state.nodes.get(`${repository}#${number}`);
      return node === undefined ? [] : [{ ...node, ...change }];
    });
    const payload: ProgrammeChange = {
      asOf: state.asOf ?? '',
      from: state.revision,
      revision: state.revision + 1,
      nodes: { added: [], updated, removed: [] },
      edges: { added: [], updated: [], removed: [] },
      reports: { added: [], updated: [], removed: [] },
      lists: {},
    };
    fake.tell({ event: 'programme.changed', payload });
  },
});
