import { describe, expect, it } from 'vitest';
import { scheduleWork, assumedMinutes } from '#domain/graph/schedule.ts';
import { stronglyConnected } from '#domain/graph/components.ts';
import { earliestStart } from '#domain/programme.ts';
import { arrows, asOf, edge, issue, key, read, statusOf } from '../trackers.ts';

describe('one edge for each pair', () => {
  it('keeps all evidence and the strongest source', () => {
    const programme = read(
      issue(1, 'Wall'),
      issue(2, 'Fenders', 'Intro\n\n- **Depends on**: #1 (Wall)  \n', { blockedBy: [key(1)] }),
      issue(3, 'Notes', '#1 → #2'),
    );
    const found = edge(programme, 1, 2);
    expect([found.kind, found.strength, found.satisfied, found.doubt]).toEqual([
      'blocks',
      'native',
      false,
      null,
    ]);
    expect(found.evidence.map((item) => [item.issue, item.source, item.line, item.quote])).toEqual([
      [key(2), 'native', 0, 'blockedBy'],
      [key(2), 'body', 3, '- **Depends on**: #1 (Wall)'],
      [key(3), 'body', 1, '#1 → #2'],
    ]);
  });

  it('a must-have-started word beside a blocking one does not weaken it', () => {
    const programme = read(
      issue(1, 'Wall'),
      issue(2, 'Fenders', 'Depends on: #1 in progress\nBlocked by: #1'),
    );
    expect(arrows(programme)).toEqual(['1→2']);
  });

  it('a closed blocker stays listed and holds nothing up', () => {
    const programme = read(issue(1, 'Wall', '', { state: 'closed' }), issue(2, 'Fenders', 'Depends on: #1'));
    expect(edge(programme, 1, 2).satisfied).toBe(true);
    expect(statusOf(programme, 2)).toBe('ready');
  });

  it('claims in comments count for the issue they stand on, with their comment', () => {
    const programme = read(
      issue(1, 'Wall'),
      issue(2, 'Fenders', '', { comments: ['We are **blocked by** #1.'] }),
    );
    expect(edge(programme, 1, 2).evidence.map((item) => item.commentId)).toEqual(['comment-2-0']);
  });

  it('parents, related issues and order are links, never edges', () => {
    const programme = read(
      issue(1, '[EPIC] Terminal', '- [ ] #2\n- [ ] Fenders (#3)'),
      issue(2, 'Wall', '**Related**: #3\n**Next Issue**: #3', { parent: key(1) }),
      issue(3, 'Fenders', '**Part of**: #1'),
    );
    expect(programme.edges).toEqual([]);
    expect(programme.links.map((link) => [link.kind, link.from, link.to, link.evidence.length])).toEqual([
      ['parent', key(1), key(2), 2],
      ['parent', key(1), key(3), 2],
      ['order', key(2), key(3), 1],
      ['related', key(2), key(3), 1],
    ]);
    expect(programme.nodes.map((node) => node.container)).toEqual([true, false, false]);
  });
});

describe('a number that the words beside it contradict', () => {
  const quay = issue(11, 'Phase 3.1: Ferry Timetable Display', '**Parent Issue**: #10');
  const pump = issue(12, 'Phase 2.1: Pump House Renewal', '**Parent Issue**: #10\n**Dependencies**: None');
  const epic = issue(10, '[EPIC] Harbour');

  it('stays as a doubted edge, and the meant one stands beside it', () => {
    const programme = read(
      epic,
      quay,
      pump,
      issue(13, 'Phase 2.2: Drainage', '**Parent Issue**: #10\n**Dependencies**: #11 (Pump House) complete'),
    );
    const literal = edge(programme, 11, 13);
    expect(literal.doubt?.meant).toBe(key(12));
    expect(literal.doubt?.evidence.map((item) => item.source)).toEqual(['title', 'body']);
    const meant = edge(programme, 12, 13);
    expect([meant.doubt, meant.strength]).toEqual([null, 'stated']);
    expect(meant.evidence.map((item) => item.quote)).toEqual([
      'Phase 2.1: Pump House Renewal',
      '**Dependencies**: #11 (Pump House) complete',
    ]);
  });

  it('neither holds up nor closes a ring', () => {
    const programme = read(
      epic,
      issue(11, 'Phase 3.1: Ferry Timetable Display', '**Parent Issue**: #10\n**Dependencies**: #13'),
      pump,
      issue(13, 'Phase 2.2: Drainage', '**Parent Issue**: #10\n**Dependencies**: #11 (Pump House)'),
    );
    expect(programme.cycles).toEqual([]);
  });

  it.each([
    '#11',
    '#11 (Timetable)',
    '#11 (Day 1)',
    '#11 (Ferry Timetable)',
    '#11 (House)',
    '#11 (all Phase 3 tasks)',
    '#11 (opening hours of the canteen)',
    '#11 complete before we start',
    '#11, #12 (Pump House)',
  ])('is not invented for %j', (value) => {
    const programme = read(
      epic,
      quay,
      pump,
      issue(13, 'Phase 2.2: Drainage', `**Parent Issue**: #10\nDepends on: ${value}`),
    );
    expect(programme.edges.every((item) => item.doubt === null)).toBe(true);
  });
});

describe('phase ids that two epics share', () => {
  const north = [
    issue(11, 'Phase 1.1: Dredging', '**Part of**: #10'),
    issue(12, 'Phase 2.1: Piles', '**Part of**: #10\nDepends on: Phase 1 complete'),
  ];
  const south = [
    issue(21, 'Phase 1.1: Lamps', '**Part of**: #20'),
    issue(22, 'Phase 2.1: Wiring', '**Part of**: #20\nDepends on: Phase 1.1'),
  ];

  it('mean the issues of the epic that speaks', () => {
    const programme = read(issue(10, '[EPIC] North'), issue(20, '[EPIC] South'), ...north, ...south);
    expect(arrows(programme)).toEqual(['11→12', '21→22']);
    expect(programme.nodes.map((node) => node.scope)).toEqual([
      null,
      key(10),
      key(10),
      null,
      key(20),
      key(20),
    ]);
    expect([edge(programme, 11, 12).strength, edge(programme, 21, 22).strength]).toEqual(['phase', 'stated']);
  });

  it('are told apart by a named initiative where no number is given', () => {
    const named = (name: string) => `**Part of**: ${name}\n`;
    const programme = read(
      issue(11, 'Phase 1.1: Dredging', named('North Basin')),
      issue(12, 'Phase 2.1: Piles', `${named('North Basin')}Depends on: Phase 1`),
      issue(21, 'Phase 1.1: Lamps', named('South Basin')),
    );
    expect(arrows(programme)).toEqual(['11→12']);
  });

  it('stay unresolved where the own epic has no such phase', () => {
    const programme = read(
      issue(10, '[EPIC] North'),
      issue(20, '[EPIC] South'),
      ...north,
      issue(22, 'Phase 2.1: Wiring', '**Part of**: #20\nDepends on: Phase 1'),
    );
    expect(arrows(programme)).toEqual(['11→12']);
    expect(programme.unresolved.map((item) => item.text)).toEqual(['Phase 1']);
  });
});

describe('the schedule', () => {
  it('finds rings, and only among open, undoubted, blocking edges', () => {
    const ring = (state: 'open' | 'closed') =>
      read(
        issue(3, 'C', 'Depends on: #2'),
        issue(1, 'A', 'Depends on: #3', { state }),
        issue(2, 'B', 'Depends on: #1'),
        issue(4, 'D', 'Depends on: #5 in progress'),
        issue(5, 'E', 'Depends on: #4'),
      );
    expect(ring('open').cycles).toEqual([[key(1), key(2), key(3)]]);
    expect(ring('closed').cycles).toEqual([]);
  });

  it('counts levels, starts, slack and the critical path from the estimates', () => {
    const programme = read(
      issue(1, 'Survey (1-3h)'),
      issue(2, 'Wall', '**Duration**: 4 hours\nDepends on: #1'),
      issue(3, 'Lamps', 'Depends on: #1'),
      issue(4, 'Opening', 'Depends on: #2, #3'),
    );
    expect(
      programme.nodes.map((node) => [
        node.level,
        earliestStart(node, asOf),
        node.slackMinutes,
        node.critical,
        node.status,
      ]),
    ).toEqual([
      [0, '2026-03-02T09:00:00Z', 0, true, 'ready'],
      [1, '2026-03-02T11:00:00Z', 0, true, 'waiting'],
      [1, '2026-03-02T11:00:00Z', 240 - assumedMinutes, false, 'waiting'],
      [2, '2026-03-02T15:00:00Z', 0, true, 'waiting'],
    ]);
    expect(programme.criticalPath).toEqual([key(1), key(2), key(4)]);
  });

  it('takes chains and rings of 100,000 without recursion', () => {
    const count = 100_000;
    const chain = Array.from({ length: count }, (_, at) => (at + 1 < count ? [at + 1] : []));
    expect(stronglyConnected(chain)).toHaveLength(count);
    const ring = Array.from({ length: count }, (_, at) => [(at + 1) % count]);
    expect(stronglyConnected(ring).map((component) => component.length)).toEqual([count]);
    const edges = Array.from({ length: count - 1 }, (_, at) => [at, at + 1] as const);
    const schedule = scheduleWork(
      Array.from({ length: count }, () => ({ unfinished: true, duration: { low: 1, high: 1 } })),
      edges,
    );
    expect([schedule.path.length, schedule.level.at(-1), schedule.start.at(-1)]).toEqual([
      count,
      count - 1,
      count - 1,
    ]);
  });
});
