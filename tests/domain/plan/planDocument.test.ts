import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Programme } from '#domain/programme.ts';
import { damaged } from '../damaged.ts';
import { arrows, edge, issue, key, number, read, statusOf } from '../trackers.ts';

const plan = readFileSync(new URL('../../fixtures/domain/harbour-plan.md', import.meta.url), 'utf8');
const planned = ['61→62', '61→63', '63→64', '64→65'];

describe('a plan document alone', () => {
  const programme = read(issue(60, 'Harbour rebuild', plan));

  it('is the coordination issue and defines the issues of its index', () => {
    expect(programme.plans).toEqual([key(60)]);
    expect(programme.nodes.map((node) => [number(node.key), node.title, node.phase])).toEqual([
      [58, 'Survey of the sea bed', null],
      [60, 'Harbour rebuild', null],
      [61, 'Phase 1.1: Pile Foundations', '1.1'],
      [62, 'Phase 1.2: Quay Wall', '1.2'],
      [63, 'Phase 1.3: Drainage', '1.3'],
      [64, 'Phase 2.1: Crane Rails', '2.1'],
      [65, 'Phase 2.2: Crane Assembly', '2.2'],
    ]);
  });

  it('gives edges from its table, arrows, line-up and tree, and none from its templates', () => {
    expect(arrows(programme)).toEqual(planned);
    expect(edge(programme, 61, 62).evidence.map((item) => item.quote)).toEqual([
      '| #62 | Phase 1.2 - Quay Wall | #61 | 1h |',
      '- Sequential: #61 → #62',
      '- Parallel after #61: #62 + #63',
      '├─ Worker 6: #61 → #62 (Sequential)',
      '├─> Phase 1.2 (Wall)',
    ]);
    expect(edge(programme, 63, 64).strength).toBe('planned');
  });

  it('gives waves with days, line-up and checkpoint', () => {
    expect(
      programme.waves.map(({ id, title, period, days, issues, checkpoint }) => [
        id,
        title,
        period,
        days,
        issues.map(number),
        checkpoint?.text ?? null,
      ]),
    ).toEqual([
      ['1', 'Ground', 'Week 1', { first: 1, last: 2 }, [61, 62, 63], 'Wall holds water ⚠️'],
      ['2', 'Cranes', 'Week 2', { first: 3, last: 5 }, [64, 65], null],
    ]);
    const node = programme.nodes.find((item) => item.key === key(62));
    expect([node?.wave, node?.worker, node?.duration]).toEqual(['1', '6', { low: 60, high: 60 }]);
  });

  it('gives phases with their gates', () => {
    expect(
      programme.phases.map((phase) => [
        phase.id,
        phase.title,
        phase.issues.map(number),
        phase.gate?.status ?? null,
      ]),
    ).toEqual(
      [
        ['0', 'Phase 0', [], 'approved'],
        ['1', 'Ground Works', [61, 62, 63], 'not-started'],
        ['2', 'Cranes', [64, 65], null],
      ].slice(1),
    );
  });

  it('bars a phase whose gate before it is not approved', () => {
    expect([61, 62, 64].map((item) => statusOf(programme, item))).toEqual(['ready', 'waiting', 'gated']);
  });

  it('calls for the approval that a ticked box still awaits, and not for the urgent prefix it only explains', () => {
    expect(programme.attention.map((item) => [item.kind, item.text])).toEqual([
      ['approval', 'AWAITING HARBOURMASTER APPROVAL'],
    ]);
  });
});

describe('the same plan', () => {
  const withoutQuotes = (programme: Programme) =>
    JSON.parse(
      JSON.stringify(programme, (name, value: unknown) => (name === 'evidence' ? undefined : value)),
    ) as unknown;

  it('damaged on the way gives the same programme', () => {
    for (const drop of [false, true]) {
      expect(read(issue(60, 'Harbour rebuild', damaged(plan, drop)))).toEqual(
        read(issue(60, 'Harbour rebuild', plan)),
      );
    }
  });

  it('beside the issues that it predicted gives the same edges', () => {
    const titles = [
      'Phase 1.1: Pile Foundations',
      'Quay wall',
      'Phase 1.3: Drainage',
      'Crane rails',
      'Phase 2.2: Crane Assembly',
    ];
    const programme = read(
      issue(60, 'Harbour rebuild', plan),
      ...titles.map((title, at) => issue(61 + at, title)),
    );
    expect(arrows(programme)).toEqual(planned);
    expect(programme.nodes.map((node) => node.phase)).toEqual([
      null,
      null,
      '1.1',
      '1.2',
      '1.3',
      '2.1',
      '2.2',
    ]);
  });

  it('whose numbers other issues took is matched by phase id', () => {
    const programme = read(
      issue(60, 'Harbour rebuild', plan),
      issue(61, 'Phase 2.1: Rails for cranes', '**Parent Issue**: #60'),
      issue(62, 'Phase 2.2: Assembly', '**Parent Issue**: #60'),
      issue(63, 'Phase 1.1: Piles', '**Parent Issue**: #60'),
      issue(64, 'Phase 1.2: Wall', '**Parent Issue**: #60'),
      issue(65, 'Phase 1.3: Drains', '**Parent Issue**: #60'),
    );
    expect(arrows(programme)).toEqual(['61→62', '63→64', '63→65', '65→61']);
    expect(programme.waves.map((wave) => wave.issues.map(number))).toEqual([
      [63, 64, 65],
      [61, 62],
    ]);
  });

  it('is read the same whatever stands in its quotes', () => {
    expect(withoutQuotes(read(issue(60, 'Harbour rebuild', `${plan}\r\n`)))).toEqual(
      withoutQuotes(read(issue(60, 'Harbour rebuild', plan))),
    );
  });
});

it('an issue with two phases in its headings is no plan', () => {
  const body = '## Phase 1\n- paint\n\n## Phase 2\n- dry\n';
  expect(read(issue(1, 'Painting', body)).plans).toEqual([]);
});
