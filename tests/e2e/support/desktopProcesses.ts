import { readdir, readFile } from 'node:fs/promises';
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

/** The ids of all processes that descend from one, as Linux tells them in /proc. */
export async function descendantsOf(ancestor: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // A process may end between the two looks.
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1] ?? 0));
  }
  const found = new Set([ancestor]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const [id, parent] of parents) if (found.has(parent)) found.add(id);
  }
  found.delete(ancestor);
  return [...found];
}
