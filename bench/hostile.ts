import { readIssue } from '#domain/reading.ts';
import { readMarkdown } from '#domain/text/markdown.ts';
import type { TrackerIssue } from '#domain/tracker.ts';
import type { Measurement } from './measurement.ts';

/**
 * Reading the longest body that GitHub holds (262,144 bytes), filled with what makes readers slow: as an issue's body,
 * where plans are read too, and as a comment. Processor time, the best of three; the baseline is the Markdown parser's
 * own time on the same text. Nothing may take longer than 250 ms.
 */
const size = 262_144;
const shown = 12;

const pieces: readonly string[] = [
  ...[
    '- [ ] #1\n',
    '#1→',
    '#1 → ',
    '> ',
    '>',
    '*',
    '_',
    '[',
    '(',
    '`',
    '|',
    '&amp;',
    '&',
    '│  └─> #1\n',
    '├─ #1\n',
  ],
  ...[
    '**',
    '*a',
    '_a ',
    '[a](',
    '![',
    '(depends on #1',
    '(depends on #1)',
    '[x',
    '~~',
    '<',
    '<!--',
    '<a',
    '\\`',
    '\\',
  ],
  ...['#', '# #1\n', '## Phase 1\n', 'Phase 1-9, ', 'Phase 1.1/', 'â', 'Ã¢', 'âœ… ', '\u0000', '\uD800'],
  ...[
    '#1-#200 → #1-#200\n',
    '#1, ',
    '#1 + #2 (parallel)',
    '#1と#2は並行 ',
    '#1に依存',
    '#1、',
    'Depends on: #1\n',
  ],
  ...[
    '**Status**: ✅ Complete / BLOCKED\n',
    'Worker 1 ',
    '[Worker 1 → Worker 2]',
    '- **Risk**: a / Impact: High\n',
  ],
  ...[
    'Risk: ',
    '| a | b |\n',
    '|-',
    '|---',
    '- ',
    '1. ',
    '  - a\n',
    '\t',
    ' ',
    '\n',
    '\r\n',
    '\r',
    'https://',
    'TBD ',
  ],
  ...[
    'https://github.com/a/b/issues/1 ',
    '[N] ',
    'P0-1 ',
    'Task 1 ',
    'a/b#1 ',
    'a/',
    'a-',
    '#1..',
    '#1 - ',
    '@',
  ],
  ...[
    '🚨 URGENT @orchestrator\n',
    'awaiting approval ',
    'blocked ',
    'not ',
    'no ',
    '80% ',
    '1/2 complete ',
    '（',
    '【',
  ],
  ...[
    'フェーズ',
    'タスク',
    '依存',
    'Issue#',
    'colour #123456 ',
    '- [x] a\n',
    '### Wave 1\n',
    '```\n',
    '~~~\n',
    '***',
  ],
  ...[
    '### Wave 1: a (Day 1-2)\nWorker 1: #1\n',
    '### Phase 1 Gate: a\n- [ ] x\n',
    'Phase 0 gate: approved\n',
  ],
  ...[
    '1h ',
    '2-3h ',
    '12:',
    'a: ',
    'needs ',
    'blocks #1 ',
    'this depends on #1 ',
    'Once #1 is merged, #2 can start ',
  ],
  ...[
    '-> ',
    '─',
    '═>',
    'Overall: 10% ',
    'Decision Required\nOption A: x\n',
    '完了',
    '予定 ',
    '\\u0026',
    '%',
    ':',
    '：',
  ],
];

function filled(piece: string, head = ''): string {
  return (head + piece.repeat(Math.ceil(size / piece.length))).slice(0, size);
}

const bodies: ReadonlyMap<string, string> = new Map([
  ...pieces.map((piece) => [JSON.stringify(piece), filled(piece)] as const),
  [
    'a table of 20,000 rows',
    filled('| #12 | a | #1 | 1h |\n', '| Issue | Task | Blocking | Duration |\n|---|---|---|---|\n'),
  ],
  ['a matrix of 20,000 rows', filled('|#1|Worker 1|b|\n', '| Issue | Worker | Mission |\n|---|---|---|\n')],
  ['a risk table', filled('|a|High|b|c|\n', '| Risk | Impact | Mitigation | Owner |\n|---|---|---|---|\n')],
  ['rows without cells', filled('|#1|\n', '|a|b|\n|-|-|\n')],
  ['one wave', filled('Worker 1: #1 → #2\n', '### Wave 1\n')],
  ['one gate', filled('- [ ] a b\n', '### Phase 1 Gate: a\n')],
  ['one risk section', filled('- abc (High)\n', '## Risks\n')],
  ['one list of next actions', filled('- a\n', '## Next actions\n')],
  ['one list of blockers', filled('- #1\n', 'Depends on:\n')],
  ['one tree', filled('├─ #1\n', '## Dependencies\n```\n')],
  ['quotes in quotes', filled(`${'>'.repeat(100)} #1\n`)],
  ['one long key', filled('#1 (a) ', '**Depends on**: ')],
  [
    'stand-ups',
    filled('## Daily Standup - d - Worker 1\n**Yesterday**: Completed #1 - a\n**Today**: Working on #2\n'),
  ],
  ['reports', filled('## Worker 1 Report - Phase 1.1\n**Issue**: #1\n**Status**: ✅ Complete\n')],
]);

function issueWith(body: string, comment: string | null): TrackerIssue {
  const at = '2026-01-01T00:00:00Z';
  const [createdAt, updatedAt] = [at, at];
  return {
    ...{
      key: 'a/b#1',
      title: 'Dredge',
      body,
      state: 'open',
      stateReason: null,
      author: null,
      createdAt,
      updatedAt,
    },
    ...{ closedAt: null, labels: [], milestone: null, assignees: [], parent: null, blockedBy: [] },
    comments:
      comment === null
        ? []
        : [{ id: 'c', author: null, createdAt, updatedAt, body: comment, minimizedReason: null }],
  };
}

function bestOfThree(work: () => unknown): number {
  let best = Infinity;
  for (let times = 0; times < 3; times += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

export function run({ quick }: { readonly quick: boolean }): Promise<readonly Measurement[]> {
  const measured = [...bodies].slice(0, quick ? 12 : undefined).flatMap(([name, body]) => {
    const bare = bestOfThree(() => readMarkdown(body));
    return [
      { name: `${name}, as a body`, value: bestOfThree(() => readIssue(issueWith(body, null), 'a/b')), bare },
      {
        name: `${name}, as a comment`,
        value: bestOfThree(() => readIssue(issueWith('', body), 'a/b')),
        bare,
      },
    ];
  });
  const worst = measured.toSorted((a, b) => b.value - a.value);
  const late = worst.filter(({ value }) => value > 250).length;
  return Promise.resolve([
    { name: `texts above 250 ms, of ${measured.length}`, value: late, unit: 'texts' },
    ...worst.slice(0, shown).map(({ name, value, bare }) => ({
      name,
      value: Math.round(value),
      unit: 'ms',
      baseline: { name: 'the Markdown parser alone', value: Math.round(bare) },
      ratio: Math.round((value / Math.max(bare, 1)) * 10) / 10,
    })),
  ]);
}
