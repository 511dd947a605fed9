import { join } from 'node:path';
import type { Desktop } from '../window/desktop.ts';

export const sizes = { large: { width: 1440, height: 900 }, small: { width: 1024, height: 700 } } as const;
export type Look = { readonly theme: 'light' | 'dark'; readonly language: 'en' | 'ja' };

/** Sets the size of the page, not of the window around it, and waits until the page has it. */
export async function resize(
  { app, page }: Desktop,
  size: { readonly width: number; readonly height: number },
) {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}

/** Photographs the page as it is into `NAME-THEME-LANGUAGE-WIDTH.png`; answers the file's name. */
export async function photograph(
  desktop: Desktop,
  folder: string,
  name: string,
  { theme, language }: Look,
): Promise<string> {
  const { page } = desktop;
  // An empty place of the toolbar: nothing is pointed at by accident.
  await page.mouse.move(600, 4);
  // Fonts and the canvas of the frame that follows the last change.
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  const width = await page.evaluate(() => innerWidth);
  const file = `${name}-${theme}-${language}-${width}.png`;
  await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
  return file;
}
