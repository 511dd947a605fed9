import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath } from '../../support/renderer/browser.ts';
import { serveTables, type ServedTables } from '../../support/tables/serve.ts';

/** The row in hand, as a screen reader is told of it. */
async function rowInHand(page: Page): Promise<string> {
  const id = await page.getByRole('grid').getAttribute('aria-activedescendant');
  return id === null ? '' : page.locator(`[id="${id}"]`).innerText();
}

const cellsOf = async (page: Page, column: number) =>
  page.locator(`[role=row] > [role=gridcell]:nth-of-type(${column})`).allInnerTexts();

describe.skipIf(browserPath === null)('the tables in a browser, under the shipped policy', () => {
  let served: ServedTables;
  beforeAll(async () => {
    served = await serveTables();
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
    ['workers', 'link=nami://workers?worker=3@40', 'text=It was blocked, it said'],
    ['workers, dark', 'theme=dark&link=nami://workers?worker=3@40', 'text=It was blocked, it said'],
    ['workers, in Japanese', 'language=ja&link=nami://workers', 'text=着手可能'],
    ['workers, none', 'state=empty&link=nami://workers', 'text=No workers yet'],
    ['workers, failed', 'state=failed&link=nami://workers', 'role=alert'],
    ['gates', 'link=nami://gates', 'text=Ready to approve'],
    ['gates, dark', 'theme=dark&link=nami://gates?gate=40/1', 'text=Dome turns in any wind'],
    ['gates, none', 'state=empty&link=nami://gates', 'text=No gates yet'],
    ['risks', 'link=nami://risks', 'text=Live signals'],
    ['risks, dark', 'theme=dark&link=nami://risks', 'text=Live signals'],
    ['risks, none', 'state=empty&link=nami://risks', 'text=No risks yet'],
    ['risks, loading', 'state=loading&link=nami://risks', 'text=Reading signals'],
    ['risks, failed', 'state=failed&link=nami://risks', 'role=alert'],
  ])('%s can be used by everyone, and breaks no rule of the policy', async (_name, query, drawn) => {
    const { page, complaints } = await open(query);
    await page.locator(drawn).first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('rows are walked with J, K, Home and End, and Enter opens what the row is about', async () => {
    const { page } = await open('link=nami://workers');
    await page.getByRole('row', { name: /^Blocked 3/ }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    expect(await rowInHand(page)).toContain('Pour the pier');
    await page.keyboard.press('End');
    expect(await rowInHand(page)).toContain('Lay the power cable');
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '#42 Phase 1.1: Pour the pier' }).waitFor();
    await page.keyboard.press('[');
    await page.getByRole('grid').waitFor();
    // The row that was left is still in hand.
    expect(await rowInHand(page)).toContain('Pour the pier');
    await page.context().close();
  });

  test('E leads to the line that the row in hand rests on', async () => {
    const { page } = await open('link=nami://workers?worker=3@40');
    await page.getByRole('row', { name: /^Blocked 3/ }).waitFor();
    await page.keyboard.press('e');
    await page.locator('.target-line').waitFor();
    expect(await page.locator('.target-line').innerText()).toContain('BLOCKED');
    await page.context().close();
  });

  test('sorting, choice and width of columns are kept for the next time', async () => {
    const { page } = await open('link=nami://workers');
    await page.getByRole('columnheader', { name: 'Worker' }).waitFor();
    expect((await cellsOf(page, 2)).at(0)).toBe('1');
    await page.getByRole('button', { name: 'Worker', exact: true }).click();
    await page.getByRole('button', { name: 'Worker', exact: true }).click();
    await page.getByRole('button', { name: 'Choose columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Load' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Status', exact: true }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    const width = async () =>
      Math.round((await page.getByRole('columnheader', { name: 'Status' }).boundingBox())!.width);
    expect(await width()).toBe(124);

    await page.reload();
    await page.getByRole('columnheader', { name: 'Worker' }).waitFor();
    expect((await cellsOf(page, 2)).at(0)).toBe('6');
    expect(await page.getByRole('columnheader', { name: 'Load' }).count()).toBe(0);
    expect(await width()).toBe(124);
    await page.context().close();
  });

  test('a filter finds rows by any word, and the export holds what is shown', async () => {
    const { page } = await open('link=nami://risks');
    await page.getByText('Live signals').waitFor();
    await page.getByRole('searchbox', { name: 'Filter' }).fill('ｗｏｒｋｅｒ generator');
    await page.getByRole('row', { name: 'Power cable trench delays' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('nami-risks.csv');
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toBe('\uFEFFRisk and mitigation,Mitigation,Impact,Signal now,Owner,Since,Stated');
    expect(lines[1]).toMatch(/^Power cable trench delays,Generator for a month,High,/);
    expect(lines.slice(2)).toEqual(['']);
    await page.context().close();
  });

  test('of five thousand rows only those in sight are drawn, and the last is one key away', async () => {
    const { page } = await open('link=nami://workers&count=5000');
    await page.getByRole('row', { name: 'Pour the pier' }).first().waitFor();
    const drawn = () => page.getByRole('row').count();
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('5001');
    expect(await drawn()).toBeLessThan(80);
    await page.keyboard.press('End');
    await page.locator('[data-worker="5000"]').waitFor();
    expect(await rowInHand(page)).toContain('5000');
    expect(await drawn()).toBeLessThan(80);
    await page.context().close();
  });

  test('gates are walked too, and what is ready to approve says so in words', async () => {
    const { page } = await open('link=nami://gates');
    const detail = page.getByRole('article');
    await detail.getByRole('heading', { name: 'Gate 0: Site Approved' }).waitFor();
    expect(await detail.innerText()).toContain('Ready to approve');
    expect(await detail.innerText()).toContain('The approval of Orchestrator (Hill office)');
    await page.keyboard.press('j');
    await detail.getByRole('heading', { name: 'Gate 1: Building Tight' }).waitFor();
    expect(await detail.innerText()).toContain('2 of 3 criteria are not ticked');
    expect(await detail.innerText()).not.toContain('Ready to approve');
    await page.context().close();
  });

  test('while contradictions cannot be read no risk is called quiet, and trying again is one click', async () => {
    const { page } = await open('state=loading&link=nami://risks');
    await page.getByRole('row', { name: 'Dust on the mirror' }).waitFor();
    expect(await page.getByText('Quiet', { exact: true }).count()).toBe(0);
    const failed = await open('state=failed&link=nami://risks');
    await failed.page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    await page.context().close();
    await failed.page.context().close();
  });
});
