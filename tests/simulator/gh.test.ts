import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { start, type Client } from './client.ts';

/**
 * The official command as people install it. Its requests reach the simulator as those through a proxy, so that
 * neither port 80 nor a line in /etc/hosts is needed: `github.localhost` is the one host that gh takes over http.
 */
const version = /^gh version (\S+)/.exec(
  spawnSync('gh', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];
const reason =
  version === undefined ? ' (skipped: gh is not installed; apt-get install -y gh)' : ` (${version})`;
const folder = mkdtempSync(join(tmpdir(), 'nami-gh-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gh(client: Client, ...words: readonly string[]): Promise<string> {
  const { restUrl, token, repository } = client.simulator;
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GH_CONFIG_DIR: folder,
    GH_HOST: 'github.localhost',
    GH_TOKEN: token,
    GH_PROMPT_DISABLED: '1',
    GH_NO_UPDATE_NOTIFIER: '1',
    HTTP_PROXY: restUrl,
  };
  const target = words[0] === 'issue' ? ['-R', `github.localhost/${repository}`] : [];
  return new Promise((resolve, reject) => {
    execFile('gh', [...words, ...target], { env: environment, timeout: 15_000 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`gh ${words.join(' ')}: ${stderr || error.message}`));
    });
  });
}

const issueOf = (client: Client, number: number) =>
  client.simulator.state.dump().issues.find((issue) => issue.number === number)!;

test.skipIf(version === undefined)(`gh lists the open issues${reason}`, async () => {
  const client = await start({ scenario: 'miyabi' });
  const listed = await gh(client, 'issue', 'list', '--limit', '100');
  const open = client.simulator.state.dump().issues.filter(({ state }) => state === 'open');
  expect(
    listed
      .trim()
      .split('\n')
      .map((line) => Number(line.split('\t')[0]))
      .sort(),
  ).toEqual(open.map(({ number }) => number).sort());
  const exported = await gh(
    client,
    'issue',
    'list',
    '--state',
    'all',
    '--limit',
    '1000',
    '--json',
    'number,title,state,body,labels,assignees,milestone,createdAt,updatedAt,closedAt,comments',
  );
  const all = JSON.parse(exported) as { number: number; comments: unknown[] }[];
  expect(new Map(all.map(({ number, comments }) => [number, comments.length]))).toEqual(
    new Map(client.simulator.state.dump().issues.map(({ number, comments }) => [number, comments.length])),
  );
});

test.skipIf(version === undefined)(`gh views an issue with its comments${reason}`, async () => {
  const client = await start({ scenario: 'miyabi' });
  const viewed = await gh(client, 'issue', 'view', '986');
  expect(viewed).toContain('title:\tPhase 2.4: Review of the Old Endpoints');
  const thread = await gh(client, 'issue', 'view', '986', '--comments');
  for (const { body } of issueOf(client, 986).comments) expect(thread).toContain(body.split('\n')[0]);
});

test.skipIf(version === undefined)(`gh comments, labels, renames, closes and reopens${reason}`, async () => {
  const client = await start({ scenario: 'miyabi' });
  await gh(client, 'issue', 'comment', '984', '--body', 'Read, thank you.');
  expect(issueOf(client, 984).comments.at(-1)!.body).toBe('Read, thank you.');
  await gh(
    client,
    'issue',
    'edit',
    '984',
    '--add-label',
    '担当:コーディネーター',
    '--title',
    'Task API, renamed',
  );
  expect(issueOf(client, 984)).toMatchObject({
    title: 'Task API, renamed',
    labels: expect.arrayContaining(['担当:コーディネーター']) as unknown,
  });
  await gh(client, 'issue', 'edit', '984', '--remove-label', '担当:コーディネーター');
  expect(issueOf(client, 984).labels).not.toContain('担当:コーディネーター');
  await gh(client, 'issue', 'close', '984', '--reason', 'not planned');
  expect(issueOf(client, 984)).toMatchObject({ state: 'closed', stateReason: 'not_planned' });
  await gh(client, 'issue', 'reopen', '984');
  expect(issueOf(client, 984).state).toBe('open');
});

test.skipIf(version === undefined)(
  `gh creates an issue, and finds it once the search has it${reason}`,
  async () => {
    const client = await start({ scenario: 'miyabi' });
    const created = await gh(
      client,
      'issue',
      'create',
      '--title',
      'Sharpen the plum knives',
      '--body',
      'All of them.',
    );
    const number = Number(/(\d+)\s*$/.exec(created)?.[1]);
    expect(issueOf(client, number).body).toBe('All of them.');
    const find = () => gh(client, 'issue', 'list', '--search', 'plum knives');
    expect(await find()).toBe('');
    await client.control({ command: 'advance', seconds: 5 });
    expect(await find()).toContain('Sharpen the plum knives');
  },
);

test.skipIf(version === undefined)(`gh lists the repositories of the owner${reason}`, async () => {
  const client = await start({ scenario: 'miyabi' });
  const listed = await gh(client, 'repo', 'list', 'customer-cloud', '--json', 'nameWithOwner');
  expect(
    (JSON.parse(listed) as { nameWithOwner: string }[]).map(({ nameWithOwner }) => nameWithOwner),
  ).toContain(client.simulator.repository);
});
