import { readFile } from 'node:fs/promises';
import { Gates, Risks, Workers } from './pages/tables.ts';
import { expect, test } from './support/nami.ts';

test('a worker that reports being blocked is found among the stuck, one key from its own line', async ({
  startNami,
}) => {
  const { page, github } = await startNami({ scenario: 'miyabi' });
  const workers = new Workers(page);
  await workers.open();
  await expect(workers.worker('8')).toBeVisible();

  await github.comment(
    975,
    '## Worker 8 Report\n\n**Issue**: #975\n**Status**: ⚠️ BLOCKED\n\nBlocked by #974: no table to grant on.',
  );
  await page.keyboard.press('Control+r');
  await expect(workers.worker('8')).toContainText('Blocked');

  await workers.show('Stuck');
  await workers.worker('8').click();
  await expect(workers.inHand).toContainText('Worker 8');
  await expect(workers.inHand).toContainText('BLOCKED');
  await page.keyboard.press('e');
  await expect(page.locator('.target-line')).toContainText('BLOCKED');
});

test('a gate whose criteria are all met says so, and tells who approved it once somebody has', async ({
  startNami,
}) => {
  const { page, github } = await startNami({ scenario: 'miyabi' });
  const gates = new Gates(page);
  await gates.open();
  await gates.gate('0').click();
  await expect(gates.detail).toContainText('Ready to approve');
  await expect(gates.detail).toContainText('Criteria, 4 of 4 ticked');

  await github.comment(977, 'Phase 0 gate: ✅ approved. Go on with Phase 1.');
  await page.keyboard.press('Control+r');

  await expect(gates.detail).toContainText('Decided: Approved');
  await expect(gates.detail).not.toContainText('Ready to approve');
  await gates.detail.getByRole('button', { name: /Decided: Approved/ }).click();
  await expect(page.locator('.target-line')).toContainText('Phase 0 gate');
});

test('a risk that comes true shows the line that says so, and the table can be taken away', async ({
  startNami,
}, testInfo) => {
  const { page, github, desktop } = await startNami({ scenario: 'miyabi' });
  const risks = new Risks(page);
  await risks.open();
  await expect(risks.row('Migration loses data')).toContainText('Quiet');

  await github.comment(
    974,
    '## Worker 7 Report\n\n**Issue**: #974\n**Status**: ⚠️ BLOCKED\n\nBlocked: the migration lost the last column.',
  );
  await page.keyboard.press('Control+r');
  await expect(risks.row('Migration loses data')).toContainText('Blocked');
  await risks.show('Live');
  await risks.row('Migration loses data').click();
  await expect(risks.inHand).toContainText('Backup first, restore tried weekly');
  await expect(risks.inHand).toContainText('BLOCKED');

  const file = testInfo.outputPath('risks.csv');
  if (desktop === null) {
    const [download] = await Promise.all([page.waitForEvent('download'), risks.export()]);
    await download.saveAs(file);
  } else {
    // Where a user is asked for a place, the story names one.
    await desktop.app.evaluate(({ BrowserWindow }, path) => {
      BrowserWindow.getAllWindows()[0]?.webContents.session.once('will-download', (_event, item) =>
        item.setSavePath(path),
      );
    }, file);
    await risks.export();
  }
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('Migration loses data');
});
