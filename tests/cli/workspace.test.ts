import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, runCommand } from '../support/commandLine.ts';
import { exportedIssue, exportFile } from '../support/engine/exports.ts';
import { openBeside } from '../support/engine/neighbours.ts';
import { addressOf, quietSimulator } from '../support/engine/simulator.ts';

function exportOf(repository: string, ...issues: ReturnType<typeof exportedIssue>[]): string {
  const named = JSON.stringify(issues).replaceAll('github.com/acme/rebuild', `github.com/${repository}`);
  return exportFile(JSON.parse(named), `${repository.replace('/', '-')}.json`);
}

async function json(...args: readonly string[]): Promise<Record<string, unknown>> {
  const ended = await runCommand([...args, '--json']);
  expect(ended).toMatchObject({ code: 0 });
  return JSON.parse(ended.stdout) as Record<string, unknown>;
}

test('two repositories synced together are one workspace that every command answers over', async () => {
  const simulator = await quietSimulator('scale:12x30');
  const { apiUrl, token, repository } = addressOf(simulator);
  openBeside(simulator, 'quay/crane', 'Grease the crane', `Depends on: ${repository}#3, dock/gate#8`);
  const file = join(emptyFolder(), 'nami.db');
  const sync = (...args: readonly string[]) =>
    runCommand(['sync', ...args, '--api', apiUrl, '--db', file, '--json'], { NAMI_TOKEN: token });
  const first = await sync('--repo', repository, '--repo', 'quay/crane');
  expect(first.code).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({
    repository,
    issues: 13,
    complete: true,
    repositories: [
      { repository, issues: 12, complete: true },
      { repository: 'quay/crane', issues: 1, complete: true },
    ],
  });
  // Without a name, what was mirrored last is brought up to date: all of it.
  expect(JSON.parse((await sync()).stdout)).toMatchObject({ issues: 13, repositories: [{}, {}] });
  // One of them alone leaves the workspace whole.
  expect(JSON.parse((await sync('--repo', 'quay/crane')).stdout)).toMatchObject({ issues: 1 });

  const graph = await json('graph', '--db', file);
  expect(graph).toMatchObject({ repository });
  expect(graph['nodes']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ number: 1, repo: 'quay/crane', title: 'Grease the crane' }),
      expect.objectContaining({
        number: 8,
        repo: 'dock/gate',
        title: '',
        partial: 'named',
        status: 'waiting',
      }),
    ]),
  );
  expect(graph['edges']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ from: 3, to: 1, toRepo: 'quay/crane' }),
      expect.objectContaining({
        from: 8,
        fromRepo: 'dock/gate',
        to: 1,
        stateUnknown: true,
        satisfied: false,
      }),
    ]),
  );
  expect(await json('search', 'grease', '--db', file)).toMatchObject({
    hits: [{ issue: 1, repo: 'quay/crane' }],
  });
  const other = await json('graph', '--db', file, '--workspace', 'Quay/Crane');
  expect(other).toMatchObject({ repository: 'quay/crane' });
  expect(other['nodes']).toEqual(
    expect.arrayContaining([expect.objectContaining({ number: 3, repo: repository })]),
  );
  const unknown = await runCommand(['graph', '--db', file, '--workspace', 'quay/nowhere', '--json']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toContain('quay/nowhere');
});

test('a repository that is closed to the token is told, and the others are mirrored', async () => {
  const simulator = await quietSimulator('scale:12x30');
  const { apiUrl, token, repository } = addressOf(simulator);
  const file = join(emptyFolder(), 'nami.db');
  const ended = await runCommand(
    ['sync', '--repo', repository, '--repo', 'quay/none', '--api', apiUrl, '--db', file, '--json'],
    { NAMI_TOKEN: token },
  );
  expect(ended.code).toBe(3);
  expect(ended.stderr).toContain('quay/none');
  expect(JSON.parse(ended.stdout)).toMatchObject({
    issues: 12,
    complete: false,
    repositories: [
      { repository, complete: true },
      { repository: 'quay/none', issues: 0, complete: false, failure: { kind: 'no-access' } },
    ],
  });
});

test('exports of two repositories, imported together, are one workspace', async () => {
  const file = join(emptyFolder(), 'nami.db');
  const main = exportOf('acme/rebuild', exportedIssue(1), exportedIssue(3));
  const other = exportOf('acme/tools', exportedIssue(5, { body: '**Depends on**: acme/rebuild#3' }));
  expect(await json('import', main, other, '--db', file)).toMatchObject({
    repository: 'acme/rebuild',
    issues: 3,
  });
  expect(await json('graph', '--db', file)).toMatchObject({
    edges: [{ from: 3, to: 5, toRepo: 'acme/tools' }],
  });
});
