import { expect, test } from './support/nami.ts';
import { IssueReader } from './pages/issueReader.ts';
import { Waves } from './pages/waves.ts';

test('the timeline follows what is said on GitHub, and looks back to before it was said', async ({
  startNami,
}) => {
  const { page, github } = await startNami();
  const waves = new Waves(page);
  await waves.open();
  await waves.showAs('Table');
  await expect(waves.row('Collect the gauge readings')).toContainText('Done');
  await expect(waves.row('Fit the harmonic model')).toContainText('Ready');

  await github.comment(2, '🟡 **BLOCKED** - Requires the datum of the old gauge.\n\n**Worker**: Worker 6');
  await page.keyboard.press('Control+r');
  await expect(waves.row('Fit the harmonic model')).toContainText('Blocked');

  // The row that is selected is the bar in hand, with the line that says so.
  await waves.row('Fit the harmonic model').click();
  await waves.showAs('Timeline');
  const card = waves.card('#2 Fit the harmonic model');
  await expect(card).toContainText('Requires the datum of the old gauge.');
  await waves.lookingBack.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(waves.lookingBack).toHaveAttribute('aria-valuetext', /^Now/);

  await card.getByRole('button', { name: /Requires the datum/ }).click();
  await expect(new IssueReader(page).thread.locator('.target-line')).toContainText(
    'Requires the datum of the old gauge.',
  );
});

test('a plan without waves is said so, and progress is counted all the same', async ({ startNami }) => {
  const { page, github } = await startNami();
  const waves = new Waves(page);
  await waves.open();

  await waves.laneBy('Wave');
  await expect(page.getByRole('heading', { name: 'No plan names a wave' })).toBeVisible();
  await page.getByRole('button', { name: 'Show by worker' }).click();
  await expect(waves.timeline).toBeVisible();

  await waves.showAs('Charts');
  await expect(waves.chart('Progress')).toContainText('1 of 4 are closed.');
  await github.closeIssue(2);
  await page.keyboard.press('Control+r');
  await expect(waves.chart('Progress')).toContainText('2 of 4 are closed.');
});
