import type { ElectronApplication, Page } from '@playwright/test';

/** The process id of one of the app's own processes, by the name it was started under. */
export async function processOf(app: ElectronApplication, name: string): Promise<number> {
  const id = await app.evaluate(
    ({ app: electron }, wanted) => electron.getAppMetrics().find((metric) => metric.name === wanted)?.pid,
    name,
  );
  if (id === undefined) throw new Error(`The app has no process named ${name}.`);
  return id;
}

/** Notes each text that the status line speaks from now on, however briefly; answers how to read them. */
export async function noteEverySpokenState(page: Page): Promise<() => Promise<readonly string[]>> {
  const notes = await page.evaluateHandle(() => {
    const spoken: string[] = [];
    const line = document.querySelector('footer [role=status]');
    if (line === null) throw new Error('There is no status line.');
    new MutationObserver(() => spoken.push(line.textContent ?? '')).observe(line, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    return spoken;
  });
  return () => notes.jsonValue();
}
