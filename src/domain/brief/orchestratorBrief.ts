import { isOwnWork } from '../programme.ts';
import type { AttentionKind, Programme, ProgrammeNode } from '../programme.ts';
import { addMinutes, compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import { riskSignals } from '../verdicts/riskSignals.ts';
import type { DraftFact, DraftSection } from './brief.ts';
import { findingFacts } from './contradictions.ts';
import { issueLine, remarkEvidence, type Desk } from './desk.ts';
import { fact, joined, quotation, together } from './facts.ts';
import { decisionFacts } from './mayStart.ts';
import { nextActionFacts } from './nextActions.ts';
import { speakerOf } from './passages.ts';
import { moment, nameOf, quoted, workerName } from './quoting.ts';
import { latestOn, readingPlaces } from './readingList.ts';
import { ownerOf } from './recipient.ts';
import { readMarkdown } from '../text/markdown.ts';

/** The sections of the coordinator's brief. */
export function orchestratorSections(desk: Desk): readonly DraftSection[] {
  const { programme } = desk;
  const plan = programme.plans[0] ?? null;
  return [
    { title: 'In short', facts: inShort(desk, plan), rest: 'nami status' },
    { title: 'What waits for you, oldest first', facts: waitingFacts(desk), rest: 'nami status' },
    {
      title: 'The whole: closed on GitHub against reported done',
      facts: phaseFacts(desk),
      rest: 'nami status',
    },
    { title: 'Gates', facts: gateFacts(desk), rest: 'nami gates' },
    { title: 'Blocked and failed work, and on what', facts: blockedFacts(desk), rest: 'nami graph' },
    { title: 'Ready work, most critical first', facts: readyFacts(desk), rest: 'nami ready' },
    {
      title: 'What changed in the last 24 hours, newest first',
      facts: changeFacts(desk),
      rest: 'nami diff 1d',
    },
    {
      title: 'Contradictions, gravest first',
      facts: findingFacts(desk, desk.findings, 3),
      rest: 'nami lint',
    },
    { title: "The plan's next actions", facts: nextActionFacts(desk, plan, 3), rest: 'read the plan' },
    { title: 'Risks that show', facts: riskFacts(desk), rest: 'nami risks' },
    { title: 'Read in this order', facts: readingFacts(desk, plan), rest: 'read the plan' },
  ];
}

function inShort(desk: Desk, plan: IssueKey | null): readonly DraftFact[] {
  const { programme, home } = desk;
  const work = programme.nodes.filter(isOwnWork);
  const count = (...statuses: readonly ProgrammeNode['status'][]): number =>
    work.filter(({ status }) => statuses.includes(status)).length;
  const closed = count('done');
  const mine = programme.attention.filter(({ kind }) => asksForYou(kind)).length;
  const errors = desk.findings.filter(({ severity }) => severity === 'error').length;
  return [
    fact(
      0,
      `${closed} of ${work.length} pieces of work are closed on GitHub; reported done and still open: ${count('claimed')} more.`,
      [],
      home,
    ),
    fact(
      0,
      `Questions for you: ${mine}. Issues: ${count('blocked', 'failed')} blocked or failed, ${count('running')} in progress, ${count('ready')} ready, ${count('waiting', 'gated')} waiting. Contradictions: ${desk.findings.length}, grave ${errors}.`,
      [],
      home,
    ),
    ...(plan === null
      ? [fact(0, 'No issue parses as a plan.', [], home)]
      : [fact(1, `You coordinate on ${issueLine(desk, plan)}${latestOn(desk, plan)}`, [], home)]),
  ];
}

function asksForYou(kind: AttentionKind): boolean {
  return kind === 'decision' || kind === 'approval' || kind === 'urgent';
}

/** Questions first, then what is only to be verified and closed; each oldest first. */
function waitingFacts(desk: Desk): readonly DraftFact[] {
  const oldest = desk.programme.attention.toSorted((a, b) => compareTimes(a.since, b.since));
  const questions = oldest.filter(({ kind }) => asksForYou(kind));
  const claims = oldest.filter(({ kind }) => kind === 'claimed-done-open');
  return [
    ...questions.flatMap((item) => decisionFacts(desk, item, item.kind === 'urgent' ? 1 : 2)),
    ...together(claims, ({ evidence }) => evidence.at(-1)).map((items) => {
      const names = items.map(({ issue }) => issueLine(desk, issue));
      const text = `Since ${moment(items[0]?.since ?? null)}, ${joined(names)}: verify, then close or say what is missing`;
      return fact(4, text, items[0]?.evidence.toReversed() ?? [], desk.home, 1);
    }),
  ];
}

function phaseFacts(desk: Desk): readonly DraftFact[] {
  return desk.programme.phases.map(({ id, scope, title, official, claimed, gate, evidence }) => {
    const more = claimed.done > official.done ? `, ${claimed.done} with what is reported done` : '';
    const at = gate === null ? '' : `; gate ${gate.status}`;
    const of = scope === null ? '' : ` of ${nameOf(scope, desk.home)}`;
    const text = `Phase ${quoted(id, 12)}${of}, ${quoted(title, 80)}: ${official.done} of ${official.total} closed${more}${at}`;
    return fact(
      official.done === official.total ? 6 : 3,
      text,
      claimed.done > official.done ? claimed.evidence.slice(-1) : evidence,
      desk.home,
      claimed.done > official.done ? 1 : 0,
    );
  });
}

function gateFacts(desk: Desk): readonly DraftFact[] {
  return desk.programme.gates.map((gate) => {
    const open = gate.criteria.filter(({ ticked }) => !ticked);
    const by = gate.approver ?? gate.verification;
    const text = `Phase ${quoted(gate.phase, 12)} of ${nameOf(gate.scope, desk.home)}, ${quoted(gate.title, 80)}: ${gate.status}${by === null ? '' : `, by ${quoted(by, 60)}`}; ${open.length} of ${gate.criteria.length} criteria open`;
    return fact(
      gate.status === 'approved' ? 7 : 4,
      text,
      [gate.evidence, ...open.map(({ evidence }) => evidence)],
      desk.home,
      3,
    );
  });
}

function blockedFacts(desk: Desk): readonly DraftFact[] {
  return desk.programme.nodes
    .filter((node) => !node.container && (node.status === 'blocked' || node.status === 'failed'))
    .map((node) => {
      const before = (desk.edgesTo.get(node.key) ?? []).filter(
        ({ satisfied, doubt }) => !satisfied && doubt === null,
      );
      const names = before.slice(0, 5).map(({ from }) => nameOf(from, desk.home));
      const owner = ownerOf(desk, node.key);
      const who = owner === null ? '' : `, ${workerName(owner)}`;
      const text = `${issueLine(desk, node.key)}${who}${names.length === 0 ? '' : `; before it: ${names.join(', ')}`}:`;
      return fact(2, text, node.statusEvidence.toReversed(), desk.home, 2);
    });
}

function readyFacts(desk: Desk): readonly DraftFact[] {
  const { programme } = desk;
  const frees = (key: IssueKey): number =>
    (desk.edgesFrom.get(key) ?? []).filter(
      ({ kind, doubt, to }) => kind === 'blocks' && doubt === null && desk.nodeOf.get(to)?.state === 'open',
    ).length;
  const idle = freeWorkers(programme);
  const ready = programme.nodes
    .filter((node) => node.status === 'ready' && !node.container)
    .sort(
      (a, b) => (a.slackMinutes ?? Infinity) - (b.slackMinutes ?? Infinity) || frees(b.key) - frees(a.key),
    );
  return ready.map((node) => {
    const opens = frees(node.key);
    const owner = ownerOf(desk, node.key);
    const who =
      owner !== null
        ? `the plan gives it to ${workerName(owner)}${idle.includes(owner) ? ', who is free' : ''}`
        : idle.length === 0
          ? 'nobody free is known'
          : `free: ${idle.slice(0, 4).map(workerName).join(', ')}`;
    return fact(
      4,
      `${issueLine(desk, node.key)}${node.critical ? ', on the critical path' : ''}; ${opens === 1 ? '1 issue waits' : `${opens} issues wait`} for it; ${who}`,
      [],
      desk.home,
    );
  });
}

/** Whose latest word leaves them idle and who has nothing in hand. */
function freeWorkers({ workers, nodes }: Programme): readonly string[] {
  const busy = new Set(
    nodes
      .filter(({ status }) => status === 'running' || status === 'blocked' || status === 'review')
      .map(({ worker }) => worker),
  );
  return workers
    .filter(
      ({ worker, status }) =>
        worker !== 'orchestrator' &&
        !busy.has(worker) &&
        (status === 'waiting' || status === 'ready' || status === 'claimed' || status === 'done'),
    )
    .map(({ worker }) => worker);
}

const dayInMinutes = 1_440;

function changeFacts(desk: Desk): readonly DraftFact[] {
  const { tracker, home } = desk;
  const since = addMinutes(tracker.asOf, -dayInMinutes);
  const recent = (at: string | null): boolean => at !== null && compareTimes(at, since) >= 0;
  const found: { at: string; make: (rank: number) => DraftFact }[] = [];
  for (const issue of tracker.issues) {
    const name = issueLine(desk, issue.key);
    if (recent(issue.createdAt))
      found.push({
        at: issue.createdAt,
        make: (rank) => fact(rank, `${moment(issue.createdAt)}: opened ${name}`, [], home),
      });
    const { closedAt } = issue;
    if (closedAt !== null && recent(closedAt))
      found.push({
        at: closedAt,
        make: (rank) => fact(rank, `${moment(closedAt)}: closed ${name}`, [], home),
      });
    for (const remark of desk.remarksOf(issue.key)) {
      if (!recent(remark.at)) continue;
      found.push({ at: remark.at, make: (rank) => remarkFact(desk, remark, rank) });
    }
  }
  if (found.length === 0) {
    const last = tracker.issues
      .flatMap(({ key }) => desk.remarksOf(key))
      .sort((a, b) => compareTimes(b.at, a.at))[0];
    const nothing = fact(
      4,
      `Nothing was opened, closed or said in the 24 hours before ${moment(tracker.asOf)}.`,
      [],
      home,
    );
    return last === undefined ? [nothing] : [nothing, remarkFact(desk, last, 4)];
  }
  return found
    .sort((a, b) => compareTimes(b.at, a.at))
    .map(({ make }, at) => make(at < 3 ? 3 : at < 10 ? 5 : 7));
}

function remarkFact(desk: Desk, remark: ReturnType<Desk['remarksOf']>[number], rank: number): DraftFact {
  const by =
    speakerOf(remark) === null
      ? `the account ${quoted(remark.author ?? 'ghost', 40)}`
      : workerName(speakerOf(remark) ?? '');
  const first = readMarkdown(remark.raw).lines.find(
    ({ place, content }) => place !== 'code' && /[\p{L}\p{N}]/u.test(content),
  );
  const evidence = first === undefined ? [] : [remarkEvidence(remark, first)];
  const told = remark.reading.reports
    .map((report) => report.evidence)
    .filter(({ line }) => line !== first?.number);
  return fact(
    rank,
    `${moment(remark.at)}, ${by} on ${nameOf(remark.issue, desk.home)}:`,
    [...evidence, ...told.slice(0, 2)],
    desk.home,
  );
}

function riskFacts(desk: Desk): readonly DraftFact[] {
  const { programme, home } = desk;
  const signalsOf = riskSignals(programme, desk.findings);
  return programme.risks
    .map((risk, at) => ({ risk, signals: signalsOf[at] ?? [] }))
    .filter(({ signals }) => signals.length > 0)
    .map(({ risk, signals }) => {
      const shown = signals.flatMap(({ evidence }) => evidence.slice(0, 1)).slice(0, 2);
      const owner = risk.owner === null ? '' : `, owner ${quoted(risk.owner, 60)}`;
      const cure = risk.mitigation === null ? '' : `, mitigation ${quoted(risk.mitigation, 120)}`;
      return fact(
        5,
        `${quoted(risk.risk, 120)}, impact ${risk.impact}${owner}${cure}; ${signals.length} signs of it:`,
        [risk.evidence, ...shown],
        home,
      );
    });
}

/** Later words before the plan's own list: whoever reads only the first lines has the latest state. */
function readingFacts(desk: Desk, plan: IssueKey | null): readonly DraftFact[] {
  const newest = plan === null ? [] : desk.remarksOf(plan).toReversed().slice(0, 2);
  return [
    ...newest.map((remark) => {
      const [first] = readMarkdown(remark.raw).lines;
      const evidence = first === undefined ? [] : [remarkEvidence(remark, first)];
      const text = `${moment(remark.at)}, a latest comment, newer than the plan's text: ${evidence.map((one) => quotation(one, desk.home)).join('')}`;
      return { rank: 2, text, evidence, lines: [`- ${text}`] };
    }),
    ...readingPlaces(desk, plan, 'orchestrator', 2),
  ];
}
