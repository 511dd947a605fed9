import { startApp } from '../../../../src/renderer/app/start.tsx';
import { setAppearance } from '../../../../src/renderer/stores/appearance.ts';
import { go, placeOfLink } from '../../../../src/renderer/stores/navigation.ts';
import '../../../../src/renderer/styles.css';
import { makeFakeEngine, scenarios } from '../fakeEngine.ts';
import { repository } from '../fixtureIssues.ts';

/** The window over the fixture: `?scenario=full&theme=dark&language=ja&mac=1&link=nami://issue/10`. */
const query = new URLSearchParams(location.search);
const engine = makeFakeEngine(scenarios.find((name) => name === query.get('scenario')) ?? 'full');
setAppearance({
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  language: query.get('language') === 'ja' ? 'ja' : 'en',
});
const shell = {
  platform: query.has('mac') ? ('darwin' as const) : ('linux' as const),
  chooseExports: () => Promise.resolve([query.get('file') ?? '/tmp/harbour.json']),
  pathOfDroppedFile: () => '/tmp/harbour.json',
  openOnGitHub: (url: string) => Promise.resolve(url.startsWith('https://github.com/')),
  onCommand: () => () => undefined,
  onEngineCondition: () => () => undefined,
};
startApp({ engine, shell }, document.getElementById('root')!);
engine.connect();
const place = placeOfLink(query.get('link') ?? 'nami://now', repository);
if (place !== null) go(place);
