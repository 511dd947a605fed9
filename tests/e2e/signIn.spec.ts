import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/nami.ts';
import { Connect } from './pages/connect.ts';
import { IssueList } from './pages/issueList.ts';
import { StatusLine } from './pages/statusLine.ts';
import { descendantsOf } from './support/desktopProcesses.ts';
import { writeKeyStoreApp } from './support/keyStoreApp.ts';
import { filesHolding } from './support/filesHolding.ts';
import { tideModel } from './support/programme.ts';

/** Whether the window's memory holds a text once its garbage is gone. */
async function heapHolds(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (snapshot += chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  // The control: a text that the page shows is found.
  expect(snapshot).toContain('Nothing to send');
  return snapshot.includes(text);
}

test.describe('signing in', { tag: '@desktop' }, () => {
  test.skip(process.platform !== 'linux', 'reads /proc');

  test('names what a token lacks, mirrors with a better one, and is still signed in after a restart', async ({
    startGitHub,
    startDesktop,
  }) => {
    // Three starts of the app, and two pictures of the window's memory.
    test.slow();
    const folder = await mkdtemp(join(tmpdir(), 'nami-sign-in-'));
    const userData = join(folder, 'data');
    const keyring = join(folder, 'keyring');
    const appFolder = await writeKeyStoreApp(folder, keyring);
    const start = () => startDesktop({ userData, appFolder });
    const github = await startGitHub(tideModel);
    const blind = await github.makeToken({ kind: 'fine-grained', issues: 'none' });
    const good = await github.makeToken({
      kind: 'fine-grained',
      issues: 'write',
      token: 'github_pat_heron5canary',
    });

    const first = await start();
    const connect = new Connect(first.page);
    await connect.open();
    await connect.signIn(github.apiUrl, blind);
    await connect.pick(github.repository);
    await expect(connect.permission('Issues: read')).toHaveText(/missing/);
    await expect(connect.permission('Metadata: read')).toHaveText(/there/);
    await expect(connect.form.getByRole('alert')).toContainText('The token lacks: Issues: read.');

    await connect.form.getByRole('button', { name: 'Use another account' }).click();
    await connect.signIn(github.apiUrl, good);
    await connect.pick(github.repository);
    await expect(connect.permission('Issues: read')).toHaveText(/there/);
    await expect(connect.permission('Issues: write')).toHaveText(/not checked/);
    await connect.mirror(github.repository);
    const issues = new IssueList(first.page);
    await issues.open();
    await expect(issues.row('Fit the harmonic model')).toBeVisible();
    await expect(new StatusLine(first.page).state).toHaveText(/^As of /);

    const main = first.app.process().pid ?? 0;
    for (const id of [main, ...(await descendantsOf(main))]) {
      for (const token of [blind, good]) {
        expect(await readFile(`/proc/${id}/cmdline`, 'latin1')).not.toContain(token);
        expect(await readFile(`/proc/${id}/environ`, 'latin1').catch(() => '')).not.toContain(token);
      }
    }
    expect(await heapHolds(first.page, good)).toBe(false);
    expect(await heapHolds(first.page, blind)).toBe(false);
    await first.close();
    expect(await filesHolding(folder, good)).toEqual([]);
    expect(await filesHolding(folder, blind)).toEqual([]);

    await github.comment(2, 'Said between two starts.');
    const second = await start();
    await expect(new StatusLine(second.page).state).toHaveText(/^As of /);
    await second.page.keyboard.press('/');
    // The first reading of the mirror comes before the field.
    const field = second.page.getByRole('main').getByRole('searchbox');
    await expect(field).toBeFocused();
    await field.pressSequentially('between two starts');
    await expect(second.page.getByRole('main')).toContainText('Said between two starts.');

    await github.revoke(good);
    await second.page.keyboard.press('Escape');
    await second.page.keyboard.press('Control+r');
    await expect(new StatusLine(second.page).state).toHaveText('The token was revoked');
    await second.close();

    // The key store is gone: signed out, and everything else whole.
    await rm(keyring);
    const third = await start();
    await expect(new StatusLine(third.page).state).toHaveText('The key store lost the token');
    const kept = new IssueList(third.page);
    await kept.open();
    await expect(kept.row('Fit the harmonic model')).toBeVisible();
    await third.page.keyboard.press('Escape');
    await third.page.getByRole('button', { name: 'Sign in again' }).click();
    const again = new Connect(third.page);
    await expect(again.form.getByLabel('Server')).toHaveValue(github.apiUrl);
    await again.signIn(github.apiUrl, github.token);
    // What is open is what is meant: it is tried without being picked again.
    await again.mirror(github.repository);
    await expect(new StatusLine(third.page).state).toHaveText(/^As of /);
    await rm(folder, { recursive: true, force: true });
  });

  test('without a keyring says that it is for this run alone, and keeps nothing', async ({
    startGitHub,
    startDesktop,
  }) => {
    const userData = await mkdtemp(join(tmpdir(), 'nami-no-keyring-'));
    const github = await startGitHub(tideModel);
    // Chromium's own choice where there is no desktop: a key that everybody knows.
    const args = ['--password-store=basic'];
    const first = await startDesktop({ userData, args });
    const connect = new Connect(first.page);
    await connect.open();
    await expect(connect.form).toContainText('the token stays in memory and is gone when Nami quits');
    await connect.signIn(github.apiUrl, github.token);
    await connect.pick(github.repository);
    await connect.mirror(github.repository);
    await expect(first.page.locator('footer')).toContainText('signed in for this run only');
    await first.close();
    expect(await filesHolding(userData, github.token)).toEqual([]);

    const second = await startDesktop({ userData, args });
    await expect(new StatusLine(second.page).state).toHaveText('Signed out');
    const issues = new IssueList(second.page);
    await issues.open();
    await expect(issues.row('Fit the harmonic model')).toBeVisible();
    await second.close();
    await rm(userData, { recursive: true, force: true });
  });

  test('signing out forgets the token and keeps the mirror', async ({ startNami }) => {
    const { page } = await startNami();
    await expect(new StatusLine(page).state).toHaveText(/^As of /);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: /^Sign out of/ }).click();
    await expect(new StatusLine(page).state).toHaveText('Signed out');
    const issues = new IssueList(page);
    await issues.open();
    await expect(issues.row('Fit the harmonic model')).toBeVisible();
  });
});
