import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScheduleJson } from '../../src/cli/json/schedule.ts';
import type { StatusJson } from '../../src/cli/json/status.ts';
import type { WorkersJson } from '../../src/cli/json/workers.ts';
import { emptyFolder, runCommand } from '../support/commandLine.ts';

function issue(number: number, title: string, body: string, more: object = {}) {
  return {
    ...{ number, title, body, state: 'OPEN', labels: [], assignees: [], milestone: null },
    ...{ createdAt: '2026-03-02T06:00:00Z', updatedAt: '2026-03-02T12:00:00Z', closedAt: null, comments: [] },
    ...more,
  };
}

function comment(id: string, createdAt: string, body: string) {
  return { id, author: { login: 'vintner' }, createdAt, body, isMinimized: false, minimizedReason: '' };
}

const plan = [
  '# Cellar',
  '**Created**: 2026-03-02',
  '### Phase 1: Vats',
  '',
  '| Issue | Task | Blocking | Duration |',
  '|---|---|---|---|',
  '| #3 | Phase 1.1 - Pump | None | 2h |',
  '| #4 | Phase 1.2 - Valve | #3 | 1h |',
  '',
  '### Wave 1: Ground (Day 1-2)',
  '- Worker 6: #3',
  '- Worker 7: #4',
  '',
  '## Success Metrics',
  '- Flow: <10% blocked time',
].join('\n');

const tracker = [
  issue(2, 'Cellar plan', plan),
  issue(3, 'Phase 1.1: Pump', '**Parent Issue**: #2', {
    comments: [
      comment('c1', '2026-03-02T08:00:00Z', '**Worker**: Worker 6\n**Status**: 🔄 In progress'),
      comment('c2', '2026-03-02T11:00:00Z', '**Worker**: Worker 6\n**Status**: 🟡 BLOCKED - no key'),
    ],
  }),
  issue(4, 'Phase 1.2: Valve', '**Parent Issue**: #2\n**Depends on**: #3'),
];

let database: string;
beforeAll(async () => {
  const folder = emptyFolder();
  const file = join(folder, 'cellar.json');
  database = join(folder, 'cellar.db');
  writeFileSync(file, JSON.stringify(tracker));
  expect((await runCommand(['import', file, '--db', database])).code).toBe(0);
});

async function answer<Answer>(...command: string[]): Promise<Answer> {
  const ended = await runCommand([...command, '--db', database, '--json']);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout) as Answer;
}

describe('nami schedule', () => {
  it('answers plan, actual, blocked time and forecast, each with the line it rests on', async () => {
    const schedule = await answer<ScheduleJson>('schedule', '--runs', '200', '--seed', '9');
    expect(schedule.start).toMatchObject({
      at: '2026-03-02T00:00:00Z',
      basis: 'plan',
      evidence: { issue: 2, line: 2 },
    });
    expect(schedule.waves).toMatchObject([
      {
        id: '1',
        plan: 2,
        baseline: { start: '2026-03-02T00:00:00Z', finish: '2026-03-04T00:00:00Z', basis: 'days' },
        actual: { start: '2026-03-02T08:00:00Z', finish: null },
        blockedShare: 0.25,
      },
    ]);
    expect(
      schedule.issues.map(({ issue: number, baseline }) => [number, baseline.start, baseline.finish]),
    ).toEqual([
      [3, '2026-03-02T00:00:00Z', '2026-03-02T02:00:00Z'],
      [4, '2026-03-02T02:00:00Z', '2026-03-02T03:00:00Z'],
    ]);
    expect(schedule.issues[0]?.spans.at(-1)).toMatchObject({
      status: 'blocked',
      from: '2026-03-02T11:00:00Z',
      to: null,
      evidence: [{ issue: 3, commentId: 'c2' }],
    });
    expect(schedule.blocked).toMatchObject({
      share: 0.25,
      target: { share: 0.1, evidence: { issue: 2, line: 15 } },
    });
    expect(schedule.forecast).toMatchObject({ runs: 200, seed: 9 });
    expect(schedule.issues.map(({ forecast }) => forecast?.criticality)).toEqual([1, 1]);
  });

  it('answers the same again for the same seed, and later finishes for fewer hands only where hands are short', async () => {
    const first = await runCommand(['schedule', '--db', database, '--json', '--seed', '4']);
    expect((await runCommand(['schedule', '--db', database, '--json', '--seed', '4'])).stdout).toBe(
      first.stdout,
    );
    const alone = await answer<ScheduleJson>('schedule', '--seed', '4', '--workers', '1');
    expect(alone.forecast?.assumptions).toMatchObject({ workers: 1, workersCounted: false });
    expect(alone.forecast?.p50).toBe((JSON.parse(first.stdout) as ScheduleJson).forecast?.p50);
  });

  it('says it in words, with what it takes for granted', async () => {
    const { stdout } = await runCommand(['schedule', '--db', database]);
    expect(stdout).toMatch(
      /Finish: 03-02 \d\d:\d\d as likely as not, 03-0\d \d\d:\d\d with 90 in 100\. Planned: 03-04 00:00/,
    );
    expect(stdout).toContain('Taken for granted: 240 min for a wait');
    expect(stdout).toContain('25% of working time was blocked; the target is under 10%.');
  });

  it.each([
    ['--runs', '0'],
    ['--runs', 'many'],
    ['--workers', '-1'],
  ])('refuses %s %s', async (option, value) => {
    const refused = await runCommand(['schedule', '--db', database, `${option}=${value}`]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
  });
});

it('nami status and nami workers carry the forecast and the blocked share', async () => {
  const status = await answer<StatusJson>('status');
  const { forecast } = await answer<ScheduleJson>('schedule');
  expect(status).toMatchObject({ blockedPercent: 25, blockedTargetPercent: 10 });
  expect(status.forecast).toEqual({
    ...{ p50: forecast?.p50, p90: forecast?.p90, runs: forecast?.runs, seed: forecast?.seed },
  });
  const { workers } = await answer<WorkersJson>('workers');
  expect(workers.map(({ id, blockedShare, blockedMinutes }) => [id, blockedShare, blockedMinutes])).toEqual([
    ['6', 0.25, 60],
    ['7', null, 0],
  ]);
});
