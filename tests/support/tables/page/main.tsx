import { fail, succeed } from '#contract/result.ts';
import { startApp } from '../../../../src/renderer/app/start.tsx';
import { setAppearance } from '../../../../src/renderer/stores/appearance.ts';
import { go, placeOfLink } from '../../../../src/renderer/stores/navigation.ts';
import '../../../../src/renderer/styles.css';
import { makeFakeEngine, sessionOf } from '../../renderer/fakeEngine.ts';
import {
  asOf,
  crowd,
  observatory,
  observatoryFindings,
  observatoryProgramme,
  observatorySchedule,
  repository,
} from '../observatory.ts';

/** The window over an observatory: `?link=nami://risks&state=failed&count=5000&theme=dark&language=ja`. */
const query = new URLSearchParams(location.search);
const state = query.get('state');
const count = Number(query.get('count') ?? 0);
const programme =
  state === 'empty'
    ? { ...observatoryProgramme, workers: [], gates: [], risks: [], assignments: [] }
    : count > 0
      ? crowd(count)
      : observatoryProgramme;

setAppearance({
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  language: query.get('language') === 'ja' ? 'ja' : 'en',
});
const fake = makeFakeEngine('full');
const failure = fail('busy', 'The engine was started again in the middle of it.', 'Try again.');
const later = (value: () => unknown): Promise<unknown> =>
  state === 'loading'
    ? new Promise(() => undefined)
    : Promise.resolve(state === 'failed' ? failure : succeed(value()));
const answers: Readonly<Record<string, () => Promise<unknown>>> = {
  'session.read': () => Promise.resolve(succeed({ ...sessionOf('full'), repository, asOf })),
  'programme.read': () => Promise.resolve(succeed({ revision: 0, programme })),
  'schedule.read': () => later(() => ({ revision: 0, schedule: observatorySchedule() })),
  'findings.read': () => later(observatoryFindings),
};
const engine: typeof fake = {
  ...fake,
  request: ((name: string, input: { readonly issue?: string }) => {
    if (name === 'issue.read')
      return Promise.resolve(
        succeed({ issue: observatory.issues.find(({ key }) => key === input.issue)!, readings: [] }),
      );
    return answers[name]?.() ?? fake.request(name as never, input as never);
  }) as typeof fake.request,
};
startApp({ engine, shell: null }, document.getElementById('root')!);
engine.connect();
const place = placeOfLink(query.get('link') ?? 'nami://workers', repository);
if (place !== null) go(place);
