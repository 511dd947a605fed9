import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outFolder } from '../../scripts/project.ts';
import { expect, test } from './support/nami.ts';
import type { Shell } from '#contract/shell.ts';
import { StatusLine } from './pages/statusLine.ts';
import { descendantsOf } from './support/desktopProcesses.ts';
import { filesHolding } from './support/filesHolding.ts';

// What the preload gives the page; in a browser it is absent, and so only the @desktop tests use it.
type DesktopPage = Window & { readonly namiShell: Shell };

test('a script written into the page does not run', async ({ startNami }) => {
  const { page } = await startNami();
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.body.dataset.injected = "ran"';
    const refused = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      });
    });
    document.body.append(script);
    return { directive: await refused, injected: document.body.dataset['injected'] ?? null };
  });
  expect(ran).toEqual({ directive: 'script-src-elem', injected: null });
});

test('nothing is loaded from elsewhere', async ({ startNami }) => {
  const { page } = await startNami();
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const image = new Image();
        image.onload = () => resolve('loaded');
        image.onerror = () => resolve('refused');
        image.src = 'https://example.com/pixel.png';
      }),
  );
  expect(refused).toBe('refused');
});

test.describe('the window', { tag: '@desktop' }, () => {
  test('has no Node and no Electron in it', async ({ startDesktop }) => {
    const { page } = await startDesktop();
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    );
    expect(found).toEqual([]);
    expect(
      await page.evaluate(() => Object.keys((window as unknown as DesktopPage).namiShell).sort()),
    ).toEqual([
      'chooseExports',
      'onCommand',
      'onEngineCondition',
      'openOnGitHub',
      'pathOfDroppedFile',
      'platform',
    ]);
  });

  test('stays where it is and opens no other', async ({ startDesktop }) => {
    const { app, page } = await startDesktop();
    const address = page.url();
    const opened = await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      document.body.append(link);
      link.click();
      location.href = 'file:///etc/passwd';
      return window.open('https://example.com/') === null;
    });
    expect(opened).toBe(true);
    expect(page.url()).toBe(address);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('opens GitHub in the browser and nothing else', async ({ startDesktop }) => {
    const { app, page } = await startDesktop();
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url: string) => {
        opened.push(url);
        return Promise.resolve();
      };
    });
    const answers = await page.evaluate(() =>
      Promise.all(
        [
          'https://github.com/o/n/issues/1',
          'http://github.com/o/n',
          'https://github.com.example.com/',
          'file:///etc/passwd',
          'javascript:alert(1)',
        ].map((url) => (window as unknown as DesktopPage).namiShell.openOnGitHub(url)),
      ),
    );
    expect(answers).toEqual([true, false, false, false, false]);
    expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
      'https://github.com/o/n/issues/1',
    ]);
  });

  test('is the only page whose requests are carried out', async ({ startDesktop }) => {
    const { app } = await startDesktop();
    // A page of another origin with the same preload: as if a navigation had slipped through.
    const answer = await app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const stranger = new BrowserWindow({
          show: false,
          webPreferences: { sandbox: true, contextIsolation: true, preload },
        });
        await stranger.loadURL('data:text/html,stranger');
        const heard = (await stranger.webContents.executeJavaScript(
          "namiShell.openOnGitHub('https://github.com/o/n').then(String, (error) => error.message)",
        )) as string;
        stranger.destroy();
        return heard;
      },
      join(outFolder, 'preload', 'window.cjs'),
    );
    expect(answer).toContain('did not come from the Nami window');
  });

  test('keeps permissions shut, save copying', async ({ startDesktop }) => {
    const { page } = await startDesktop();
    const states = await page.evaluate(() =>
      Promise.all(
        (['geolocation', 'notifications', 'camera', 'microphone'] as const).map(
          async (name) => (await navigator.permissions.query({ name: name })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });
});

test.describe('the token', { tag: '@desktop' }, () => {
  test.skip(process.platform !== 'linux', 'reads /proc');

  test('stands in no command line, no environment for children, and no file', async ({ startNami }) => {
    const { desktop, github, page } = await startNami();
    await expect(new StatusLine(page).state).toHaveText(/^As of /);
    const { app, userData } = desktop!;
    const main = app.process().pid ?? 0;

    for (const id of [main, ...(await descendantsOf(main))]) {
      expect(await readFile(`/proc/${id}/cmdline`, 'latin1')).not.toContain(github.token);
    }
    // Chromium writes over what /proc tells of its children's environment: a child of our own tells what they inherit.
    const inherited = await app.evaluate(() =>
      String(process.getBuiltinModule('node:child_process').execFileSync('env')),
    );
    expect(inherited).toContain('PATH=');
    expect(inherited).not.toContain(github.token);
    expect(await filesHolding(userData, github.token)).toEqual([]);
  });
});
