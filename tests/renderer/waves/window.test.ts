import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../../support/renderer/browser.ts';
import { serveWaves, type ServedWaves } from '../../support/waves/serve.ts';

/** Each state of the view: how to get there, and what tells that it is drawn. */
const screens: readonly { readonly name: string; readonly query: string; readonly drawn: string }[] = [
  { name: 'the timeline', query: 'selected=6', drawn: 'role=dialog' },
  { name: 'the table', query: 'mode=table', drawn: 'text=Engine bed aligned' },
  { name: 'the charts', query: 'mode=charts', drawn: 'svg >> text=now 15:30' },
  { name: 'no waves', query: 'state=no-waves&lanes=wave', drawn: 'text=No plan names a wave' },
  { name: 'a failure', query: 'state=failed', drawn: 'role=alert' },
  { name: 'nothing yet', query: 'state=loading', drawn: 'text=Computing the schedule' },
];

describe.skipIf(browserPath === null)('the waves in a browser', () => {
  let served: ServedWaves;
  beforeAll(async () => {
    served = await serveWaves();
  }, 60_000);
  afterAll(() => served.close());

  async function open(query: string): Promise<{ page: Page; complaints: string[] }> {
    const context = await served.browser.newContext({
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${served.address}?${query}`);
    return { page, complaints };
  }

  test.each([
    ...screens.map((screen) => ({ ...screen, theme: 'light' })),
    ...screens.slice(0, 3).map((screen) => ({ ...screen, theme: 'dark' })),
  ])('$name, $theme, can be used by everyone', async ({ query, drawn, theme }) => {
    const { page, complaints } = await open(`theme=${theme}&${query}`);
    await page.locator(drawn).first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the keyboard walks the bars, tells each, and opens the issue', async () => {
    const { page } = await open('');
    const surface = page.getByRole('application', { name: /^Waves/ });
    await surface.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: /^#4 / }).waitFor();
    await page.keyboard.press('ArrowDown');
    const card = page.getByRole('dialog', { name: /^#8 / });
    await card.waitFor();
    expect(await surface.locator('[aria-live]').textContent()).toBe(
      '#8 Which paint for the tanks?, Waits for a person. Running for 14 hours, Waits for a person for 44 hours',
    );
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^#4 / }).waitFor();
    await page.context().close();
  });

  test('a moment of the past shows what was known then, until Escape leads back', async () => {
    const { page } = await open('selected=6');
    const card = page.getByRole('dialog', { name: /^#6 / });
    await card.getByText('Blocked', { exact: true }).waitFor();
    const slider = page.getByRole('slider', { name: 'Look back in time' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('Now, 16 Apr 15:30 JST');
    await slider.focus();
    // From word to word: 6, 21 and 22 hours before the present.
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
    await page.getByText('15 Apr 17:30 JST').waitFor();
    await card.getByText('Running', { exact: true }).waitFor();
    expect(await card.getByText('Blocked', { exact: true }).count()).toBe(0);
    expect(await card.getByText('Expected', { exact: true }).count()).toBe(0);
    await page.getByRole('application', { name: /^Waves/ }).focus();
    await page.keyboard.press('Escape');
    await card.getByText('Blocked', { exact: true }).waitFor();
    await page.context().close();
  });

  test('each chart is a table too, and its figures lead to the issues', async () => {
    const { page } = await open('mode=charts');
    const progress = page.getByRole('region', { name: 'Progress' });
    await progress.getByRole('button', { name: 'As a table' }).click();
    await progress.getByRole('row', { name: '16 Apr 13 2 3' }).waitFor();
    await progress.getByRole('button', { name: '1 claimed done' }).click();
    await page.getByRole('button', { name: /#4 Phase 1.3: Hull inspection/ }).click();
    await page.getByRole('heading', { level: 1, name: /^#4 / }).waitFor();
    await page.context().close();
  });
});
