import { expect, test } from './support/nami.ts';
import { Graph } from './pages/graph.ts';
import { StatusLine } from './pages/statusLine.ts';

test.describe('the first start', { tag: '@desktop' }, () => {
  test('opens the demo by itself, and the graph shows its programme', async ({ startDesktop }) => {
    const { page } = await startDesktop();
    const status = new StatusLine(page);
    await expect(status.line).toContainText('Demo');
    await expect(status.line).toContainText(/\d+ issues, \d+ comments/);

    const graph = new Graph(page);
    await graph.open();

    await expect(graph.card('Base Schema Migration')).toBeVisible();
    expect(await graph.cards.count()).toBeGreaterThan(8);
  });

  test("lets its workers make progress before the user's eyes", async ({ startDesktop }) => {
    const { page } = await startDesktop();
    const comments = new StatusLine(page).line.getByText(/\d+ comments/);
    const before = await comments.textContent();
    // Nothing is pressed: a worker says something every few seconds, and the next look comes by itself.
    await expect(comments).not.toHaveText(before ?? '', { timeout: 40_000 });
  });

  test('is followed by starts that open the demo again', async ({ startDesktop }) => {
    const first = await startDesktop();
    await expect(new StatusLine(first.page).line).toContainText(/\d+ issues/);
    await first.app.close();

    const second = await startDesktop({ userData: first.userData });

    const status = new StatusLine(second.page);
    await expect(status.line).toContainText('Demo');
    await expect(status.line).toContainText(/next look|looking now/);
  });
});
