import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';

/**
 * Draws the graph over its fixtures into a folder, one PNG a state, to be looked at by eye.
 * `node tests/support/graph/takePictures.ts FOLDER [NAME…]`; the browser from CHROMIUM or Playwright's own.
 */
const configFile = resolve(import.meta.dirname, 'vite.config.ts');

type Picture = {
  readonly name: string;
  readonly query: string;
  readonly size?: readonly [number, number];
  readonly act?: (page: Page) => Promise<void>;
};

const zoomTo = (percent: number) => async (page: Page) => {
  await page.mouse.move(700, 450);
  await page.keyboard.down('Control');
  for (let tries = 0; tries < 60; tries++) {
    const now = Number.parseInt(
      (await page.getByRole('button', { name: /Zoom|拡大率/ }).textContent()) ?? '100',
      10,
    );
    if (Math.abs(now - percent) <= Math.max(1, percent * 0.06)) break;
    const far = now > 2 * percent || 2 * now < percent;
    await page.mouse.wheel(0, (now > percent ? 1 : -1) * (far ? 40 : 8));
  }
  await page.keyboard.up('Control');
};

const list = async (page: Page) => page.getByRole('radio', { name: /List|一覧/ }).click();

const pictures: readonly Picture[] = [
  { name: 'small-dark', query: 'theme=dark' },
  { name: 'small-light', query: '' },
  { name: 'small-selected-dark', query: 'theme=dark&selected=105' },
  { name: 'small-selected-light', query: 'selected=105' },
  { name: 'small-ja', query: 'language=ja&theme=dark&selected=105', size: [1024, 700] },
  { name: 'small-ja-light', query: 'language=ja' },
  { name: 'small-1024', query: '', size: [1024, 700] },
  { name: 'small-critical', query: 'theme=dark', act: async (page) => page.keyboard.press('c') },
  {
    name: 'small-edge',
    query: 'theme=dark',
    act: async (page) => {
      // The doubted edge, in the gutter before wave 4.
      await page.mouse.click(1151, 772);
    },
  },
  { name: 'small-list', query: 'selected=105', act: list },
  { name: 'small-list-ja', query: 'theme=dark&language=ja', size: [1024, 700], act: list },
  {
    name: 'small-open',
    query: '',
    act: async (page) => {
      await page.mouse.move(700, 450);
      await page.mouse.wheel(0, 900);
      await page.getByRole('button', { name: /^Open #130/ }).click();
    },
  },
  { name: 'middle-400', query: 'count=400' },
  { name: 'middle-400-dark', query: 'count=400&theme=dark&selected=1150' },
  { name: 'middle-400-1024', query: 'count=400', size: [1024, 700] },
  { name: 'large-2000', query: 'count=2000' },
  { name: 'large-2000-full', query: 'count=2000&theme=dark', act: zoomTo(100) },
  { name: 'large-2000-short', query: 'count=2000', act: zoomTo(45) },
  { name: 'huge-10000', query: 'count=10000' },
  { name: 'huge-10000-dark', query: 'count=10000&theme=dark' },
  { name: 'huge-10000-25', query: 'count=10000', act: zoomTo(25) },
  { name: 'huge-10000-15', query: 'count=10000&theme=dark', act: zoomTo(15) },
  { name: 'huge-10000-100', query: 'count=10000', act: zoomTo(100) },
  { name: 'loose-400', query: 'count=400&loose=1' },
  { name: 'loose-400-list', query: 'count=400&loose=1&theme=dark', act: list },
];

const [folder = 'pictures', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
await build({ configFile, logLevel: 'error' });
const server = await preview({ configFile, logLevel: 'error', preview: { port: 0 } });
const [address] = server.resolvedUrls?.local ?? [];
const executablePath = process.env['CHROMIUM'];
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(executablePath === undefined ? {} : { executablePath }),
});
for (const picture of pictures) {
  if (wanted.length > 0 && !wanted.some((name) => picture.name.startsWith(name))) continue;
  const [width, height] = picture.size ?? [1440, 900];
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      process.stderr.write(`${picture.name}: ${message.text()}\n`);
  });
  page.on('pageerror', (error) => process.stderr.write(`${picture.name}: ${error.stack ?? error.message}\n`));
  await page.goto(`${address ?? ''}?${picture.query}`);
  await page.evaluate(() => document.fonts.ready);
  await page.locator('.graph-tiles canvas').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.react-flow__viewport') !== null);
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 500)));
  await picture.act?.(page);
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 500)));
  await page.screenshot({ path: resolve(folder, `${picture.name}.png`) });
  await page.close();
}
await browser.close();
await server.close();
