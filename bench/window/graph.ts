import { resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import type { Measurement } from '../measurement.ts';

const configFile = resolve(import.meta.dirname, '../../tests/support/graph/vite.config.ts');

type Frames = { readonly p95: number; readonly worst: number; readonly perSecond: number };

/** Scrolls the graph a little in each frame and takes the times between frames, in milliseconds. */
async function pan(page: Page, frames: number): Promise<Frames> {
  const times = await page.evaluate(async (count) => {
    const pane = document.querySelector('.react-flow__pane')!;
    const between: number[] = [];
    let last = performance.now();
    for (let frame = 0; frame < count; frame++) {
      const turn = Math.floor(frame / 60) % 2 === 0 ? 1 : -1;
      pane.dispatchEvent(
        new WheelEvent('wheel', {
          deltaX: 22 * turn,
          deltaY: 17 * turn,
          bubbles: true,
          cancelable: true,
          clientX: 600,
          clientY: 400,
        }),
      );
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      between.push(now - last);
      last = now;
    }
    return between.slice(5);
  }, frames);
  const sorted = times.sort((a, b) => a - b);
  const sum = sorted.reduce((total, time) => total + time, 0);
  return {
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
    worst: sorted.at(-1) ?? NaN,
    perSecond: (1000 * sorted.length) / sum,
  };
}

/** Pinches until the graph stands at the wanted zoom, in per cent. */
async function zoomTo(page: Page, percent: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    const pane = document.querySelector('.react-flow__pane')!;
    const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')!;
    for (let tries = 0; tries < 400; tries++) {
      const now = 100 * Number(/scale\(([^)]+)\)/.exec(viewport.style.transform)?.[1] ?? 1);
      if (Math.abs(now / wanted - 1) < 0.04) return;
      const deltaY = Math.max(-40, Math.min(40, 50 * Math.log2(now / wanted)));
      pane.dispatchEvent(
        new WheelEvent('wheel', {
          deltaY,
          ctrlKey: true,
          bubbles: true,
          cancelable: true,
          clientX: 664,
          clientY: 467,
        }),
      );
      await new Promise(requestAnimationFrame);
    }
    throw new Error(`Zoom ${wanted} % was not reached`);
  }, percent);
  await page.evaluate(() => new Promise((settled) => setTimeout(settled, 400)));
}

/** Pan times at 10,000 issues and three zooms against React Flow alone in the same run; page size and memory. */
export async function run({ quick }: { readonly quick: boolean }): Promise<readonly Measurement[]> {
  const count = quick ? 1_000 : 10_000;
  await build({ configFile, logLevel: 'error' });
  const server = await preview({ configFile, logLevel: 'error', preview: { port: 0 } });
  const address = server.resolvedUrls?.local[0] ?? '';
  const executablePath = process.env['CHROMIUM'];
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--enable-precise-memory-info'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const measurements: Measurement[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${address}?count=${count}`);
    await page.locator('.graph-tiles canvas').first().waitFor();
    await page.evaluate(() => new Promise((settled) => setTimeout(settled, 1_500)));
    const plain = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    for (const percent of [100, 45, 25, 5]) {
      await page.bringToFront();
      await zoomTo(page, percent);
      const ours = await pan(page, 240);
      const elements = await page.evaluate(() => document.querySelectorAll('.graph *').length);
      await plain.bringToFront();
      await plain.goto(`${address}plain.html?count=${count}&zoom=${percent / 100}`, { timeout: 120_000 });
      await plain.locator('.react-flow__node').first().waitFor({ timeout: 120_000 });
      const theirs = await pan(plain, 12);
      const where = `${count} issues at ${percent} %`;
      measurements.push(
        { name: `pan p95, ${where}`, value: ours.p95, unit: 'ms' },
        { name: `pan worst frame, ${where}`, value: ours.worst, unit: 'ms' },
        {
          name: `pan, ${where}`,
          value: ours.perSecond,
          unit: 'frames/s',
          baseline: { name: 'React Flow alone', value: theirs.perSecond },
          ratio: ours.perSecond / theirs.perSecond,
        },
        { name: `elements of the graph, ${where}`, value: elements, unit: 'elements' },
      );
      await plain.goto('about:blank');
    }
    const bytes = await page.evaluate(
      () =>
        (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? NaN,
    );
    measurements.push({ name: `heap of the window, ${count} issues`, value: bytes, unit: 'bytes' });
  } finally {
    await browser.close();
    await server.close();
  }
  return measurements;
}
