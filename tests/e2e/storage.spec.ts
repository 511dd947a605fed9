import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { canMount, mountSmallDisk, type SmallDisk } from '../support/engine/smallDisk.ts';
import { IssueList } from './pages/issueList.ts';
import { tideModel } from './support/programme.ts';
import { expect, test } from './support/nami.ts';

/** The strip above every view. */
const notice = (page: Page, title: string) => page.getByRole('region', { name: title });

test.describe('the files that Nami keeps', { tag: '@desktop' }, () => {
  let folder: string;
  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nami-kept-'));
  });
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('a damaged mirror is fetched again, and the window says where the old one is until that is understood', async ({
    startDesktop,
    startGitHub,
  }) => {
    const github = await startGitHub(tideModel);
    const start = () =>
      startDesktop({
        args: [`--repo=${github.repository}`, `--api=${github.apiUrl}`],
        env: { NAMI_TOKEN: github.token },
        userData: folder,
      });
    const before = await start();
    await new IssueList(before.page).open();
    await expect(new IssueList(before.page).status('Fit the harmonic model', 'Ready')).toBeVisible();
    await before.close();
    writeFileSync(join(folder, 'nami.db'), 'no longer a database, '.repeat(2_000));

    const { page } = await start();
    await new IssueList(page).open();
    await expect(new IssueList(page).status('Fit the harmonic model', 'Ready')).toBeVisible();
    const strip = notice(page, 'The mirror was damaged');
    await expect(strip).toContainText(/nami\.db\.damaged-\d{8}T\d{6}Z/);
    expect(readdirSync(folder).some((name) => /^nami\.db\.damaged-\d{8}T\d{6}Z$/.test(name))).toBe(true);
    await strip.getByRole('button', { name: 'Understood' }).click();
    await expect(strip).toHaveCount(0);
  });

  test('data of a newer Nami is shown, and the window says that nothing is stored', async ({
    startDesktop,
    startGitHub,
  }) => {
    const github = await startGitHub(tideModel);
    const args = [`--repo=${github.repository}`, `--api=${github.apiUrl}`];
    const env = { NAMI_TOKEN: github.token };
    const before = await startDesktop({ args, env, userData: folder });
    await new IssueList(before.page).open();
    await expect(new IssueList(before.page).status('Fit the harmonic model', 'Ready')).toBeVisible();
    await before.close();
    const newer = new Sqlite(join(folder, 'nami.db'));
    newer.pragma('user_version = 999');
    newer.close();

    const { page } = await startDesktop({ args, env, userData: folder });
    await expect(notice(page, 'Kept by a newer Nami')).toBeVisible();
    await new IssueList(page).open();
    await expect(new IssueList(page).status('Fit the harmonic model', 'Ready')).toBeVisible();
  });

  test.describe('on a disk of their own', () => {
    test.skip(!canMount(), 'Only root may mount the small disk.');
    let disk: SmallDisk;
    test.beforeEach(() => {
      disk = mountSmallDisk(32);
    });
    test.afterEach(() => disk.remove());

    test('a full disk is told, everything stays readable, and all goes on with room', async ({
      startDesktop,
      startGitHub,
    }) => {
      const github = await startGitHub(tideModel);
      const { page } = await startDesktop({
        args: [
          `--repo=${github.repository}`,
          `--api=${github.apiUrl}`,
          `--db=${join(disk.folder, 'nami.db')}`,
        ],
        env: { NAMI_TOKEN: github.token },
        userData: folder,
      });
      const issues = new IssueList(page);
      await issues.open();
      await expect(issues.status('Fit the harmonic model', 'Ready')).toBeVisible();
      disk.fill();
      await github.comment(2, 'x'.repeat(60_000));
      await github.closeIssue(2);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+r');
      await expect(notice(page, 'The disk is full')).toBeVisible();
      await expect(issues.status('Fit the harmonic model', 'Ready')).toBeVisible();
      disk.makeRoom();
      await expect(issues.status('Fit the harmonic model', 'Done')).toBeVisible();
      await expect(notice(page, 'The disk is full')).toHaveCount(0);
    });
  });
});
