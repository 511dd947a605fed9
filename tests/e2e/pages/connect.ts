import type { Locator, Page } from '@playwright/test';

/** The way from a token to a mirrored repository; once the sheet is open, by keyboard alone. */
export class Connect {
  readonly #page: Page;
  readonly form: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.form = page.getByRole('dialog', { name: 'Connect GitHub' });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Workspace' }).click();
    await this.#page.getByRole('menuitem', { name: 'Connect GitHub…' }).click();
    await this.form.waitFor();
  }

  /** `insertText` puts the token in as pasting does, and leaves no copy of it in a script of the test. */
  async signIn(server: string, token: string): Promise<void> {
    await this.form.getByLabel('Server').fill(server);
    await this.form.getByLabel('Token', { exact: true }).focus();
    await this.#page.keyboard.insertText(token);
    await this.#page.keyboard.press('Enter');
  }

  async pick(repository: string): Promise<void> {
    await this.form.getByRole('combobox').fill(repository);
    await this.form.getByRole('option', { name: repository }).first().waitFor();
    await this.form.getByRole('combobox').press('Enter');
  }

  permission(name: string): Locator {
    return this.form.getByRole('listitem').filter({ hasText: name });
  }

  async mirror(repository: string): Promise<void> {
    await this.form.getByRole('button', { name: `Mirror ${repository}` }).press('Enter');
  }
}
