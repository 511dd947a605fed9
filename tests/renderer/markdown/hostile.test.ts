import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '@playwright/test';
import { browserPath, serveInBrowser } from '../../support/renderer/browser.ts';
import type { Served } from '../../support/renderer/browser.ts';
import { lures, scripts, trackers } from '../../support/renderer/hostileBodies.ts';
import type { HostilePage } from '../../support/renderer/page/hostile.ts';

type HostileWindow = { readonly page: HostilePage };

/** Needs a browser: sanitising is only worth what the real parser makes of it. */
describe.skipIf(browserPath === null)('hostile Markdown in a real browser, without any policy', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveInBrowser();
  }, 60_000);
  afterAll(() => served.close());

  async function open(): Promise<{ page: Page; requests: string[] }> {
    const page = await served.browser.newPage();
    const requests: string[] = [];
    // The pages are served with the shipped policy; here the sanitiser has to stand alone.
    await page.route('**/*', async (route) => {
      const url = route.request().url();
      if (!url.startsWith(served.address)) {
        requests.push(url);
        await route.abort();
        return;
      }
      const response = await route.fetch();
      const headers = Object.entries(response.headers()).filter(
        ([name]) => name !== 'content-security-policy',
      );
      await route.fulfill({ response, headers: Object.fromEntries(headers) });
    });
    await page.goto(`${served.address}hostile.html`);
    return { page, requests };
  }

  /** Draws the bodies, then something that surely fires, and waits for it: all before had its chance. */
  async function draw(page: Page, bodies: readonly string[], how: 'draw' | 'drawUnsafely') {
    await page.evaluate(
      ([texts, name]) => {
        const { page: hostile } = window as unknown as HostileWindow;
        for (const text of texts) hostile[name](text);
        hostile.drawUnsafely('<img src=x onerror="fire(`last`)">');
      },
      [bodies, how] as const,
    );
    await page.waitForFunction(() => (window as unknown as HostileWindow).page.fired.includes('last'));
    return page.evaluate(() =>
      (window as unknown as HostileWindow).page.fired.filter((name) => name !== 'last'),
    );
  }

  test('runs nothing; with the sanitiser off much of it runs', async () => {
    const { page } = await open();
    expect(await draw(page, scripts, 'draw')).toEqual([]);
    expect(page.url()).toBe(`${served.address}hostile.html`);
    const control = await open();
    expect((await draw(control.page, scripts, 'drawUnsafely')).length).toBeGreaterThan(8);
  });

  test('asks no server; with the sanitiser off many are asked', async () => {
    const { page, requests } = await open();
    await draw(page, trackers, 'draw');
    expect(requests).toEqual([]);
    const control = await open();
    await draw(control.page, trackers, 'drawUnsafely');
    expect(control.requests.length).toBeGreaterThan(8);
  });

  test('keeps no style, class, name, address or form of its own', async () => {
    const { page } = await open();
    await draw(page, [...scripts, ...trackers, ...lures], 'draw');
    const left = await page.evaluate(() => {
      document.querySelector('#root > div:last-child')?.remove();
      const found: string[] = [];
      for (const element of document.querySelectorAll('#root *'))
        for (const { name } of element.attributes)
          if (
            ![
              'title',
              'role',
              'tabindex',
              'open',
              'align',
              'disabled',
              'type',
              'checked',
              'class',
              'aria-label',
              'aria-hidden',
            ].includes(name)
          )
            if (!name.startsWith('data-')) found.push(`${element.tagName} ${name}`);
      const forbidden = document.querySelectorAll(
        '#root :is(form, style, link, meta, base, iframe, object, embed, svg, math, img, video, audio, script, [href], [src])',
      );
      const classes = [...document.querySelectorAll('#root [class]')].map((element) => element.className);
      return { found, forbidden: forbidden.length, classes: [...new Set(classes)].sort() };
    });
    expect(left).toEqual({ found: [], forbidden: 0, classes: ['', 'task-item'] });
  });
});
