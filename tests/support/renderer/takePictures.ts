import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { serveInBrowser } from './browser.ts';

/**
 * Draws the window over its fixture into a folder, one PNG a state, to be looked at by eye.
 * `node tests/support/renderer/takePictures.ts FOLDER [NAME…]`.
 */
type Picture = {
  readonly name: string;
  readonly query: string;
  readonly size?: readonly [number, number];
  readonly keys?: readonly string[];
  readonly click?: string;
};

const pictures: readonly Picture[] = [
  { name: 'now-dark', query: 'theme=dark&mac=1' },
  { name: 'now-light', query: '' },
  { name: 'now-ja', query: 'language=ja&theme=dark&mac=1' },
  { name: 'now-small', query: '', size: [1024, 700] },
  { name: 'now-small-ja', query: 'language=ja', size: [1024, 700] },
  { name: 'now-keys', query: 'theme=dark', keys: ['j', 'j'] },
  { name: 'now-figure', query: '', click: 'button:has-text("official")' },
  { name: 'now-empty', query: 'scenario=empty' },
  { name: 'start', query: 'scenario=none&mac=1' },
  { name: 'start-ja-small', query: 'scenario=none&language=ja&theme=dark', size: [1024, 700] },
  { name: 'failed', query: 'scenario=failed' },
  { name: 'offline', query: 'scenario=offline&theme=dark' },
  { name: 'offline-ja', query: 'scenario=offline&language=ja', size: [1024, 700] },
  { name: 'export', query: 'scenario=export' },
  { name: 'backfill', query: 'scenario=backfill' },
  { name: 'issue-plan', query: 'link=nami://issue/10?line=22' },
  { name: 'issue-dark', query: 'theme=dark&mac=1&link=nami://issue/16' },
  { name: 'issue-ja-small', query: 'language=ja&link=nami://issue/16', size: [1024, 700] },
  { name: 'issue-comment', query: 'link=nami://issue/12?comment=c3%26line=5' },
  { name: 'issue-large', query: 'scenario=large&link=nami://issue/10?comment=long-250%26line=5' },
  { name: 'issue-missing', query: 'link=nami://issue/999' },
  { name: 'search', query: 'link=nami://search?text=berth' },
  { name: 'search-all', query: 'theme=dark&link=nami://search', keys: ['ArrowDown', 'ArrowDown'] },
  { name: 'palette', query: 'theme=dark', keys: ['Control+k', 'b', 'e', 'r', 't', 'h'] },
  { name: 'palette-ja', query: 'language=ja', keys: ['Control+k'] },
  { name: 'help', query: '', keys: ['?'] },
  { name: 'settings', query: 'theme=dark', click: 'button:has-text("Settings")' },
  { name: 'workspace', query: '', click: 'aside button' },
  { name: 'several-menu', query: 'scenario=several', click: 'aside button' },
  { name: 'several-menu-ja', query: 'scenario=several&language=ja&theme=dark', click: 'aside button' },
  {
    name: 'several-sheet',
    query: 'scenario=several',
    click: 'aside button',
    keys: ['ArrowDown', 'Enter'],
  },
  {
    name: 'several-sheet-ja',
    query: 'scenario=several&language=ja&theme=dark',
    click: 'aside button',
    keys: ['ArrowDown', 'Enter'],
  },
  {
    name: 'several-graph',
    query: 'scenario=several&link=nami://graph',
    size: [2700, 2000],
    click: 'text=Outside the plan',
  },
  { name: 'several-issues-ja', query: 'scenario=several&language=ja&theme=dark&link=nami://search' },
  { name: 'import', query: '', keys: ['Control+o'] },
  { name: 'import-broken', query: 'file=/tmp/broken.json', keys: ['Control+o'] },
];

const [folder = 'pictures', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { browser, address, close } = await serveInBrowser();
for (const picture of pictures) {
  if (wanted.length > 0 && !wanted.some((name) => picture.name.startsWith(name))) continue;
  const [width, height] = picture.size ?? [1440, 900];
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      process.stderr.write(`${picture.name}: ${message.text()}\n`);
  });
  page.on('pageerror', (error) => process.stderr.write(`${picture.name}: ${error.stack ?? error.message}\n`));
  await page.goto(`${address}?${picture.query}`);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  if (picture.click !== undefined) await page.locator(picture.click).first().click();
  for (const key of picture.keys ?? []) await page.keyboard.press(key);
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 700)));
  await page.screenshot({ path: resolve(folder, `${picture.name}.png`) });
  await page.close();
}
await close();
