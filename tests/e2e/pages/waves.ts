import { expect, type Locator, type Page } from '@playwright/test';

/** The waves: a timeline, charts, a table. */
export class Waves {
  readonly #page: Page;
  /** The picture, which takes the keys. */
  readonly timeline: Locator;
  readonly table: Locator;
  readonly lookingBack: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.timeline = page.getByRole('application', { name: /^Waves/ });
    this.table = page.getByRole('table', { name: 'The timeline as a table' });
    this.lookingBack = page.getByRole('slider', { name: 'Look back in time' });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('navigation').getByRole('button', { name: 'Waves' }).click();
    await expect(this.timeline).toBeVisible();
  }

  async showAs(mode: 'Timeline' | 'Charts' | 'Table'): Promise<void> {
    await this.#page.getByRole('radio', { name: mode, exact: true }).click();
  }

  async laneBy(kind: 'Worker' | 'Phase' | 'Wave'): Promise<void> {
    await this.#page.getByRole('radio', { name: kind, exact: true }).click();
  }

  /** The card of the issue in hand. */
  card(issue: string): Locator {
    return this.timeline.getByRole('dialog', { name: issue });
  }

  row(title: string): Locator {
    return this.table.getByRole('row').filter({ hasText: title });
  }

  chart(title: string): Locator {
    return this.#page.getByRole('region', { name: title });
  }
}
