import type { Locator, Page } from '@playwright/test';

/** The line at the foot of the window. */
export class StatusLine {
  readonly line: Locator;
  /** What is spoken: up to when this is true, or since when it is not. */
  readonly state: Locator;

  constructor(page: Page) {
    this.line = page.getByRole('contentinfo');
    this.state = this.line.getByRole('status');
  }
}
