import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalLines, hashIssues, hashedIssue, type HashedIssue } from '#simulator/state/hash.ts';
import { start } from './client.ts';

const issue: HashedIssue = {
  number: 7,
  id: 'I_7',
  title: 'Weigh the sugar',
  body: 'First\r\nthen 🍬 and \ud800.',
  state: 'closed',
  stateReason: 'completed',
  author: null,
  createdAt: '2025-01-02T03:04:05Z',
  updatedAt: '2025-01-02T03:05:05Z',
  closedAt: '2025-01-02T03:05:05Z',
  labels: ['z', 'あ', 'a'],
  milestone: null,
  assignees: ['nao', 'emi'],
  parent: 'kitchen/plans#1',
  blockedBy: ['#9', '#10'],
  comments: [
    {
      id: 'IC_2',
      author: 'emi',
      createdAt: '2025-01-02T03:04:06Z',
      updatedAt: '2025-01-02T03:04:06Z',
      body: 'b',
      minimizedReason: null,
    },
    {
      id: 'IC_1',
      author: 'emi',
      createdAt: '2025-01-02T03:04:06Z',
      updatedAt: '2025-01-02T03:04:06Z',
      body: 'a',
      minimizedReason: 'spam',
    },
  ],
};

test('the canonical form is the documented one', () => {
  expect(canonicalLines(issue)).toEqual([
    '["issue",7,"I_7","Weigh the sugar","First\\r\\nthen 🍬 and \ufffd.","closed","completed",null,"2025-01-02T03:04:05Z","2025-01-02T03:05:05Z","2025-01-02T03:05:05Z",["a","z","あ"],null,["emi","nao"],"kitchen/plans#1",["#10","#9"]]',
    '["comment","IC_1","emi","2025-01-02T03:04:06Z","2025-01-02T03:04:06Z","a","spam"]',
    '["comment","IC_2","emi","2025-01-02T03:04:06Z","2025-01-02T03:04:06Z","b",null]',
  ]);
  const text = `nami-tracker 1\n${canonicalLines(issue).join('\n')}\n`;
  expect(hashIssues([issue])).toBe(createHash('sha256').update(text).digest('hex'));
});

test('issues out of order are a mistake of the caller', () => {
  expect(() => hashIssues([issue, { ...issue, number: 3 }])).toThrow('issues must ascend');
});

test('the control address answers the hash of the rows', async () => {
  const client = await start({ scenario: 'scale:40x200' });
  const { body } = await client.control({ command: 'hash' });
  const rows = client.simulator.state.tracker.issues.map(hashedIssue).sort((a, b) => a.number - b.number);
  expect(body).toEqual({ hash: hashIssues(rows) });
});

test('every kind of change changes it, and what is hidden from the token does not', async () => {
  const client = await start({ scenario: 'miyabi' });
  const hash = async () => ((await client.control({ command: 'hash' })).body as { hash: string }).hash;
  const first = client.simulator.state.tracker.byNumber.get(977)!.comments[0]!.id;
  const commands = [
    { command: 'edit', issue: 970, title: 'Another' },
    { command: 'edit', issue: 970, body: 'Another' },
    { command: 'label', issue: 970, label: 'fresh' },
    { command: 'rename-label', label: 'fresh', name: 'stale' },
    { command: 'delete-label', label: 'stale' },
    { command: 'assign', issue: 971, login: 'kaede-reviews' },
    { command: 'milestone', issue: 971, milestone: null },
    { command: 'close', issue: 971 },
    { command: 'reopen', issue: 971 },
    { command: 'block', issue: 971, blocking: 975 },
    { command: 'unblock', issue: 971, blocking: 975 },
    { command: 'block', issue: 971, blocking: 'other/place#3' },
    { command: 'sub-issue', issue: 970, child: 995 },
    { command: 'comment', issue: 970, body: 'A word.' },
    { command: 'edit-comment', comment: first, body: 'Changed.' },
    { command: 'hide-comment', comment: first, reason: 'outdated' },
    { command: 'delete-comment', comment: first },
    { command: 'transfer', issue: 996, to: 'other/place' },
    { command: 'delete', issue: 997 },
    { command: 'create', title: 'New' },
  ];
  const seen = new Set([await hash()]);
  for (const command of commands) {
    const before = seen.size;
    await client.control({ command: 'advance', seconds: 1 });
    expect((await client.control(command)).status).toBe(200);
    seen.add(await hash());
    expect([command.command, seen.size]).toEqual([command.command, before + 1]);
  }
  await client.control({ command: 'neighbour', name: 'secret/plans', hidden: true });
  await client.control({ command: 'block', issue: 970, blocking: 971 });
  const before = await hash();
  const { updatedAt } = client.simulator.state.tracker.byNumber.get(970)!;
  await client.control({ command: 'block', issue: 970, blocking: 'secret/plans#1' });
  expect(client.simulator.state.tracker.byNumber.get(970)!.updatedAt).toBe(updatedAt);
  expect(await hash()).toBe(before);
});
