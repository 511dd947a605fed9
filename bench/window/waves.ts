import { resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import type { Measurement } from '../measurement.ts';

const configFile = resolve(import.meta.dirname, '../../tests/support/waves/vite.config.ts');

/** `drawn` is the time spent in the frame's own callbacks, p95 too. */
type Frames = {
  readonly drawn: number;
  readonly p95: number;
  readonly worst: number;
  readonly perSecond: number;
};
/** `idle` moves nothing: what this machine does at its best in the same run. */
type Move = 'idle' | 'pan' | 'scroll' | 'zoom';

/** Turns the wheel a little in each frame and takes the times between frames, in milliseconds. */
async function move(page: Page, kind: Move, frames: number): Promise<Frames> {
  const { times, drawing } = await page.evaluate(
    async ([how, count]) => {
      const canvas = document.querySelector('canvas')!;
      const { left, top } = canvas.getBoundingClientRect();
      const between: number[] = [];
      const drawn: number[] = [];
      const next = window.requestAnimationFrame.bind(window);
      // The view asks for one frame after each wheel: its time is what drawing costs without the compositor.
      window.requestAnimationFrame = (callback) =>
        next((time) => {
          const begun = performance.now();
          callback(time);
          drawn.push(performance.now() - begun);
        });
      let last = performance.now();
      for (let frame = 0; frame < count; frame++) {
        const turn = Math.floor(frame / 60) % 2 === 0 ? 1 : -1;
        if (how !== 'idle')
          canvas.dispatchEvent(
            new WheelEvent('wheel', {
              deltaX: how === 'pan' ? 22 * turn : 0,
              deltaY: how === 'scroll' ? 40 * turn : how === 'zoom' ? 9 * turn : 0,
              ctrlKey: how === 'zoom',
              bubbles: true,
              cancelable: true,
              clientX: left + 600,
              clientY: top + 400,
            }),
          );
        await new Promise(next);
        const now = performance.now();
        between.push(now - last);
        last = now;
      }
      window.requestAnimationFrame = next;
      return { times: between.slice(5), drawing: drawn };
    },
    [kind, frames] as const,
  );
  const sorted = times.sort((a, b) => a - b);
  drawing.sort((a, b) => a - b);
  return {
    drawn: drawing[Math.floor(drawing.length * 0.95)] ?? 0,
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
    worst: sorted.at(-1) ?? NaN,
    perSecond: (1000 * sorted.length) / sorted.reduce((total, time) => total + time, 0),
  };
}

/** Frame times of the timeline over 5,000 bars while it is panned, scrolled and zoomed; page size and memory. */
export async function run({ quick }: { readonly quick: boolean }): Promise<readonly Measurement[]> {
  const count = quick ? 1_000 : 5_000;
  const measurements: Measurement[] = [];
  await build({ configFile, logLevel: 'error' });
  const server = await preview({ configFile, logLevel: 'error', preview: { port: 0 } });
  const address = server.resolvedUrls?.local[0] ?? '';
  const executablePath = process.env['CHROMIUM'];
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--enable-precise-memory-info'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    for (const lanes of ['worker', 'wave']) {
      await page.goto(`${address}?count=${count}&lanes=${lanes}`);
      await page.locator('canvas').waitFor({ timeout: 60_000 });
      await page.evaluate(() => new Promise((settled) => setTimeout(settled, 1_000)));
      const idle = await move(page, 'idle', 240);
      for (const kind of ['pan', 'scroll', 'zoom'] as const) {
        const frames = await move(page, kind, 240);
        const where = `${count} bars by ${lanes}`;
        measurements.push(
          {
            name: `${kind} p95, ${where}`,
            value: frames.p95,
            unit: 'ms',
            baseline: { name: 'the same page at rest', value: idle.p95 },
            ratio: frames.p95 / idle.p95,
          },
          { name: `${kind} handler and drawing p95, ${where}`, value: frames.drawn, unit: 'ms' },
          { name: `${kind} worst frame, ${where}`, value: frames.worst, unit: 'ms' },
          { name: `${kind}, ${where}`, value: frames.perSecond, unit: 'frames/s' },
        );
      }
      measurements.push({
        name: `elements of the view, ${count} bars by ${lanes}`,
        value: await page.evaluate(() => document.querySelectorAll('main *').length),
        unit: 'elements',
      });
    }
    measurements.push({
      name: `heap of the window, ${count} bars`,
      value: await page.evaluate(
        () =>
          (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ??
          NaN,
      ),
      unit: 'bytes',
    });
  } finally {
    await browser.close();
    await server.close();
  }
  return measurements;
}
