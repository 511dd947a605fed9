import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/nami.ts';
import { IssueList } from './pages/issueList.ts';
import { StatusLine } from './pages/statusLine.ts';
import { answerFileDialog } from './support/fileDialog.ts';
import { lighthouseExport } from './support/lighthouseExport.ts';

test.describe('an export', { tag: '@desktop' }, () => {
  test('is opened from the file dialog and can be read at once', async ({ startDesktop }, testInfo) => {
    const { app, page, userData } = await startDesktop({ args: [`--db=${testInfo.outputPath('new.db')}`] });
    const file = join(userData, 'lighthouses.json');
    await writeFile(file, JSON.stringify(lighthouseExport));
    await answerFileDialog(app, [file]);

    await page.getByRole('button', { name: 'Choose a file…' }).click();
    // The export names no repository, and the user hears that.
    await expect(page.getByRole('dialog')).toContainText('2 issues');
    await page.getByRole('button', { name: 'Understood' }).click();

    const issues = new IssueList(page);
    await expect(new StatusLine(page).line).toContainText('2 issues');
    await issues.open();
    await expect(issues.row('Repaint the north lighthouse')).toBeVisible();
    await issues.row('Repaint the north lighthouse').click();
    await expect(page.getByRole('article')).toContainText('White, then the red band.');
  });

  test('that is broken is refused with a sentence, and nothing is lost', async ({ startNami }, testInfo) => {
    const { page, desktop } = await startNami();
    const issues = new IssueList(page);
    await issues.open();
    await expect(issues.row('Fit the harmonic model')).toBeVisible();
    const file = testInfo.outputPath('cut-short.json');
    await writeFile(file, JSON.stringify(lighthouseExport).slice(0, 200));
    await answerFileDialog(desktop!.app, [file]);

    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+o');

    await expect(page.getByRole('alert')).toContainText('The export was not opened');
    await expect(page.getByRole('alert')).toContainText(
      /cut-short\.json is not valid JSON.*nothing was imported/,
    );
    await expect(page.getByRole('alert')).toContainText('export it again');
    await expect(issues.row('Fit the harmonic model')).toBeVisible();
  });
});
