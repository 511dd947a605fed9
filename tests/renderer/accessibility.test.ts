import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, serveInBrowser } from '../support/renderer/browser.ts';
import type { Served } from '../support/renderer/browser.ts';

/** Each screen in a state that holds all it can show: how to get there, and what tells that it is drawn. */
const screens: readonly {
  readonly name: string;
  readonly query: string;
  readonly keys?: readonly string[];
  readonly drawn: string;
}[] = [
  { name: 'Now', query: '', drawn: 'text=Changed since' },
  { name: 'Now, empty', query: 'scenario=empty', drawn: 'text=No issues yet' },
  { name: 'an issue', query: 'link=nami://issue/10', drawn: 'text=Worker 1 Report' },
  { name: 'search', query: 'link=nami://search?text=berth', drawn: 'mark' },
  { name: 'all issues', query: 'link=nami://search', drawn: 'text=Docs: glossary' },
  { name: 'the first screen', query: 'scenario=none', drawn: 'text=Choose a file' },
  { name: 'a failure', query: 'scenario=failed', drawn: 'text=The mirror is damaged' },
  { name: 'the palette', query: '', keys: ['Control+k', 'b', 'e'], drawn: '[cmdk-item]' },
  { name: 'the help sheet', query: '', keys: ['?'], drawn: 'role=dialog' },
];

describe.skipIf(browserPath === null)('in a browser, under the shipped policy', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serveInBrowser();
  }, 60_000);
  afterAll(() => served.close());

  async function open(query: string): Promise<{ page: Page; complaints: string[] }> {
    const context = await served.browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${served.address}?${query}`);
    return { page, complaints };
  }

  // Colours are proved pair by pair in tokens.test.ts; dark is tried where the most stands on the screen.
  test.each([
    ...screens.map((screen) => ({ ...screen, theme: 'light' })),
    ...screens.slice(0, 1).map((screen) => ({ ...screen, theme: 'dark' })),
  ])(
    '$name, $theme, can be used by everyone, and breaks no rule of the policy',
    async ({ theme, ...screen }) => {
      const { page, complaints } = await open(`theme=${theme}&${screen.query}`);
      if (screen.keys !== undefined) await page.locator('text=Waits for you').first().waitFor();
      for (const key of screen.keys ?? []) await page.keyboard.press(key);
      await page.locator(screen.drawn).first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
        [],
      );
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('the queue is walked with J and K and opened with Enter at the line that was read', async () => {
    const { page } = await open('');
    await page.locator('[data-in-hand]').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator('[data-in-hand] h3').innerText()).toBe('Decide: Which tide table do we trust?');
    await page.keyboard.press('Enter');
    await page.locator('.target-line').waitFor();
    expect(await page.locator('.target-line').innerText()).toBe('Which tide table do we trust?');
    await page.keyboard.press('[');
    await page.locator('[data-in-hand]').waitFor();
    await page.context().close();
  });

  test('a reference leads to its issue, and an outside address is copied, never visited', async () => {
    const { page } = await open('link=nami://issue/10');
    const before = page.url();
    await page.locator('[data-outside="link"]').first().click();
    await page.getByText('https://example.org/tides').last().waitFor();
    expect(page.url()).toBe(before);
    await page.locator('[data-issue="tidewater/harbour#12"]').first().click();
    await page.getByRole('heading', { level: 1, name: '#12 Phase 1.1: Tide gauge connection' }).waitFor();
    await page.context().close();
  });

  test('the language and the theme change on the spot and are kept', async () => {
    const { page } = await open('');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitemradio', { name: '日本語' }).click();
    await page.getByRole('heading', { name: 'あなたを待っているもの' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    expect(await page.evaluate(() => localStorage.getItem('nami.appearance'))).toContain('"ja"');
    await page.context().close();
  });
});
