import { fail, succeed } from '#contract/result.ts';
import type { Programme } from '#domain/programme.ts';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import { startApp } from '../../../../src/renderer/app/start.tsx';
import { setAppearance } from '../../../../src/renderer/stores/appearance.ts';
import { go } from '../../../../src/renderer/stores/navigation.ts';
import { select } from '../../../../src/renderer/stores/selection.ts';
import { laneKinds } from '../../../../src/renderer/views/waves/lanes.ts';
import { wavesModes, wavesStore } from '../../../../src/renderer/views/waves/wavesStore.ts';
import '../../../../src/renderer/styles.css';
import { makeFakeEngine, sessionOf } from '../../renderer/fakeEngine.ts';
import { largeYard } from '../largeYard.ts';
import { keyOf, shipyard, shipyardSchedule } from '../shipyard.ts';

/** The waves alone: `?count=5000&theme=dark&language=ja&mode=charts&lanes=wave&selected=6&state=failed`. */
const query = new URLSearchParams(location.search);
const count = Number(query.get('count') ?? 0);
const state = query.get('state');

type Fixture = { readonly programme: Programme; readonly schedule: Schedule };

function fixture(): Fixture {
  const given = (globalThis as { readonly namiFixture?: Fixture }).namiFixture;
  if (given !== undefined) return given;
  if (count > 0) return largeYard(count);
  const programme: Programme =
    state === 'empty'
      ? { ...shipyard, nodes: [], phases: [], waves: [], criticalPath: [] }
      : state === 'no-waves'
        ? { ...shipyard, waves: [] }
        : shipyard;
  return { programme, schedule: shipyardSchedule(programme) };
}

setAppearance({
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  language: query.get('language') === 'ja' ? 'ja' : 'en',
});
const { programme, schedule } = fixture();
const fake = makeFakeEngine('full');
const failure = fail(
  'busy',
  'The engine was started again in the middle of it; the mirror is whole.',
  'Try again.',
);
const answers: Readonly<Record<string, () => Promise<unknown>>> = {
  'session.read': () =>
    Promise.resolve(
      succeed({ ...sessionOf('full'), repository: programme.repository, asOf: programme.asOf }),
    ),
  'programme.read': () => Promise.resolve(succeed({ revision: 0, programme })),
  'schedule.read': () =>
    state === 'loading'
      ? new Promise(() => undefined)
      : Promise.resolve(state === 'failed' ? failure : succeed({ revision: 0, schedule })),
};
const engine: typeof fake = {
  ...fake,
  request: ((name: string, input: object) =>
    answers[name]?.() ?? fake.request(name as never, input as never)) as typeof fake.request,
};
wavesStore.setState({
  mode: wavesModes.find((mode) => mode === query.get('mode')) ?? 'timeline',
  lanes: laneKinds.find((kind) => kind === query.get('lanes')) ?? 'worker',
});
startApp({ engine, shell: null }, document.getElementById('root')!);
engine.connect();
const selected = query.get('selected');
if (selected !== null) select(keyOf(Number(selected)));
go({ view: 'waves' });
