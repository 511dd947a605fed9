import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStorage, type Storage } from '#engine/mirror/open.ts';
import { freshStorage, mustOpen } from '../../support/engine/storage.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';

const child = join(import.meta.dirname, '../../support/engine/ownerChild.ts');

/** A process of its own that opens the files and keeps them; answers what it was given. */
async function ownerProcess(
  file: string,
): Promise<{ readonly trouble: string | null; kill(): Promise<void> }> {
  const running = spawn(process.execPath, [child, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = async () => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  onTestFinished(kill);
  const [said] = (await once(running.stdout, 'data')) as [Buffer];
  return { ...(JSON.parse(said.toString()) as { trouble: string | null }), kill };
}

const names = ({ mirror }: Storage) =>
  mirror.prepare('SELECT name FROM repositories ORDER BY id').pluck().all();

test('the second to open the files reads what the first one writes, and cannot write', () => {
  const file = join(temporaryFolder(), 'nami.db');
  const owner = freshStorage(file);
  const reader = freshStorage(file);
  expect(reader.trouble).toMatchObject({ kind: 'other-owner', program: 'app', processId: process.pid });
  owner.mirror.exec("INSERT INTO repositories (origin, name) VALUES ('tracker', 'harbour/pilots')");
  expect(names(reader)).toEqual(['harbour/pilots']);
  expect(() => reader.mirror.exec('DELETE FROM repositories')).toThrow(
    expect.objectContaining({ code: 'SQLITE_READONLY' }),
  );
  owner.close();
  expect(mustOpenAndClose(file)).toBeNull();
});

test('a look brings the files into order and keeps nobody from writing', () => {
  const file = join(temporaryFolder(), 'nami.db');
  const looking = openStorage(file, { purpose: 'look', program: 'command' });
  onTestFinished(() => (looking.ok ? looking.value.close() : undefined));
  expect(looking).toMatchObject({ ok: true, value: { trouble: null } });
  expect(mustOpenAndClose(file)).toBeNull();
});

test('an owner that was killed owns nothing: the next one writes at once', async () => {
  const file = join(temporaryFolder(), 'nami.db');
  const owner = await ownerProcess(file);
  expect(owner.trouble).toBeNull();
  const reader = mustOpen(file);
  expect(reader.trouble).toMatchObject({ kind: 'other-owner' });
  expect(names(reader)).toEqual(['harbour/pilots']);
  reader.close();
  await owner.kill();
  const next = freshStorage(file);
  expect(next.trouble).toBeNull();
  expect(names(next)).toEqual(['harbour/pilots']);
});

test('of many that start at once one owns the files and the others read', async () => {
  const file = join(temporaryFolder(), 'nami.db');
  const all = await Promise.all(Array.from({ length: 5 }, () => ownerProcess(file)));
  expect(all.filter(({ trouble }) => trouble === null)).toHaveLength(1);
  expect(all.filter(({ trouble }) => trouble === 'other-owner')).toHaveLength(4);
  for (const one of all) await one.kill();
});

function mustOpenAndClose(file: string): Storage['trouble'] {
  const storage = mustOpen(file);
  storage.close();
  return storage.trouble;
}
