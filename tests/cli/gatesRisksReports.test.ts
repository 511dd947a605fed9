import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GatesJson } from '../../src/cli/json/gates.ts';
import type { ReportsJson } from '../../src/cli/json/reports.ts';
import type { RisksJson } from '../../src/cli/json/risks.ts';
import type { WorkersJson } from '../../src/cli/json/workers.ts';
import { emptyFolder, runCommand } from '../support/commandLine.ts';
import { comment, issue } from '../support/harbourExport.ts';

const plan = [
  '# Lighthouse renewal',
  '',
  '| Worker | Phase | Mission | Status | Issues |',
  '|---|---|---|---|---|',
  '| Worker 4 | Phase 1 | Lens grinding | 🔄 Active | #21 |',
  '| Worker 5 | Phase 2 | Lamp room | ⏸️ Standby | #22 |',
  '',
  '### Phase 1: Optics',
  '- #21: Phase 1.1 - Migrate lens catalogue',
  '### Phase 2: Lamp',
  '- #22: Phase 2.1 - Lamp wiring',
  '- #23: Phase 2.2 - Lamp trial',
  '',
  '## Gates',
  '### Phase 1 Gate: Optics accepted',
  '- [x] Lens ground',
  '- [ ] Lens tested at night',
  '',
  '**Approver**: Keeper',
  '**Status**: ⏸️ Pending review',
  '',
  '### Phase 2 Gate: Lamp accepted',
  '- [ ] Lamp turns',
  '**Verification**: night watch',
  '**Status**: ✅ Approved',
  '',
  '| Risk | Impact | Mitigation | Owner |',
  '|---|---|---|---|',
  '| Fog horn noise | Low | Earmuffs | Worker 5 |',
  '| Data loss in the migration | Critical | Copy first | Worker 4 |',
  '| Dependency deadlock | High | Draw the graph | All workers |',
].join('\n');

const tracker = [
  issue(20, 'Lighthouse plan', plan, {
    comments: [comment('c9', '2026-03-02T05:00:00Z', '- Phase 2: awaiting Phase 1 approval')],
  }),
  issue(21, 'Phase 1.1: Migrate lens catalogue', '**Parent Issue**: #20', {
    comments: [
      comment('c1', '2026-03-02T06:00:00Z', '**Worker**: Worker 4\n**Status**: 🔄 In progress'),
      comment('c2', '2026-03-02T07:00:00Z', '**Worker**: Worker 4\n**Status**: ❌ FAILED - copy is short'),
    ],
  }),
  issue(22, 'Phase 2.1: Lamp wiring', '**Parent Issue**: #20\n**Depends on**: #23'),
  issue(23, 'Phase 2.2: Lamp trial', '**Parent Issue**: #20\n**Depends on**: #22', {
    comments: [
      comment('c3', '2026-03-02T08:00:00Z', '**Worker**: Worker 5\n**Issue**: #22\n**Status**: ✅ Complete'),
    ],
  }),
];

let database: string;
let calm: string;
beforeAll(async () => {
  const folder = emptyFolder();
  database = await mirrored(folder, 'lighthouse', tracker);
  calm = await mirrored(folder, 'calm', [issue(3, 'Paint the crane', 'Grey.')]);
});

async function mirrored(folder: string, name: string, issues: readonly object[]): Promise<string> {
  const file = join(folder, `${name}.json`);
  const to = join(folder, `${name}.db`);
  writeFileSync(file, JSON.stringify(issues));
  expect((await runCommand(['import', file, '--db', to])).code).toBe(0);
  return to;
}

async function answer<Answer>(...command: string[]): Promise<Answer> {
  const ended = await runCommand([...command, '--db', database, '--json']);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout) as Answer;
}

describe('nami gates', () => {
  it('answers criteria, what a gate waits for since when, and what it holds up, each with its lines', async () => {
    const { gates } = await answer<GatesJson>('gates');
    expect(gates[0]).toMatchObject({
      plan: 20,
      phase: '1',
      title: 'Optics accepted',
      status: 'pending',
      criteria: [
        { text: 'Lens ground', ticked: true, evidence: { issue: 20, line: 16 } },
        { text: 'Lens tested at night', ticked: false, evidence: { issue: 20, line: 17 } },
      ],
      met: 1,
      total: 2,
      approver: 'Keeper',
      verification: null,
      holdsUp: [22, 23],
      evidence: { issue: 20, line: 20, quote: '**Status**: ⏸️ Pending review' },
    });
    expect(gates[0]).not.toHaveProperty('approval');
    expect(gates[0]?.waitsFor.map(({ kind, since, issues }) => ({ kind, since, issues }))).toEqual([
      { kind: 'approval', since: '2026-03-02T05:00:00Z', issues: [] },
      { kind: 'work', since: null, issues: [21] },
      { kind: 'criteria', since: '2026-03-01T09:00:00Z', issues: [] },
    ]);
    expect(gates[0]?.waitsFor[0]?.evidence).toMatchObject([{ commentId: 'c9', line: 1 }]);
  });

  it('says where an approval stands, and that it holds nothing up', async () => {
    const { gates } = await answer<GatesJson>('gates');
    expect(gates[1]).toMatchObject({
      phase: '2',
      status: 'approved',
      approval: { evidence: { line: 25, quote: '**Status**: ✅ Approved' } },
      waitsFor: [],
      holdsUp: [],
    });
  });

  it('draws a table, and says so where no plan has a gate', async () => {
    const { stdout } = await runCommand(['gates', '--db', database]);
    expect(stdout).toMatch(/#20 {2}1 +Optics accepted +pending +1\/2 +approval since 2026-03-02/);
    expect((await runCommand(['gates', '--db', calm])).stdout).toBe('No plan states a gate.\n');
  });
});

describe('nami risks', () => {
  it('answers the gravest first, with what is happening of each', async () => {
    const { risks } = await answer<RisksJson>('risks');
    expect(risks.map(({ impact, risk, owner }) => [impact, risk, owner])).toEqual([
      ['critical', 'Data loss in the migration', 'Worker 4'],
      ['high', 'Dependency deadlock', 'All workers'],
      ['low', 'Fog horn noise', 'Worker 5'],
    ]);
    expect(risks[0]?.signals).toMatchObject([
      { kind: 'failed', since: '2026-03-02T07:00:00Z', evidence: [{ issue: 21, commentId: 'c2', line: 2 }] },
    ]);
    expect(risks[1]?.signals).toMatchObject([{ kind: 'cycle' }]);
    expect(risks[2]?.signals).toEqual([]);
    expect(risks[0]?.evidence).toMatchObject({ issue: 20, line: 30 });
  });

  it('says in words what is happening', async () => {
    const { stdout } = await runCommand(['risks', '--db', database]);
    expect(stdout).toContain('failed since 2026-03-02T07:00:00Z: #21');
    expect((await runCommand(['risks', '--db', calm])).stdout).toBe('No plan states a risk.\n');
  });
});

describe('nami reports', () => {
  it('answers the newest first, with what each is about and where it stands', async () => {
    const all = await answer<ReportsJson>('reports');
    const reports = all.reports.filter(({ on }) => on !== 20);
    expect(reports.map(({ issue, on, worker, status, at }) => [issue, on, worker, status, at])).toEqual([
      [22, 23, '5', 'claimed', '2026-03-02T08:00:00Z'],
      [21, 21, '4', 'failed', '2026-03-02T07:00:00Z'],
      [21, 21, '4', 'running', '2026-03-02T06:00:00Z'],
    ]);
    expect(reports[1]).toMatchObject({
      text: 'FAILED - copy is short',
      planning: false,
      duplicateOf: null,
      evidence: [{ issue: 21, commentId: 'c2', line: 2 }],
    });
  });

  it.each([
    [['--worker', 'Worker 5'], [22]],
    [['--issue', '#23'], [22]],
    [['--since', '1h'], [22]],
    [
      ['--since', '2026-03-02T07:00:00Z'],
      [22, 21],
    ],
    [['--limit', '1'], [22]],
    [['--kind', 'urgent'], []],
  ])('lists only what %j asks for', async (options, issues) => {
    const { reports } = await answer<ReportsJson>('reports', ...options);
    expect(reports.map(({ issue }) => issue)).toEqual(issues);
  });

  it('refuses what it cannot understand', async () => {
    for (const options of [
      ['--since', 'yesterday-ish'],
      ['--issue', 'x'],
      ['--kind', 'gossip'],
      ['--limit', '0'],
    ]) {
      expect((await runCommand(['reports', ...options, '--db', database])).code).toBe(2);
    }
  });
});

describe('nami workers', () => {
  it("takes the mission from the plan's matrix", async () => {
    const { workers } = await answer<WorkersJson>('workers');
    expect(workers.find(({ id }) => id === '4')).toMatchObject({
      plan: 20,
      mission: 'Lens grinding',
      phase: '1.1',
      issues: [21],
      status: 'failed',
      lastReport: '2026-03-02T07:00:00Z',
      silentMinutes: 120,
    });
  });
});
