import type { Locator, Page } from '@playwright/test';

/** The view with all issues, one line each. */
export class IssueList {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation')
      .getByRole('button', { name: /^Issues/ })
      .click();
  }

  row(title: string): Locator {
    return this.#page.getByRole('main').getByRole('button').filter({ hasText: title });
  }

  /** The status glyph of an issue; its name is the status in words. */
  status(title: string, status: string): Locator {
    return this.row(title).getByRole('img', { name: status, exact: true });
  }

  /** The colour that the glyph is drawn in, as the browser computes it. */
  colour(title: string): Promise<string> {
    return this.row(title)
      .getByRole('img')
      .first()
      .evaluate((glyph) => getComputedStyle(glyph).color);
  }
}
