import fc from 'fast-check';
import type { IssueKey, Tracker, TrackerComment, TrackerIssue } from '#domain/tracker.ts';
import { asOf, home, key } from '../trackers.ts';

/** Trackers that change: a first state and a sequence of edits, as people and workers make them. */

/** The numbers that issues may have; some exist at first, all may come and go. */
const numbers = fc.integer({ min: 1, max: 7 });
const moment = fc
  .integer({ min: 0, max: 40 })
  .map((hours) => new Date(Date.UTC(2026, 2, 1, hours)).toISOString().replace('.000Z', 'Z'));

const phases = ['1', '1.1', '1.2', '2', '2.1', '2.2', '3.1'];
const work = ['Quay wall', 'Tide gauge', 'Lamp posts', 'Crane rails', 'Pilot ladder'];

const titles = fc.oneof(
  fc.tuple(fc.constantFrom(...phases), fc.constantFrom(...work)).map(([id, name]) => `Phase ${id}: ${name}`),
  fc.constantFrom(...work),
  fc.constantFrom(
    '[EPIC] Harbour',
    'Master plan of the harbour',
    '🚨 URGENT: the gauge is silent',
    'Kaede reads the gauge',
  ),
  fc.tuple(fc.constantFrom(...work), numbers).map(([name, hours]) => `${name} (${hours}h)`),
);

const reference = fc.oneof(
  numbers.map((number) => `#${number}`),
  numbers.map((number) => `#${number} (Tide gauge)`),
  fc.constantFrom('Phase 1.1', 'Phase 1', 'Phase 2', 'Phases 1-2', '#1-#3', '#TBD', 'None', '#99', 'P0-1'),
  fc.constantFrom('quay/crane#3', 'quay/crane#4-#6'),
);
const line = fc.oneof(
  reference.map((named) => `**Depends on**: ${named}`),
  reference.map((named) => `**Blocks**: ${named}`),
  fc.tuple(reference, reference).map(([from, to]) => `${from} → ${to}`),
  reference.map((named) => `Waiting for ${named} in progress`),
  numbers.map((number) => `**Parent Issue**: #${number}`),
  numbers.map((number) => `- [ ] #${number}`),
  numbers.map((number) => `**Related**: #${number}`),
  fc.constantFrom(
    '**Part of**: Harbour renewal',
    '**Duration**: 2-3 hours',
    '**Next Issue**: #2',
    'Some words.',
  ),
  fc.tuple(numbers, numbers).map(([after, one]) => `Parallel after #${after}: #${one} + #3`),
);
const status = fc.constantFrom(
  '✅ COMPLETE',
  '🟡 BLOCKED, no crane',
  'In progress',
  '❌ Failed',
  'Awaiting approval',
  'Waiting',
);
const worker = fc.integer({ min: 1, max: 4 });
const report = fc.oneof(
  fc
    .tuple(worker, numbers, status)
    .map(([who, about, what]) => `## Worker ${who} Report\n\n**Issue**: #${about}\n**Status**: ${what}`),
  fc.tuple(worker, status).map(([who, what]) => `**Worker**: Worker ${who}\n**Status**: ${what}`),
  fc
    .tuple(worker, fc.constantFrom(...phases), status)
    .map(([who, id, what]) => `# Phase ${id}: Work - ${what}\n\n**Worker**: Worker ${who}`),
  fc.constantFrom(
    '## Decision Required\n\nWhich crane?\n\n- **A.** the old one\n- **B.** the new one',
    '## ✅ Approved\n\nGo ahead.',
    '✅ **Gate 1 approved**',
    '**Worker**: Worker 2\n\n✅ **Gate 1 approved**',
    '❌ **Gate 1 rejected**',
    '**Worker**: Kaede\n**Status**: In progress',
    '🚨 URGENT @orchestrator the gauge fell into the water',
    '# Phase 1: Foundations of the harbour',
    '| #2 | Phase 1.1 - Quay wall | 2h |',
  ),
);

/** A body that parses as a plan: index, waves, gates, who does what. */
const plan = fc
  .record({
    rows: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...phases), fc.constantFrom(...work)),
      {
        minLength: 2,
        maxLength: 5,
      },
    ),
    wave: fc.tuple(worker, numbers, numbers),
    approved: fc.boolean(),
    matrix: fc.tuple(worker, worker),
  })
  .map(({ rows, wave, approved, matrix }) =>
    [
      '# Coordination plan',
      '## Phase 1: Foundations',
      ...rows.map(([number, id, name]) => `- #${number}: Phase ${id} - ${name}`),
      '| Issue | Task | Blocking | Duration |',
      '|---|---|---|---|',
      ...rows.map(([number, , name]) => `| #${number} | ${name} | #${wave[1]} | 2-3 hours |`),
      '## Wave 1 (Day 1-2)',
      `- Worker ${wave[0]}: #${wave[1]} → #${wave[2]}`,
      '**Checkpoint**: the quay stands',
      '## Gate 1: Foundations',
      `- [${approved ? 'x' : ' '}] Surveyed`,
      `**Status**: ${approved ? '✅ APPROVED' : 'Pending'}`,
      '## Worker Assignment Matrix',
      '| Worker | Mission | Phase | Issues | Status |',
      '|---|---|---|---|---|',
      `| Worker ${matrix[0]} | Build | Phase 1 | #${wave[1]} | active |`,
      `| Worker ${matrix[1]} | Survey | Phase 2 | #${wave[2]} | waiting |`,
      '## Risks',
      '| Risk | Impact | Mitigation | Owner |',
      '|---|---|---|---|',
      '| Storm | High | Wait | All workers |',
    ].join('\n'),
  );

export const texts = fc.oneof(
  { weight: 4, arbitrary: fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n')) },
  { weight: 3, arbitrary: report },
  { weight: 1, arbitrary: plan },
);

/** Pieces of the same shapes in any order: nonsense that looks like sense. */
export const soup = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        ...[
          '#1',
          '#2',
          '#3',
          '#1-#3',
          '#9',
          'Phase 1',
          'Phase 1.1',
          'Phases 1-2',
          'Wave 1',
          'Gate 1',
          'P0-1',
        ],
        ...[
          'Depends on',
          'Blocks',
          'Parent Issue',
          'Related',
          'Part of',
          '→',
          '└─> ',
          '- [ ] ',
          '**',
          ': ',
          '：',
        ],
        ...[
          'Worker 6',
          '**Worker**: Worker 2',
          'Status',
          'COMPLETE',
          'BLOCKED',
          'in progress',
          '✅',
          '🚨 URGENT',
        ],
        ...[
          '\n',
          '\n',
          '\n\n',
          '# ',
          '## ',
          '| ',
          ' |',
          '|---|---|\n',
          '```\n',
          '> ',
          '(2-3h)',
          'Day 1-2',
          'None',
        ],
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

type Change =
  | { readonly kind: 'comment'; readonly body: string; readonly at: string; readonly hidden: boolean }
  | { readonly kind: 'edit-comment'; readonly which: number; readonly body: string; readonly at: string }
  | { readonly kind: 'delete-comment'; readonly which: number }
  | { readonly kind: 'body'; readonly body: string }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'state' }
  | { readonly kind: 'labels'; readonly labels: readonly string[] }
  | { readonly kind: 'links'; readonly parent: number | null; readonly blockedBy: readonly number[] }
  | { readonly kind: 'milestone'; readonly number: number | null }
  | { readonly kind: 'open'; readonly title: string; readonly body: string }
  | { readonly kind: 'delete' }
  | { readonly kind: 'nothing' };

/** Some issues change at one moment, as a page of a sync brings them; the as-of moves or stays. */
export type Step = {
  readonly at: string;
  readonly changes: readonly { readonly number: number; readonly change: Change }[];
};

function changeOf(words: fc.Arbitrary<string>, names: fc.Arbitrary<string>): fc.Arbitrary<Change> {
  const place = fc.nat(5);
  const kind = <Kind extends string>(name: Kind) => fc.constant(name);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: kind('comment'), body: words, at: moment, hidden: fc.boolean() }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: kind('edit-comment'), which: place, body: words, at: moment }),
    },
    { weight: 1, arbitrary: fc.record({ kind: kind('delete-comment'), which: place }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('body'), body: words }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('title'), title: names }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('state') }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: kind('labels'),
        labels: fc.subarray(['🔴 state:blocked', '🏗️ state:implementing', 'priority:P1']),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: kind('links'),
        parent: fc.option(numbers),
        blockedBy: fc.uniqueArray(numbers, { maxLength: 2 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: kind('milestone'), number: fc.option(fc.nat(2)) }) },
    { weight: 2, arbitrary: fc.record({ kind: kind('open'), title: names, body: words }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('delete') }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('nothing') }) },
  );
}

export function stepsOf(
  words: fc.Arbitrary<string>,
  names: fc.Arbitrary<string> = titles,
): fc.Arbitrary<readonly Step[]> {
  const one = fc.record({ number: numbers, change: changeOf(words, names) });
  // The first step opens a few issues, so that the others have something to change.
  const opening = fc.record({
    at: fc.constant(asOf),
    changes: fc.array(
      fc.record({
        number: numbers,
        change: fc.record({ kind: fc.constant('open' as const), title: names, body: words }),
      }),
      { minLength: 2, maxLength: 6 },
    ),
  });
  const step = fc.record({ at: moment, changes: fc.array(one, { minLength: 1, maxLength: 3 }) });
  return fc
    .tuple(opening, fc.array(step, { minLength: 1, maxLength: 8 }))
    .map(([first, rest]) => [first, ...rest]);
}

/** The tracker after one more step. */
export function after(
  before: ReadonlyMap<IssueKey, TrackerIssue>,
  step: Step,
): ReadonlyMap<IssueKey, TrackerIssue> {
  const issues = new Map(before);
  for (const { number, change } of step.changes) {
    const known = issues.get(key(number));
    const issue = changed(known, number, change, step.at);
    if (issue === null) issues.delete(key(number));
    else if (issue !== undefined) issues.set(key(number), issue);
  }
  return issues;
}

function changed(
  issue: TrackerIssue | undefined,
  number: number,
  change: Change,
  at: string,
): TrackerIssue | null | undefined {
  if (change.kind === 'open') return issue ?? opened(number, change.title, change.body, at);
  if (issue === undefined) return undefined;
  const touched = { ...issue, updatedAt: at };
  const comments = issue.comments.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  switch (change.kind) {
    case 'comment': {
      const comment: TrackerComment = {
        id: `comment-${number}-${comments.length}-${change.at}-${at}`,
        author: change.hidden ? 'ghost' : 'harbourmaster',
        createdAt: change.at,
        updatedAt: change.at,
        body: change.body,
        minimizedReason: change.hidden && change.body.length % 2 === 0 ? 'spam' : null,
      };
      return { ...touched, comments: inOrder([...comments.filter(({ id }) => id !== comment.id), comment]) };
    }
    case 'edit-comment':
      return {
        ...touched,
        comments: comments.map((comment, place) =>
          place === change.which ? { ...comment, body: change.body, updatedAt: change.at } : { ...comment },
        ),
      };
    case 'delete-comment':
      return { ...touched, comments: comments.filter((_, place) => place !== change.which) };
    case 'body':
      return { ...touched, body: change.body };
    case 'title':
      return { ...touched, title: change.title };
    case 'state':
      return issue.state === 'open'
        ? { ...touched, state: 'closed', closedAt: at }
        : { ...touched, state: 'open', closedAt: null };
    case 'labels':
      return { ...touched, labels: change.labels.map((name) => ({ name, color: 'ededed' })) };
    case 'links':
      return {
        ...touched,
        parent: change.parent === null ? null : key(change.parent),
        blockedBy: change.blockedBy.map(key),
      };
    case 'milestone':
      return {
        ...touched,
        milestone:
          change.number === null
            ? null
            : { number: change.number, title: `Tide ${change.number}`, description: '', dueOn: null },
      };
    case 'delete':
      return null;
    case 'nothing':
      return structuredClone(issue);
  }
}

function inOrder(comments: readonly TrackerComment[]): readonly TrackerComment[] {
  return comments.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
}

function opened(number: number, title: string, body: string, at: string): TrackerIssue {
  return {
    ...{ key: key(number), title, body, state: 'open', stateReason: null, author: 'harbourmaster' },
    ...{ createdAt: at, updatedAt: at, closedAt: null, labels: [], milestone: null, assignees: [] },
    ...{ parent: null, blockedBy: [], comments: [] },
  };
}

export function trackerOf(issues: ReadonlyMap<IssueKey, TrackerIssue>, at: string): Tracker {
  return { repository: home, asOf: at, issues: [...issues.values()] };
}
