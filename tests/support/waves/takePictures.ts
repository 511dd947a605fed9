import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { serveWaves } from './serve.ts';

/**
 * Draws the waves over their fixture into a folder, one PNG a state, to be looked at by eye.
 * `node tests/support/waves/takePictures.ts FOLDER [NAME…]`; FIXTURE names a file with another programme and schedule
 * as JSON, CHROMIUM the browser.
 */
type Picture = {
  readonly name: string;
  readonly query: string;
  readonly size?: readonly [number, number];
  readonly act?: (page: Page) => Promise<void>;
};

const lookBack = (share: number) => async (page: Page) => {
  const slider = page.getByRole('slider');
  const box = (await slider.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(412 + (x - 412) * share, y, { steps: 4 });
  await page.mouse.up();
};

const hoverBar = async (page: Page) => page.mouse.move(700, 200);

const pictures: readonly Picture[] = [
  { name: 'worker-dark', query: 'theme=dark' },
  { name: 'worker-light', query: '' },
  { name: 'phase-dark', query: 'theme=dark&lanes=phase' },
  { name: 'wave-light', query: 'lanes=wave' },
  { name: 'selected-dark', query: 'theme=dark&selected=6' },
  { name: 'selected-small-ja', query: 'language=ja&selected=3', size: [1024, 700] },
  { name: 'hover-light', query: '', act: hoverBar },
  { name: 'critical-dark', query: 'theme=dark', act: async (page) => page.keyboard.press('c') },
  { name: 'past-dark', query: 'theme=dark', act: lookBack(0.55) },
  { name: 'ja-dark', query: 'theme=dark&language=ja' },
  { name: 'small-light', query: '', size: [1024, 700] },
  { name: 'table-light', query: 'mode=table' },
  { name: 'table-small-ja', query: 'mode=table&language=ja&theme=dark', size: [1024, 700] },
  { name: 'charts-dark', query: 'theme=dark&mode=charts' },
  { name: 'charts-light', query: 'mode=charts' },
  { name: 'charts-small-ja', query: 'mode=charts&language=ja', size: [1024, 700] },
  { name: 'large-dark', query: 'theme=dark&count=5000' },
  { name: 'loading', query: 'state=loading' },
  { name: 'failed', query: 'state=failed&theme=dark' },
  { name: 'no-waves', query: 'state=no-waves&lanes=wave' },
  { name: 'no-waves-ja', query: 'state=no-waves&lanes=wave&language=ja&theme=dark', size: [1024, 700] },
  { name: 'empty', query: 'state=empty' },
];

const [folder = 'pictures', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { browser, address, close } = await serveWaves();
const fixture = process.env['FIXTURE'];
for (const { name, query, size = [1440, 900], act } of pictures) {
  if (wanted.length > 0 && !wanted.some((each) => name.startsWith(each))) continue;
  const page = await browser.newPage({
    viewport: { width: size[0], height: size[1] },
    reducedMotion: 'reduce',
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      process.stderr.write(`${name}: ${message.text()}\n`);
  });
  page.on('pageerror', (error) => process.stderr.write(`${name}: ${error.stack ?? error.message}\n`));
  if (fixture !== undefined)
    await page.addInitScript(`globalThis.namiFixture = ${readFileSync(fixture, 'utf8')}`);
  await page.goto(`${address}?${query}`);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 600)));
  await act?.(page);
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 300)));
  await page.screenshot({ path: resolve(folder, `${name}.png`) });
  await page.close();
}
await close();
