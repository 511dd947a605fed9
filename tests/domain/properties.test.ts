import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '#domain/evidence.ts';
import type { Programme } from '#domain/programme.ts';
import type { PlanReading } from '#domain/plan/planReading.ts';
import { readPlan } from '#domain/plan/readPlan.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import { readIssue } from '#domain/reading.ts';
import { mendedLines, readMarkdown } from '#domain/text/markdown.ts';
import type { Tracker, TrackerIssue } from '#domain/tracker.ts';
import { damaged } from './damaged.ts';
import { asOf, home, issue, key } from './trackers.ts';

/** Pieces of the shapes that teams write, in any order: most bodies made of them are nonsense that looks like sense. */
const pieces = fc.constantFrom(
  ...[
    '#',
    '##',
    '- ',
    '* ',
    '> ',
    '|',
    '\n',
    '\n',
    '\r\n',
    ' ',
    '  ',
    '\t',
    '`',
    '```',
    '```bash',
    '~~',
    '**',
    '_',
    '[',
    ']',
    '(',
  ],
  ...[
    ')',
    ':',
    '：',
    '→',
    '->',
    '└─> ',
    '├─ ',
    '│',
    '<!--',
    '-->',
    '---',
    '- [ ] ',
    '- [x] ',
    '\\',
    '\u0000',
    '\uD800',
    '\u202E',
  ],
  ...[
    'Depends on',
    'Blocked by',
    'Blocks',
    '依存',
    '前提',
    'Parent Issue',
    'After',
    'Phase 1',
    'Phase 1.1-1.2',
    'Phases 1-2',
    'None',
    'TBD',
  ],
  ...[
    '#1',
    '#2',
    '#3',
    '#1-#3',
    '#9',
    'harbour/pilot#2',
    'PR #1',
    'Worker 6',
    'Wave 1',
    'Status',
    'COMPLETE',
    'BLOCKED',
    '✅',
    '🚨 URGENT',
  ],
  ...[
    '| Issue | Blocking |\n|---|---|\n',
    'in progress',
    '80%',
    '(2-3h)',
    '### Phase 1: One (COMPLETE)\r\n',
    '- **Risk**: silt / Impact: High\n',
    '### Wave 1: One (Day 1)\n- Worker 1: #1\n',
    '| Worker | Issue |\n|---|---|\n| Worker 6 | #1 |\n',
    '**Owner**: Worker 6\r\n',
    'Overall: 10%\n',
    'Day 1-2',
    'Checkpoint',
    'Gate',
    'awaiting approval',
    'âœ…',
  ],
);
const soup = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

const issues = fc
  .array(
    fc.record({ title: soup, body: soup, comments: fc.array(soup, { maxLength: 2 }), closed: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts): readonly TrackerIssue[] =>
    parts.map(({ title, body, comments, closed }, at) =>
      issue(at + 1, title, body, { comments, state: closed ? 'closed' : 'open' }),
    ),
  );

const trackerOf = (all: readonly TrackerIssue[]): Tracker => ({ repository: home, asOf, issues: all });

function allEvidence(programme: Programme): readonly Evidence[] {
  return [
    ...programme.nodes.flatMap((node) => [
      ...node.statusEvidence,
      ...(node.durationEvidence === null ? [] : [node.durationEvidence]),
    ]),
    ...programme.edges.flatMap((edge) => [...edge.evidence, ...(edge.doubt?.evidence ?? [])]),
    ...programme.links.flatMap((link) => link.evidence),
    ...programme.unresolved.map((item) => item.evidence),
    ...programme.attention.flatMap((item) => item.evidence),
    ...programme.phases.flatMap((phase) => [...phase.evidence, ...phase.claimed.evidence]),
    ...programme.waves.flatMap((wave) => [
      ...wave.evidence,
      ...(wave.checkpoint === null ? [] : [wave.checkpoint.evidence]),
    ]),
    ...programme.workers.flatMap((worker) => (worker.lastReport === null ? [] : [worker.lastReport])),
  ];
}

/** Every evidence inside a value, however deep. */
function evidenceIn(value: unknown): readonly Evidence[] {
  if (typeof value !== 'object' || value === null) return [];
  if (value instanceof Map) return [...value.values()].flatMap(evidenceIn);
  if ('quote' in value && 'line' in value) return [value as Evidence];
  return Object.values(value).flatMap(evidenceIn);
}

/** What a body states as a plan, also where it states too little to be one. */
function planOf(body: string): PlanReading {
  const written = { commentId: null, author: null, at: null };
  return readPlan(readMarkdown(body), (line) => ({
    ...{ issue: key(1), source: 'body', ...written, line: line.number, quote: line.text.trim() },
  }));
}

describe('whatever the tracker holds', () => {
  it('reading never throws, and every quote stands verbatim at its line', () => {
    fc.assert(
      fc.property(issues, (all) => {
        for (const evidence of allEvidence(readProgramme(trackerOf(all)))) {
          const source = all.find((item) => item.key === evidence.issue);
          if (evidence.source === 'body' || evidence.source === 'comment') {
            const text =
              evidence.source === 'body'
                ? source?.body
                : source?.comments.find((comment) => comment.id === evidence.commentId)?.body;
            expect(mendedLines(text ?? '')[evidence.line - 1]?.trim()).toBe(evidence.quote);
          } else expect(evidence.line).toBe(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('each fact of a reading quotes its line verbatim, whatever became of it later', () => {
    fc.assert(
      fc.property(soup, soup, (body, comment) => {
        const source = issue(1, 'one', body, { comments: [comment] });
        const { reading, plan } = { reading: readIssue(source, home), plan: planOf(body) };
        for (const evidence of [...evidenceIn(reading), ...evidenceIn(plan)]) {
          if (evidence.source === 'title') continue;
          const text = evidence.source === 'body' ? body : comment;
          expect(mendedLines(text)[evidence.line - 1]?.trim()).toBe(evidence.quote);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('the order of the issues changes nothing', () => {
    fc.assert(
      fc.property(issues, (all) => {
        expect(readProgramme(trackerOf(all.toReversed()))).toEqual(readProgramme(trackerOf(all)));
      }),
      { numRuns: 200 },
    );
  });

  it('kept readings give the same programme as fresh ones', () => {
    fc.assert(
      fc.property(issues, (all) => {
        const readings = new Map(all.map((item) => [item.key, readIssue(item, home)]));
        expect(readProgramme(trackerOf(all), readings)).toEqual(readProgramme(trackerOf(all)));
      }),
      { numRuns: 100 },
    );
  });

  it('no edge leads from an issue to itself or to one that is not there, and none comes twice', () => {
    fc.assert(
      fc.property(issues, (all) => {
        const programme = readProgramme(trackerOf(all));
        const nodes = new Set(programme.nodes.map((node) => node.key));
        const seen = new Set(programme.edges.map((edge) => `${edge.from} ${edge.to}`));
        expect(seen.size).toBe(programme.edges.length);
        for (const edge of programme.edges) {
          expect(edge.from).not.toBe(edge.to);
          expect(nodes.has(edge.from) && nodes.has(edge.to)).toBe(true);
          expect(edge.evidence.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('damaged text reads as whole text does', () => {
    const lines = [
      '- ✅ **Depends on**: #1 (⏸️ later)',
      '```\n#1 → #2\n└─> #3\n```',
      '**Status**: ⚠️ BLOCKED',
      '├─> #2',
      '依存: #1',
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 1 }), (chosen) => {
        const body = chosen.join('\n');
        const read = (text: string) => {
          const programme = readProgramme(
            trackerOf([issue(1, 'a'), issue(2, 'b'), issue(3, 'c'), issue(4, 'd', text)]),
          );
          return [programme.edges, programme.nodes];
        };
        expect(read(damaged(body, false))).toEqual(read(body));
      }),
    );
  });
});

describe('a body of 262,144 hostile characters', () => {
  it.each([
    '(depends on #1',
    '#1→',
    '`',
    '> ',
    '- [ ] #1\n',
    '[',
    '<!--',
    '│  └─> #1\n',
    'Phase 1-9, ',
    'â',
    '#1-#200 → #1-#200\n',
    '### Phase 1 Gate: a\n- [ ] b\n',
    'Worker 1: #1 → #2\n',
    '|#1|Worker 1|\n',
    '- a\n',
    '# #1\n',
  ])('%j is read to its end', (piece) => {
    const body = piece.repeat(Math.ceil(262_144 / piece.length)).slice(0, 262_144);
    const programme = readProgramme(
      trackerOf([issue(1, 'one'), issue(2, 'two', `${body}\n\nBlocked by: #1`)]),
    );
    expect(programme.nodes.map((node) => node.key)).toEqual([key(1), key(2)]);
  });
});
