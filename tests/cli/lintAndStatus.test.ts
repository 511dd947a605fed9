import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FindingJson } from '../../src/cli/json/findings.ts';
import type { ReadyJson } from '../../src/cli/json/ready.ts';
import type { StatusJson } from '../../src/cli/json/status.ts';
import type { WorkersJson } from '../../src/cli/json/workers.ts';
import { emptyFolder, runCommand } from '../support/commandLine.ts';
import { comment, issue } from '../support/harbourExport.ts';

const plan = [
  '# Pier',
  '### Phase 1: Piles',
  '',
  '| Issue | Task | Blocking | Duration |',
  '|---|---|---|---|',
  '| #3 | Phase 1.1 - Tide gauge | None | 30min |',
  '| #4 | Phase 1.2 - Berth schema | #3 | 2h |',
  '| #5 | Phase 1.3 - Ledger | #3 | 1h |',
  '| #6 | Phase 1.4 - Lamps | None | 1h |',
  '',
  '### Wave 1: Ground (Week 1)',
  '- Worker 6: #3',
  '- Worker 7: #4',
  '- Worker 8: #6',
].join('\n');

const tracker = [
  issue(2, 'Pier plan', plan),
  issue(3, 'Phase 1.1: Tide gauge (30min)', '**Parent Issue**: #2', {
    comments: [comment('c1', '2026-03-02T08:00:00Z', '**Worker**: Worker 6\n**Status**: 🔄 In progress')],
  }),
  issue(4, 'Phase 1.2: Berth schema (2h)', '**Parent Issue**: #2\n**Depends on**: #3, #4'),
  issue(5, 'Phase 1.3: Ledger', '**Parent Issue**: #2', {
    comments: [
      comment('c2', '2026-03-02T07:00:00Z', '**Worker**: Worker 9\n**Status**: 🟡 BLOCKED - no paper'),
    ],
  }),
  issue(6, 'Phase 1.4: Lamps', '**Parent Issue**: #2'),
  issue(7, 'Phase 1.5: Mast', '**Parent Issue**: #2', { state: 'CLOSED', closedAt: '2026-03-02T06:00:00Z' }),
];

let database: string;
let calm: string;
beforeAll(async () => {
  const folder = emptyFolder();
  database = await mirrored(folder, 'harbour', tracker);
  calm = await mirrored(folder, 'calm', [issue(3, 'Paint the crane', 'Grey.')]);
});

async function mirrored(folder: string, name: string, issues: readonly object[]): Promise<string> {
  const file = join(folder, `${name}.json`);
  const to = join(folder, `${name}.db`);
  writeFileSync(file, JSON.stringify(issues));
  expect((await runCommand(['import', file, '--db', to])).code).toBe(0);
  return to;
}

async function answer<Answer>(command: string): Promise<Answer> {
  const ended = await runCommand([command, '--db', database, '--json']);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout) as Answer;
}

describe('nami lint', () => {
  it('answers each contradiction with both sides, their lines and a suggestion', async () => {
    const findings = await answer<FindingJson[]>('lint');
    expect(findings[0]).toEqual({
      code: 'self-dependency',
      severity: 'error',
      subject: 4,
      claims: [
        {
          text: '#4 names itself as its blocker',
          evidence: {
            issue: 4,
            commentId: null,
            author: null,
            at: '2026-03-01T09:00:00Z',
            line: 2,
            quote: '**Depends on**: #3, #4',
            source: 'body',
          },
        },
        expect.objectContaining({ text: '#4 is the issue that says so' }),
      ],
      suggestion: expect.any(String) as string,
    });
    expect(findings.map(({ code, subject }) => [code, subject])).toContainEqual(['closed-unreported', 7]);
  });

  it('fails on findings only when asked to, and only on those as grave', async () => {
    expect((await runCommand(['lint', '--db', database])).code).toBe(0);
    expect((await runCommand(['lint', '--db', database, '--fail-on', 'error'])).code).toBe(1);
    expect((await runCommand(['lint', '--db', calm, '--fail-on', 'warning'])).code).toBe(0);
    expect((await runCommand(['lint', '--db', calm, '--fail-on', 'sadness'])).code).toBe(2);
  });

  it('groups its sentences by severity and quotes the lines', async () => {
    const { stdout } = await runCommand(['lint', '--db', database]);
    expect(stdout).toMatch(/^1 error\n {2}#4 self-dependency\n/);
    expect(stdout).toContain('(#4, line 2)\n      “Depends on: #3, #4”');
    expect((await runCommand(['lint', '--db', calm])).stdout).toBe('No contradictions found.\n');
  });
});

describe('nami status', () => {
  it('answers what is done by GitHub and by word, by phase and wave, and what waits', async () => {
    const status = await answer<StatusJson>('status');
    expect(status).toMatchObject({
      official: { done: 1, total: 5, percent: 20 },
      claimed: { done: 1, total: 5, percent: 20 },
      blockedPercent: 67,
    });
    expect(status.phases).toMatchObject([{ id: '1', plan: 2, official: { done: 1, total: 5 }, gate: null }]);
    expect(status.waves).toMatchObject([{ id: '1', title: 'Ground', official: { done: 0, total: 3 } }]);
    expect(status.attention).toMatchObject([
      { kind: 'blocked', issue: 5, since: '2026-03-02T07:00:00Z', evidence: [{ commentId: 'c2', line: 2 }] },
    ]);
  });

  it('says nothing about blocked work where none is under way', async () => {
    const ended = await runCommand(['status', '--db', calm, '--json']);
    expect((JSON.parse(ended.stdout) as StatusJson).blockedPercent).toBeNull();
    expect((await runCommand(['status', '--db', calm])).stdout).toContain('Nothing waits for a person.');
  });
});

describe('nami ready', () => {
  it('answers what can begin, who is free, and gives the plan its way', async () => {
    const { ready, freeWorkers, suggestions } = await answer<ReadyJson>('ready');
    expect(ready).toMatchObject([{ number: 6, unblocks: [] }]);
    expect(freeWorkers).toContain('8');
    expect(freeWorkers).not.toContain('6');
    expect(suggestions).toMatchObject([
      { worker: '8', issue: 6, why: 'the plan gives it to this worker; free', leaves: null },
    ]);
  });
});

describe('nami workers', () => {
  it('answers the last word of each worker and how long ago it was', async () => {
    const { workers } = await answer<WorkersJson>('workers');
    expect(workers.find(({ id }) => id === '6')).toMatchObject({
      plan: 2,
      mission: 'Phase 1.1: Tide gauge (30min)',
      phase: '1.1',
      issues: [3],
      status: 'running',
      lastReport: '2026-03-02T08:00:00Z',
      silentMinutes: 60,
      evidence: [{ issue: 3, commentId: 'c1', line: 2 }],
    });
    expect(workers.find(({ id }) => id === '7')).toMatchObject({
      issues: [4],
      lastReport: null,
      silentMinutes: null,
    });
  });
});
