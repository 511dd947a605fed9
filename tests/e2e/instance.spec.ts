import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from '../../scripts/project.ts';
import { sandboxSwitches } from '../../scripts/launch.ts';
import { expect, test } from './support/nami.ts';
import { electronExecutable } from './support/desktopWindow.ts';

test.describe('a second start', { tag: '@desktop' }, () => {
  test("ends at once and brings the first one's window back", async ({ startDesktop }) => {
    const first = await startDesktop();
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());

    const second = spawn(
      electronExecutable(),
      [...sandboxSwitches(process.getuid?.()), projectFolder, `--user-data=${first.userData}`],
      { stdio: 'ignore' },
    );
    const [code] = (await once(second, 'exit')) as [number];

    expect(code).toBe(0);
    await expect
      .poll(() =>
        first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isVisible())),
      )
      .toEqual([true]);
  });
});
