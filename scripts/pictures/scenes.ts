import type { Page } from '@playwright/test';

/** One picture: how the window gets from any view of a running programme to what is to be seen. */
export type Scene = {
  readonly name: string;
  /** One of the few that are photographed in the small window too. */
  readonly small?: true;
  readonly stage: (page: Page) => Promise<void>;
};

/** The keys by which the window's own registry knows its views. */
async function go(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const content = (page: Page) => page.getByRole('main');
const cards = (page: Page) => content(page).locator('.card[data-status]');
const firstRow = (page: Page) =>
  content(page)
    .getByRole('button')
    .filter({ has: page.locator('svg[data-status]') })
    .first();

async function openGraph(page: Page): Promise<void> {
  await go(page, 'g', 'g');
  await content(page).locator('.graph[role=application]').waitFor();
}

/** Takes a blocked card in hand where there is one: its evidence is what the inspector is for. */
async function selectCard(page: Page): Promise<void> {
  await openGraph(page);
  await cards(page).first().waitFor();
  const blocked = content(page).locator('.card[data-status=blocked]');
  await ((await blocked.count()) > 0 ? blocked : cards(page)).first().click();
  await content(page).getByRole('complementary').waitFor();
}

/** Edges are drawn on a canvas and leave a card in the middle of its right side: clicks beside cards until one is hit. */
async function openAnEdge(page: Page): Promise<void> {
  await openGraph(page);
  await page.keyboard.press('Escape');
  await cards(page).first().waitFor();
  // All places at once: cards come and go with what is clicked.
  const places = await cards(page).evaluateAll((elements) =>
    elements.map((element) => {
      const { right, top, height } = element.getBoundingClientRect();
      return { x: right + 14, y: top + height / 2 };
    }),
  );
  const seen = await content(page).boundingBox();
  for (const { x, y } of places) {
    // A card may be panned under the sidebar or past the edge of the window.
    if (seen === null || x < seen.x || x > seen.x + seen.width || y > seen.y + seen.height) continue;
    await page.mouse.click(x, y);
    // What a click opens is drawn with the next frame.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    if ((await content(page).getByRole('dialog').count()) > 0) return;
  }
  throw new Error('No edge of the graph could be opened.');
}

/** The waves as a timeline, as charts or as a table: the three choices of their own toolbar. */
async function openWaves(page: Page, choice: 0 | 1 | 2 = 0): Promise<void> {
  await go(page, 'g', 't');
  await page.getByRole('banner').getByRole('radiogroup').first().getByRole('radio').nth(choice).click();
  const shown = (['application', 'region', 'table'] as const)[choice];
  await content(page).getByRole(shown).first().waitFor();
}

/** Every view of a programme, in the order of the sidebar. */
export const scenes: readonly Scene[] = [
  {
    name: 'now',
    small: true,
    stage: async (page) => {
      await go(page, 'g', 'n');
      await content(page).locator('svg[data-status]').first().waitFor();
    },
  },
  { name: 'graph', small: true, stage: openGraph },
  { name: 'graph-selected', small: true, stage: selectCard },
  { name: 'graph-evidence', stage: openAnEdge },
  {
    name: 'graph-list',
    small: true,
    stage: async (page) => {
      await openGraph(page);
      await page.getByRole('radiogroup').getByRole('radio').last().click();
      await content(page).getByRole('table').waitFor();
    },
  },
  { name: 'waves', small: true, stage: (page) => openWaves(page) },
  {
    name: 'waves-selected',
    small: true,
    stage: async (page) => {
      await openWaves(page);
      await content(page).getByRole('application').focus();
      await go(page, 'ArrowRight', 'ArrowDown');
      await content(page).getByRole('dialog').waitFor();
    },
  },
  {
    name: 'waves-past',
    stage: async (page) => {
      await openWaves(page);
      await content(page).getByRole('slider').focus();
      for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft');
    },
  },
  { name: 'waves-charts', small: true, stage: (page) => openWaves(page, 1) },
  { name: 'waves-table', stage: (page) => openWaves(page, 2) },
  {
    name: 'workers',
    small: true,
    stage: async (page) => {
      await go(page, 'g', 'w');
      await content(page).getByRole('grid').waitFor();
      // The schedule is there: the share of blocked time is counted from it.
      await page.waitForFunction(() =>
        document.querySelector('main [role=grid]')?.textContent?.includes('%'),
      );
    },
  },
  {
    name: 'workers-selected',
    small: true,
    stage: async (page) => {
      await go(page, 'g', 'w');
      const blocked = content(page)
        .getByRole('row')
        .filter({ has: page.locator('svg[data-status=blocked]') });
      const rows = (await blocked.count()) > 0 ? blocked : content(page).getByRole('row');
      await rows.last().click();
    },
  },
  {
    name: 'gates',
    small: true,
    stage: async (page) => {
      await go(page, 'g', 'a');
      await content(page).getByRole('article').waitFor();
    },
  },
  {
    name: 'risks',
    small: true,
    stage: async (page) => {
      await go(page, 'g', 'r');
      await content(page).getByRole('grid').waitFor();
      await content(page).getByRole('article').waitFor();
    },
  },
  {
    name: 'issues',
    stage: async (page) => {
      await go(page, 'g', 'i');
      await firstRow(page).waitFor();
    },
  },
  {
    name: 'search',
    stage: async (page) => {
      await go(page, '/');
      await content(page).getByRole('searchbox').fill('API');
      await content(page).locator('mark').first().waitFor();
    },
  },
  {
    name: 'issue',
    small: true,
    stage: async (page) => {
      // The first plan that the sidebar pins.
      const pinned = page.getByRole('navigation').getByRole('button').filter({ hasText: /#\d+/ });
      await pinned.first().click();
      await content(page).getByRole('article').waitFor();
      await page.waitForFunction(() => {
        const texts = [...document.querySelectorAll('article .markdown')];
        return texts.length > 0 && texts.every((text) => text.childElementCount > 0);
      });
    },
  },
  {
    name: 'palette',
    stage: async (page) => {
      await go(page, 'g', 'n', 'Control+k');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
    },
  },
  {
    name: 'shortcuts',
    stage: async (page) => {
      await go(page, 'g', 'n', '?');
      await page.getByRole('dialog').waitFor();
    },
  },
];
