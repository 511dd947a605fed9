import { expect, test } from './support/nami.ts';
import { IssueList } from './pages/issueList.ts';
import { StatusLine } from './pages/statusLine.ts';
import { noteEverySpokenState, processOf } from './support/desktopProcesses.ts';

test.describe('the engine', { tag: '@desktop' }, () => {
  test('is started again when it dies: the window says so and loses nothing', async ({ startNami }) => {
    const { page, desktop, github } = await startNami();
    const issues = new IssueList(page);
    await issues.open();
    await expect(issues.status('Fit the harmonic model', 'Ready')).toBeVisible();
    const spoken = await noteEverySpokenState(page);

    process.kill(await processOf(desktop!.app, 'nami-engine'), 'SIGKILL');

    await expect.poll(spoken).toContainEqual(expect.stringContaining('is being started again'));
    await expect(new StatusLine(page).state).toHaveText(/^As of /);
    await expect(issues.status('Fit the harmonic model', 'Ready')).toBeVisible();
    await github.closeIssue(2);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+r');
    await expect(issues.status('Fit the harmonic model', 'Done')).toBeVisible();
  });
});
