import { describe, expect, it } from 'vitest';
import { readIssue } from '#domain/reading.ts';
import { home, issue, key, read } from '../trackers.ts';

const wall = issue(12, 'Quay wall');
const fender = issue(13, 'Fender line');

function nodeOf(programme: ReturnType<typeof read>, number: number) {
  const node = programme.nodes.find((item) => item.key === key(number));
  return [node?.worker ?? null, node?.duration ?? null, node?.wave ?? null];
}

const table = `| Issue | Task | Blocking | Duration | Worker |
|---|---|---|---|---|
| #12 | Quay wall | None | 2-3h | Worker 4 |
| #13 | Fender line | #12 | 45min | Workers 5-6 |
`;

describe('what an issue states about work without being a plan', () => {
  it('gives estimates and workers, and makes no plan of the issue', () => {
    const programme = read(wall, fender, issue(20, 'Season', table));
    expect(programme.plans).toEqual([]);
    expect(nodeOf(programme, 12)).toEqual(['4', { low: 120, high: 180 }, null]);
    // Two workers are a pool: nobody in particular has the issue.
    expect(nodeOf(programme, 13)).toEqual([null, { low: 45, high: 45 }, null]);
  });

  it('counts from a comment too', () => {
    const programme = read(wall, fender, issue(20, 'Season', '', { comments: [table] }));
    expect(nodeOf(programme, 12)).toEqual(['4', { low: 120, high: 180 }, null]);
  });

  it('does not count for an issue with another title', () => {
    const programme = read(issue(12, 'Lamp posts'), fender, issue(20, 'Season', table));
    expect(nodeOf(programme, 12)).toEqual([null, null, null]);
  });

  it('yields to the estimate and the owner that the issue names itself', () => {
    const own = issue(12, 'Quay wall', '**Owner**: Worker 9\n**Duration**: 1h\n');
    expect(nodeOf(read(own, fender, issue(20, 'Season', table)), 12)).toEqual([
      '9',
      { low: 60, high: 60 },
      null,
    ]);
  });
});

const planOf = (wave: number, worker: number, number: number): string => `# Plan

### Wave ${wave}: Work (Day ${wave})

- Worker ${worker}: #${number}
- Worker ${worker + 1}: #${number + 1}

### Phase ${wave}: Part (${wave === 1 ? 'COMPLETE' : 'PLANNING'})

- #${number}: Phase ${wave}.1 - One
- #${number + 1}: Phase ${wave}.2 - Two
`;

describe('several plans side by side', () => {
  const programme = read(issue(70, 'First', planOf(1, 3, 71)), issue(80, 'Second', planOf(2, 3, 81)));

  it('are both plans, each with its own waves and workers', () => {
    expect(programme.plans).toEqual([key(70), key(80)]);
    expect(programme.waves.map(({ id, scope, issues }) => [id, scope, issues])).toEqual([
      ['1', key(70), [key(71), key(72)]],
      ['2', key(80), [key(81), key(82)]],
    ]);
    expect(nodeOf(programme, 71)).toEqual(['3', null, '1']);
    expect(nodeOf(programme, 81)).toEqual(['3', null, '2']);
  });
});

describe('what a phase heading claims', () => {
  const claimOf = (heading: string) => {
    const body = `### ${heading}\n\n### Wave 1: a\n\n- Worker 1: #12\n- Worker 2: #13\n`;
    const [phase] = readIssue(issue(20, 'Plan', body), home).plan?.phases ?? [];
    return [phase?.title, phase?.claimed?.status ?? null, phase?.claimed?.evidence.line ?? null];
  };

  it.each([
    ['Phase 0: Survey (COMPLETE)', 'Survey', 'done'],
    ['Phase 0: Survey - IN PROGRESS 🔄', 'Survey', 'running'],
    ['Phase 1: Walls (READY)', 'Walls', 'ready'],
    ['Phase 2: Cranes (PLANNING)', 'Cranes', 'planning'],
    ['Phase 3: Lamps ⏸️', 'Lamps', 'waiting'],
    ['フェーズ4: 試運転（進行中）', '試運転', 'running'],
  ])('%s', (heading, title, status) => {
    expect(claimOf(heading)).toEqual([title, status, 1]);
  });

  it('is nothing where the heading says nothing', () => {
    expect(claimOf('Phase 1: Walls (Week 2)').slice(1)).toEqual([null, null]);
  });
});

describe('risks in lists', () => {
  const risksIn = (text: string) =>
    read(issue(20, 'Plan', `${planOf(1, 3, 71)}\n${text}`)).risks.map(
      ({ risk, impact, mitigation, owner }) => [risk, impact, mitigation, owner],
    );

  it.each([
    ['- **Risk**: Silt / Impact: High / Mitigation: Dredge / Owner: Worker 4'],
    ['- **Risk**: Silt\n  - **Impact**: High\n  - **Mitigation**: Dredge\n  - **Owner**: Worker 4\n'],
    ['## Risks\n\n- Silt (High)\n  Mitigation: Dredge\n  Owner: Worker 4\n'],
    ['- リスク：Silt、影響：高、対策：Dredge、担当：Worker 4'],
  ])('%j', (text) => {
    expect(risksIn(text)).toEqual([['Silt', 'high', 'Dredge', 'Worker 4']]);
  });

  it('need an impact or a mitigation', () => {
    expect(risksIn('- Risk: none known\n- At risk: the summer\n\n## Risks\n\n- See the register\n')).toEqual(
      [],
    );
  });
});
