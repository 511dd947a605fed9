import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Result } from '#contract/result.ts';
import { createEngine, type Engine } from '#engine/engine.ts';
import { exportedIssue, exportFile } from '../../support/engine/exports.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

async function startEngine(): Promise<Engine> {
  const engine = valueOf(
    await createEngine({ databaseFile: join(temporaryFolder(), 'nami.db'), source: { kind: 'none' } }),
  );
  onTestFinished(() => engine.stop());
  return engine;
}

test('without a repository there is no schedule, and the failure says how to open one', async () => {
  const engine = await startEngine();
  expect(await engine.handlers['schedule.read']({})).toMatchObject({
    ok: false,
    error: { kind: 'not-found', hint: expect.stringContaining('Open an export') as string },
  });
});

test('a schedule is computed once for each programme and question, and anew when the tracker has changed', async () => {
  const engine = await startEngine();
  const read = async (input: { runs?: number } = {}) =>
    valueOf(await engine.handlers['schedule.read'](input));
  const open = [1, 3, 5].map((number) => exportedIssue(number));
  valueOf(await engine.handlers['session.openExport']({ paths: [exportFile(open)] }));
  const first = await read();
  expect(first.schedule.issues.length).toBe(3);
  expect(await read()).toBe(first);
  expect((await read({ runs: 5 })).schedule.forecast?.runs).toBe(5);
  valueOf(await engine.handlers['session.openExport']({ paths: [exportFile([...open, exportedIssue(7)])] }));
  const later = await read();
  expect(later.schedule.issues.length).toBe(4);
  expect(later.revision).toBeGreaterThan(first.revision);
});
