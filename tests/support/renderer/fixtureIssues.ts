import type { Evidence } from '#domain/evidence.ts';
import { issueKey } from '#domain/tracker.ts';
import type { IssueKey, TrackerComment, TrackerIssue } from '#domain/tracker.ts';

/** A harbour's booking system, built by a dozen workers: the fixture of the window's tests and pictures. */
export const repository = 'tidewater/harbour';
export const asOf = '2026-03-11T12:04:00Z';

export const keyOf = (number: number): IssueKey => issueKey(repository, number);

/** Minutes before the fixture's as-of, as a time. */
export const ago = (minutes: number): string =>
  new Date(Date.parse(asOf) - minutes * 60_000).toISOString().replace('.000Z', 'Z');

export function bodyLine(number: number, line: number, quote: string, minutes = 2_400): Evidence {
  return {
    issue: keyOf(number),
    source: 'body',
    commentId: null,
    author: 'mika',
    at: ago(minutes),
    line,
    quote,
  };
}

export function commentLine(
  number: number,
  commentId: string,
  line: number,
  quote: string,
  minutes: number,
  author = 'mika',
): Evidence {
  return { issue: keyOf(number), source: 'comment', commentId, author, at: ago(minutes), line, quote };
}

export const planBody = `# Harbour booking: the plan

One berth calendar instead of four spreadsheets. Everything is coordinated here; see #12 and #13.

| Phase | Area | Gate |
| :-- | :-- | --: |
| 0 | Survey | Survey signed |
| 1 | Storage | Schema verified |
| 2 | Service | Contract tests green |
| 3 | Window | Walkthrough held |
| 4 | Launch | Harbour master agrees |

## Order

\`\`\`
#12 → #13 → #14
       ├─> #15
       └─> #16
\`\`\`

- [x] **Survey handed in** by Worker 1
- [ ] **Gate 0: AWAITING HARBOUR MASTER**
- [ ] Storage begun

## Decision Required

Which tide table do we trust?
A: the national one
B: the harbour's own gauge, ~2h

\`\`\`sql
select berth, count(*) from bookings group by berth;
\`\`\`

> Nothing is sent to the port office before the gate is open.

More at https://example.org/tides and ![the harbour from above](https://example.org/harbour.png).
`;

/** The plan's own line that begins with these words. */
export function planLine(beginning: string, minutes = 2_400): Evidence {
  const lines = planBody.split('\n');
  const at = lines.findIndex((line) => line.trim().startsWith(beginning));
  if (at < 0) throw new Error(`the plan has no line that begins with ${beginning}`);
  return bodyLine(10, at + 1, lines[at]!.trim(), minutes);
}

export const longBody = `**Depends on**: #13 (Berth schema)
**Worker**: Worker 9

The token a skipper gets must live as long as the tide: see \`tide_window\`.

1. Issue a token
2. Refuse it after the window
   - with a reason
   - in the skipper's language
3. Log both

<details><summary>Why not sessions?</summary>

Because the gauge has **no** memory.

</details>
`;

function comment(id: string, minutes: number, body: string, author: string | null = 'mika'): TrackerComment {
  return {
    id,
    author,
    createdAt: ago(minutes),
    updatedAt: ago(minutes),
    body,
    minimizedReason: null,
  };
}

const titles: readonly (readonly [number, string])[] = [
  [10, 'Harbour booking: coordination'],
  [11, 'Phase 0: survey of the four spreadsheets'],
  [12, 'Phase 1.1: Tide gauge connection'],
  [13, 'Phase 1.2: Berth schema'],
  [14, 'Phase 1.3: Skipper and vessel schema'],
  [15, 'Phase 1.4: Roles of the harbour office'],
  [16, 'Phase 1.5: Skipper tokens'],
  [17, 'Phase 2.1: Booking service refactoring'],
  [18, 'Phase 2.2: Berth calendar interface'],
  [19, 'Phase 2.3: Status of pilots and tugs'],
  [20, 'Phase 2.4: Uncover and test what exists'],
  [21, 'Phase 2.5: Deployment and watch'],
  [22, 'Phase 3.1: Calendar client'],
  [23, 'Phase 3.2: Berth map'],
  [24, 'Phase 3.3: Skipper sign-in'],
  [25, 'Phase 3.4: 潮位グラフの表示'],
  [26, 'Phase 3.5: Printing the day sheet'],
  [27, 'Phase 4.1: Load test at spring tide'],
  [28, 'Phase 4.2: Walkthrough with the harbour master'],
  [29, 'Phase 4.3: Runbook'],
  [30, 'Phase 4.4: Switch over'],
  [31, 'Docs: permissions of the port office'],
  [32, 'Docs: glossary of berths'],
];

const closed = new Set([11, 13, 31]);

const comments: Readonly<Record<number, readonly TrackerComment[]>> = {
  10: [
    comment('c1', 2_340, '## Worker 1 Report\n\n**Status**: ✅ COMPLETE\n\nAwaiting approval of Gate 0.'),
    comment('c2', 1_980, '## Decision Required\n\nA: national table\nB: own gauge', 'ren'),
  ],
  12: [
    comment(
      'c3',
      2_335,
      '# Phase 1.1: Tide gauge connection - COMPLETED ✅\n\n**Worker**: Worker 6\n\n**COMPLETED** (with the gauge password still missing)',
    ),
    { ...comment('c4', 300, 'buy cheap anchors', null), minimizedReason: 'spam' },
  ],
  16: [
    comment('c5', 401, '🟡 **BLOCKED** - Requires the roles of #15\n\nWorker 9 stands still.', 'worker-bot'),
    comment('c6', 130, '**Status**: still blocked by #15', 'worker-bot'),
  ],
  21: [comment('c7', 1_275, '🚨 URGENT @orchestrator\n\nPool timed out: `Berths(PoolTimedOut)`', 'ren')],
};

export const fixtureIssues: readonly TrackerIssue[] = titles.map(([number, title]) => ({
  key: keyOf(number),
  title,
  body: number === 10 ? planBody : longBody,
  state: closed.has(number) ? 'closed' : 'open',
  stateReason: closed.has(number) ? 'completed' : null,
  author: 'mika',
  createdAt: ago(3_000 - number),
  updatedAt: ago(Math.max(5, 900 - number * 25)),
  closedAt: closed.has(number) ? ago(84 + number) : null,
  labels: number === 16 ? [{ name: '🚧 state:blocked', color: 'fbca04' }] : [],
  milestone: null,
  assignees: number % 4 === 0 ? ['ren'] : [],
  parent: null,
  blockedBy: [],
  comments: comments[number] ?? [],
}));
