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

/** Lets a test change statuses as the engine would. */
Object.assign(window, {
  changeNodes(change: (node: ProgrammeNode) => ProgrammeNode | null) {
    const {
      revision,
      nodes,
      edges: _edges,
      condition: _condition,
      repository: _repository,
      asOf,
      ...lists
    } = programmeStore.getState();
    const updated = [...nodes.values()].flatMap((node) => change(node) ?? []);
    const message: ProgrammeChange = {
      ...lists,
      asOf: asOf ?? '',
      from: revision,
      revision: revision + 1,
      nodes: { added: [], updated, removed: [] },
      edges: { added: [], updated: [], removed: [] },
    };
    fake.tell({ event: 'programme.changed', payload: message });
    return updated.length;
  },
});
