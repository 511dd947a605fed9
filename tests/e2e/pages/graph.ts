import { expect, type Locator, type Page } from '@playwright/test';

/** The dependency graph as a picture. */
export class Graph {
  readonly #page: Page;
  readonly surface: Locator;
  readonly cards: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.surface = page.getByRole('application', { name: /^Dependency graph/ });
    this.cards = this.surface.locator('.card');
  }

  async open(): Promise<void> {
    await this.#page.getByRole('navigation').getByRole('button', { name: 'Graph' }).click();
    await expect(this.surface).toBeVisible();
  }

  card(title: string): Locator {
    return this.cards.filter({ hasText: title });
  }

  /** The status glyph on a card; its name is the status in words. */
  status(title: string, status: string): Locator {
    return this.card(title).getByRole('img', { name: status, exact: true });
  }

  /** The colour that the glyph on a card is drawn in, as the browser computes it. */
  colour(title: string): Promise<string> {
    return this.card(title)
      .getByRole('img')
      .evaluate((glyph) => getComputedStyle(glyph).color);
  }
}
