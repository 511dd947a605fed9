import { expect, test } from './support/nami.ts';
import { Graph } from './pages/graph.ts';
import { IssueList } from './pages/issueList.ts';
import { StatusLine } from './pages/statusLine.ts';

test("a worker's report changes the colour of its node without a reload", async ({ startNami }) => {
  const { page, github } = await startNami();
  const graph = new Graph(page);
  await graph.open();
  await expect(graph.status('Fit the harmonic model', 'Ready')).toBeVisible();
  const before = await graph.colour('Fit the harmonic model');
  const loaded = await page.evaluate(() => performance.timeOrigin);

  await github.comment(2, '🟡 **BLOCKED** - Requires the datum of the old gauge.\n\n**Worker**: Worker 6');
  await page.keyboard.press('Control+r');

  // From the poll to the glyph: two seconds at most.
  await expect(graph.status('Fit the harmonic model', 'Blocked')).toBeVisible({ timeout: 2_000 });
  expect(await graph.colour('Fit the harmonic model')).not.toBe(before);
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded);
});

test('work that is closed on GitHub sets free what waited for it', async ({ startNami }) => {
  const { page, github } = await startNami();
  const issues = new IssueList(page);
  await issues.open();
  await expect(issues.status('Predict the spring tides', 'Waiting')).toBeVisible();

  await github.closeIssue(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+r');

  await expect(issues.status('Fit the harmonic model', 'Done')).toBeVisible();
  await expect(issues.status('Predict the spring tides', 'Ready')).toBeVisible();
});

test('the status line says up to when everything is true', async ({ startNami }) => {
  const { page } = await startNami();
  await expect(new StatusLine(page).state).toHaveText(/^As of .*10:\d\d JST$/);
});
