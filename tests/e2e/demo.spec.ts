import { expect, test } from './support/nami.ts';
import { IssueList } from './pages/issueList.ts';
import { StatusLine } from './pages/statusLine.ts';

test.describe('the first start', { tag: '@desktop' }, () => {
  test('opens the demo by itself', async ({ startDesktop }) => {
    const { page } = await startDesktop();
    await expect(new StatusLine(page).line).toContainText('Demo');
    await expect(new StatusLine(page).line).toContainText(/\d+ issues/);
    const issues = new IssueList(page);
    await issues.open();
    await expect(page.getByRole('main').getByRole('img').first()).toBeVisible();
  });

  test('is followed by starts that open the demo again', async ({ startDesktop }) => {
    const first = await startDesktop();
    await expect(new StatusLine(first.page).line).toContainText(/\d+ issues/);
    await first.app.close();

    const second = await startDesktop({ userData: first.userData });
    await expect(new StatusLine(second.page).line).toContainText('Demo');
    await expect(new StatusLine(second.page).state).toHaveText(/Demo|As of/);
  });
});
