import { expect, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { exportedComment, exportedIssue, exportFile } from '../../support/engine/exports.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';

async function engineWith(issues: number) {
  const created = await createEngine({
    databaseFile: `${temporaryFolder()}/nami.db`,
    source: { kind: 'none' },
  });
  if (!created.ok) throw new Error(created.error.message);
  const engine = created.value;
  const records = Array.from({ length: issues }, (_, at) =>
    exportedIssue(at + 1, {
      title: at === 0 ? 'Phase 1.1: Buoy registry' : `Task ${at + 1}`,
      body:
        at === 0
          ? '**Worker**: Worker 4 (Registry)\n**Phase**: Phase 1\nThe buoy registry.'
          : 'The other work.',
      comments: Array.from({ length: 6 }, (_, ordinal) =>
        exportedComment(at + 1, ordinal, { body: `Word ${ordinal} of the buoy, 灯 ${at}` }),
      ),
    }),
  );
  const opened = await engine.handlers['session.openExport']({
    paths: [exportFile(records)],
    repository: 'acme/rebuild',
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return engine;
}

test('filters of the programme and of GitHub meet in one answer', async () => {
  const engine = await engineWith(4);
  const find = async (text: string) => {
    const answer = await engine.handlers['search.find']({ text, limit: 20 });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value;
  };
  expect((await find('worker:4 registry')).hits).toMatchObject([{ issue: 'acme/rebuild#1', line: 0 }]);
  expect((await find('worker:4')).hits.map(({ issue }) => issue)).toEqual(['acme/rebuild#1']);
  expect((await find('phase:1 label:task -is:closed')).hits.map(({ issue }) => issue)).toEqual([
    'acme/rebuild#1',
  ]);
  expect((await find('worker:9')).problems).toMatchObject([
    { kind: 'unknown-value', filter: 'worker', text: '9' },
  ]);
  await engine.stop();
});

test('a newer search of the same asker takes the place of the older; others are let be', async () => {
  const engine = await engineWith(300);
  const ask = (text: string, asker?: 'palette' | 'view') =>
    engine.handlers['search.find']({ text, limit: 200, ...(asker === undefined ? {} : { asker }) });
  const [older, other, nobody, newer] = await Promise.all([
    ask('buoy word', 'palette'),
    ask('buoy', 'view'),
    ask('灯'),
    ask('buoy', 'palette'),
  ]);
  expect(older).toMatchObject({ ok: false, error: { kind: 'busy' } });
  for (const answer of [other, nobody, newer]) expect(answer).toMatchObject({ ok: true });
  await engine.stop();
});
