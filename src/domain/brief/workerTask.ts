import type { ProgrammeNode } from '../programme.ts';
import { readMarkdown, type BodyLine } from '../text/markdown.ts';
import type { IssueKey } from '../tracker.ts';
import type { DraftFact, DraftSection } from './brief.ts';
import { bodyEvidence, issueLine, stateOf, titleEvidence, type Desk } from './desk.ts';
import { fact, lineFact } from './facts.ts';
import { moment, nameOf, quoted } from './quoting.ts';
import { gives, type Assignment } from './recipient.ts';

/** What a worker has before it: which issue, what it asks for, what comes after. */

/** What is in hand comes before what may begin, that before what waits, and all before what only needs closing. */
const urgency: Readonly<Record<ProgrammeNode['status'], number>> = {
  running: 0,
  failed: 1,
  blocked: 2,
  review: 3,
  ready: 4,
  waiting: 5,
  gated: 6,
  claimed: 7,
  done: 8,
};

/**
 * A worker's issues, the one to work on first: those it reports on, and those that a plan gives it and no other worker
 * reports on; what only the coordinator speaks of stays with whom the plan names.
 */
export function ownIssues(
  desk: Desk,
  worker: string,
  plan: IssueKey | null,
  assignments: readonly Assignment[],
): readonly ProgrammeNode[] {
  const pulse = desk.programme.workers.find((one) => one.worker === worker)?.issue ?? null;
  const given = (node: ProgrammeNode): boolean =>
    (node.worker === null || node.worker === 'orchestrator') &&
    assignments.some((one) => (plan === null || one.plan === plan) && gives(one, node));
  return desk.programme.nodes
    .filter((node) => !node.container && (node.worker === worker || node.key === pulse || given(node)))
    .filter((node) => plan === null || node.scope === null || node.scope === plan)
    .sort(
      (a, b) =>
        urgency[a.status] - urgency[b.status] ||
        a.level - b.level ||
        (a.phase ?? '').localeCompare(b.phase ?? '', 'en', { numeric: true }),
    );
}

export function taskSection(desk: Desk, task: ProgrammeNode): DraftSection {
  const { home } = desk;
  const issue = desk.issueOf.get(task.key);
  const where = [
    task.phase === null ? null : `phase ${quoted(task.phase, 20)}`,
    task.wave === null ? null : `wave ${quoted(task.wave, 40)}`,
    task.scope === null ? null : `plan ${nameOf(task.scope, home)}`,
  ].filter((part) => part !== null);
  const since = task.statusSince === null ? '' : `, since ${moment(task.statusSince)}`;
  const facts: DraftFact[] = [
    fact(
      1,
      `${issueLine(desk, task.key)}${where.length === 0 ? '' : `: ${where.join(', ')}`}`,
      titleEvidence(desk, task.key),
      home,
      0,
    ),
  ];
  if (task.statusEvidence.length > 0) {
    facts.push(fact(2, `It is ${stateOf(task)}${since}. Latest words:`, latest(task), home, 2));
  }
  if (task.durationEvidence !== null) {
    facts.push(fact(5, `Estimate:`, [task.durationEvidence], home));
  }
  if (task.critical) {
    facts.push(fact(4, 'It is on the critical path: a delay here delays the whole.', [], home));
  }
  if (issue !== undefined) {
    const edited = issue.updatedAt > issue.createdAt ? `, issue last touched ${moment(issue.updatedAt)}` : '';
    const lines = taskLines(issue.body);
    const boxes = lines.filter(({ line }) => line.prefix.checkbox !== null);
    const ticked = boxes.filter(({ line }) => line.prefix.checkbox === 'ticked').length;
    const count = boxes.length === 0 ? 'no boxes to tick' : `${ticked} of ${boxes.length} boxes ticked`;
    facts.push(
      fact(2, `What it asks, from its body (${moment(issue.createdAt)}${edited}; ${count}):`, [], home),
    );
    for (const { line, rank } of lines) facts.push(lineFact(rank, bodyEvidence(issue, line), home));
  }
  return {
    title: 'Your task now',
    facts,
    rest: `read ${nameOf(task.key, home)} itself`,
  };
}

const asks =
  /\b(?:acceptance|criteria|success|definition of done|requirements?|deliverables?|tasks?|to-?dos?|objectives?|goals?|scope)\b|完了条件|受け入れ|成果物|目的|タスク|要件|やること/iu;
const judges = /\b(?:acceptance|criteria|success|definition of done)\b|完了条件|受け入れ/iu;

/** So many lines of tasks come before other people's words; the others after them. */
const firstLines = 14;

/** The body's lines in their order: criteria outlast tasks, those everything else. Code is left to the issue. */
function taskLines(text: string): readonly { readonly line: BodyLine; readonly rank: number }[] {
  const body = readMarkdown(text);
  const found: { line: BodyLine; rank: number }[] = [];
  let under = 6;
  let early = 0;
  for (const line of body.lines) {
    if (line.place === 'code' || line.depth === 1 || !/[\p{L}\p{N}]/u.test(line.text)) continue;
    if (line.depth > 0) under = judges.test(line.content) ? 3 : asks.test(line.content) ? 4 : 6;
    const rank = line.prefix.checkbox === null ? under : Math.min(under, 3);
    if (rank < 6) early += 1;
    found.push({ line, rank: rank < 6 && early > firstLines ? rank + 2 : rank });
  }
  return found;
}

function latest(task: ProgrammeNode): ProgrammeNode['statusEvidence'] {
  return task.statusEvidence.toReversed();
}

/** What else is the worker's: what is reported done and not closed, and what comes next. */
export function nextSection(desk: Desk, own: readonly ProgrammeNode[]): DraftSection {
  const others = own.slice(1);
  const claimed = others.filter(({ status }) => status === 'claimed');
  const open = others.filter(({ status, state }) => state === 'open' && status !== 'claimed');
  return {
    title: 'What is yours besides, and next',
    facts: [
      ...open.map((node) => fact(5, `Then ${issueLine(desk, node.key)}`, node.statusEvidence, desk.home, 1)),
      ...claimed.map((node) =>
        fact(
          4,
          `${issueLine(desk, node.key)}: have it verified and closed, or say what is missing.`,
          latest(node),
          desk.home,
          1,
        ),
      ),
    ],
    rest: 'nami workers',
  };
}
