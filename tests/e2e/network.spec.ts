import { expect, test } from './support/nami.ts';
import { IssueList } from './pages/issueList.ts';
import { IssueReader } from './pages/issueReader.ts';
import { StatusLine } from './pages/statusLine.ts';

test('without a network everything stays readable, and the status line says since when', async ({
  startNami,
}) => {
  const { page, github } = await startNami();
  const issues = new IssueList(page);
  const status = new StatusLine(page);
  await issues.open();
  await expect(issues.status('Fit the harmonic model', 'Ready')).toBeVisible();

  await github.cutNetwork();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+r');
  await expect(status.state).toHaveText(/^Offline since /);

  await issues.row('Predict the spring tides').click();
  await expect(new IssueReader(page).thread).toContainText('For the next two years.');
  await page.keyboard.press('/');
  await page.keyboard.type('constituents');
  await expect(page.getByRole('main')).toContainText('Thirty-seven constituents.');
});

test('when the network is back, what happened meanwhile is caught up', async ({ startNami }) => {
  const { page, github } = await startNami();
  const issues = new IssueList(page);
  const status = new StatusLine(page);
  await issues.open();
  await expect(issues.status('Fit the harmonic model', 'Ready')).toBeVisible();
  await github.cutNetwork();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+r');
  await expect(status.state).toHaveText(/^Offline since /);

  await github.closeIssue(2);
  await github.restoreNetwork();
  await page.keyboard.press('Control+r');

  await expect(status.state).toHaveText(/^As of /);
  await expect(issues.status('Fit the harmonic model', 'Done')).toBeVisible();
});
