import { expect, type Locator, type Page } from '@playwright/test';

/** A view that is a table beside what is known of the row in hand. */
class TableView {
  protected readonly page: Page;
  readonly table: Locator;
  /** What is known of the row in hand. */
  readonly inHand: Locator;
  readonly #name: RegExp;

  constructor(page: Page, name: RegExp) {
    this.page = page;
    this.#name = name;
    this.table = page.getByRole('grid');
    this.inHand = page.getByRole('complementary').last();
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: this.#name }).click();
    await expect(this.table).toBeVisible();
  }

  row(text: string | RegExp): Locator {
    return this.table.getByRole('row').filter({ hasText: text });
  }

  async show(words: string): Promise<void> {
    await this.page.getByRole('radio', { name: words, exact: true }).click();
  }
}

/** The worker matrix. */
export class Workers extends TableView {
  constructor(page: Page) {
    super(page, /^Workers/);
  }

  worker(id: string): Locator {
    return this.table.getByRole('row').filter({ has: this.page.locator(`[data-worker="${id}"]`) });
  }
}

/** What may go wrong. */
export class Risks extends TableView {
  constructor(page: Page) {
    super(page, /^Risks/);
  }

  /** Exports what is shown, and answers nothing: the file is caught by who asks. */
  async export(): Promise<void> {
    await this.page.getByRole('button', { name: 'CSV' }).click();
  }
}

/** The gates of all plans, the one in hand in full. */
export class Gates {
  readonly #page: Page;
  readonly detail: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.detail = page.getByRole('article');
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: /^Gates/ })
      .click();
    await expect(this.detail).toBeVisible();
  }

  gate(phase: string): Locator {
    return this.#page.getByRole('navigation', { name: 'All gates' }).getByRole('button', {
      name: new RegExp(`^Gate ${phase}\\b`),
    });
  }
}
