import type { Locator, Page } from '@playwright/test';

/** One issue with its thread. */
export class IssueReader {
  readonly thread: Locator;

  constructor(page: Page) {
    this.thread = page.getByRole('article');
  }
}
