import { describe, expect, it } from 'vitest';
import { issue } from '../trackers.ts';
import { findingsOf, places } from './findings.ts';

describe('a number whose words describe another issue', () => {
  const epic = issue(1, 'Epic: Harbour', '- [ ] #10\n- [ ] #11\n- [ ] #12');
  const findings = findingsOf(
    epic,
    issue(10, 'Phase 3.1: Signal Lamps', '**Parent Issue**: #1\n**Depends on**: #12 (Tide Gauge)'),
    issue(11, 'Phase 2.1: Tide Gauge', '**Parent Issue**: #1'),
    issue(
      12,
      'Phase 2.2: Berth Ledger',
      '**Parent Issue**: #1\n\n**Dependencies**: #10 (Tide Gauge) complete',
    ),
  );

  it('is a drift that names the issue meant', () => {
    expect(places(findings, 'drift-number')).toEqual([
      '10: line 2 of 10, title of 12, title of 11',
      '12: line 3 of 12, title of 10, title of 11',
    ]);
    expect(findings[0]?.suggestion).toContain('Write #11 where #10 says #12');
  });

  it('makes no ring of the numbers as they stand', () => {
    expect(places(findings, 'cycle')).toEqual([]);
  });
});

describe('a plan that predicted numbers which others took', () => {
  const plan = (body: string) =>
    findingsOf(
      issue(1, 'Epic: Harbour', `${body}\n\n- [ ] #10\n- [ ] #11\n- [ ] #12`),
      issue(10, 'Phase 3.1: Signal Lamps', '**Parent Issue**: #1'),
      issue(11, 'Phase 3.2: Fog Horn', '**Parent Issue**: #1'),
      issue(12, 'Phase 2.1: Tide Gauge', '**Parent Issue**: #1'),
    );

  it('is a drift where a range is given to a phase that its issues are not of', () => {
    expect(places(plan('- **Phase 2**: Ledgers (#10-11)'), 'drift-number')).toEqual([
      '1: line 1 of 1, title of 10, title of 11',
    ]);
  });

  it('is none where the range stands with its own phase, or only waits for another', () => {
    expect(places(plan('- **Phase 3**: Lights (#10-11)'), 'drift-number')).toEqual([]);
    expect(places(plan('**Dependencies**: Phase 2 complete, #10-11 in progress'), 'drift-number')).toEqual(
      [],
    );
    expect(places(plan('Phase 2 comes after #10-11'), 'drift-number')).toEqual([]);
  });

  it('is a drift where brackets count a day that the title does not', () => {
    const findings = findingsOf(
      issue(20, 'Epic: Dredging', 'See issue #21 (Day 4) and #22 (Day 2).'),
      issue(21, 'Day 3: Buoys'),
      issue(22, 'Day 2: Barge'),
    );
    expect(places(findings, 'drift-number')).toEqual(['20: line 1 of 20, title of 21']);
  });
});

describe('an issue that names itself', () => {
  it('is an error as its own blocker and a slip as its own neighbour', () => {
    const findings = findingsOf(
      issue(5, 'Paint the crane', '**Depends on**: #5'),
      issue(6, 'Oil the crane', '**Depends on**: #5\n**Next Issue**: #6'),
    );
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['self-dependency', 'error'],
      ['self-dependency', 'warning'],
    ]);
    expect(places(findings, 'self-dependency')).toEqual([
      '5: line 1 of 5, title of 5',
      '6: line 2 of 6, title of 6',
    ]);
  });
});

describe('a ring of blockers', () => {
  it('is one finding with the line of each step and the fewest cuts', () => {
    const findings = findingsOf(
      issue(1, 'Anchor', '**Depends on**: #3'),
      issue(2, 'Buoy', '**Depends on**: #1'),
      issue(3, 'Chain', '**Depends on**: #2\n**Blocks**: #1'),
      issue(4, 'Davit', '**Depends on**: #3'),
    );
    expect(places(findings, 'cycle')).toEqual(['1: line 1 of 2, line 1 of 3, line 1 of 1']);
    expect(findings[0]?.suggestion).toMatch(/#1 → #2 → #3 → #1 can start: withdraw #\d → #\d\.$/);
  });

  it('that needs two cuts names two', () => {
    const findings = findingsOf(
      issue(1, 'Anchor', '**Depends on**: #2, #3'),
      issue(2, 'Buoy', '**Depends on**: #1'),
      issue(3, 'Chain', '**Depends on**: #1'),
    );
    expect(findings.find(({ code }) => code === 'cycle')?.suggestion).toMatch(
      /withdraw #\d → #\d and #\d → #\d/,
    );
  });

  it('is none once a blocker is closed', () => {
    const findings = findingsOf(
      issue(1, 'Anchor', '**Depends on**: #2', { state: 'closed', closedAt: '2026-03-01T10:00:00Z' }),
      issue(2, 'Buoy', '**Depends on**: #1'),
    );
    expect(places(findings, 'cycle')).toEqual([]);
  });

  it('is one as well where the start of one waits for the end of the other', () => {
    const findings = findingsOf(
      issue(1, 'Anchor', '**Depends on**: #2'),
      issue(2, 'Buoy', '**Dependencies**: #1 in progress'),
    );
    expect(places(findings, 'cycle')).toEqual(['2: line 1 of 2, line 1 of 1']);
  });
});

describe('an order that another place calls parallel', () => {
  it('is a finding with both lines', () => {
    const findings = findingsOf(
      issue(1, 'Epic: Harbour', '- [ ] #2\n- [ ] #3\n- [ ] #4\n\n#2 → #3\n\n**Parallel after #4**: #2 + #3'),
      issue(2, 'Lamps'),
      issue(3, 'Horn'),
      issue(4, 'Mast'),
    );
    expect(places(findings, 'serial-vs-parallel')).toEqual(['3: line 5 of 1, line 7 of 1']);
  });
});

describe('a blocker that one place denies', () => {
  const table = (cell: string) =>
    `| Issue | Task | Blocked By |\n|---|---|---|\n| #2 | Lamps | ${cell} |\n\n- [ ] #2\n- [ ] #3\n- [ ] #4`;

  it('is a finding where the table says None and the issue names one', () => {
    const issues = [issue(2, 'Lamps', '**Depends on**: #3'), issue(3, 'Mast'), issue(4, 'Horn')];
    expect(
      places(findingsOf(issue(1, 'Epic: Harbour', table('None')), ...issues), 'blocker-disagrees'),
    ).toEqual(['2: line 3 of 1, line 1 of 2']);
    expect(places(findingsOf(issue(1, 'Epic: Harbour', table('-')), ...issues), 'blocker-disagrees')).toEqual(
      [],
    );
    expect(
      places(findingsOf(issue(1, 'Epic: Harbour', table('#3')), ...issues), 'blocker-disagrees'),
    ).toEqual([]);
  });
});
