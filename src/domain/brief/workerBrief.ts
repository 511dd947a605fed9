import type { ProgrammeNode } from '../programme.ts';
import { splitIssueKey, type IssueKey } from '../tracker.ts';
import { isIssueSubject } from '../verdicts/lint/finding.ts';
import type { DraftFact, DraftSection } from './brief.ts';
import { findingFacts } from './contradictions.ts';
import { issueLine, type Desk } from './desk.ts';
import { fact, joined, together } from './facts.ts';
import { hindrancesOf, mayStartSection, verdictOf, type Hindrances } from './mayStart.ts';
import { passagesOn, speakerOf, type Passage } from './passages.ts';
import { moment, nameOf, quoted, workerName } from './quoting.ts';
import { latestOn, readingPlaces } from './readingList.ts';
import { assignmentsOf, ownerOf, plansOf, type Assignment } from './recipient.ts';
import { templateFacts } from './reportTemplate.ts';
import { nextSection, ownIssues, taskSection } from './workerTask.ts';

/** The sections of one worker's brief; `plan` picks one of the plans that use the same number. */
export function workerSections(desk: Desk, worker: string, plan: IssueKey | null): readonly DraftSection[] {
  const said = assignmentsOf(desk, worker);
  const plans = plansOf(desk, worker, said);
  const chosen = plan ?? plans[0] ?? null;
  const assignments = said.filter((one) => chosen === null || one.plan === chosen);
  const own = ownIssues(desk, worker, chosen, said);
  const task = own.find(({ state }) => state === 'open') ?? null;
  const ordered = task === null ? own : [task, ...own.filter((node) => node !== task)];
  const hindrances = task === null ? null : hindrancesOf(desk, task);
  const blockers = new Set(hindrances?.open.map(({ from }) => from) ?? []);
  const mine = new Set(own.map(({ key }) => key));
  const named = [...mine].filter((key) => desk.nodeOf.get(key)?.state === 'open');
  const passages = passagesOn(desk, {
    issues: new Set(task === null ? named : [task.key, ...blockers]),
    on: new Set(task === null ? [] : [task.key]),
    worker,
  });
  const others = passages.filter(({ speaker }) => speaker !== worker);
  return [
    {
      title: 'In short',
      facts: inShort(desk, worker, assignments, plans, chosen, task, hindrances),
      rest: 'nami workers',
    },
    ...(task === null ? [] : [taskSection(desk, task)]),
    ...(task === null || hindrances === null ? [] : [mayStartSection(desk, hindrances, worker)]),
    {
      title: 'What others said that concerns you, newest first',
      facts: others.map((passage, at) => ({
        ...passageFact(desk, passage),
        rank: at === 0 ? 2 : at < 3 ? 4 : at < 5 ? 5 : 7,
      })),
      rest: `nami reports --worker ${worker}`,
    },
    {
      title: 'What you said last, and what was reported of you',
      facts: lastWords(desk, worker, task?.key ?? null, new Set(others.map(({ remark }) => remark.id))),
      rest: `nami reports --worker ${worker}`,
    },
    ...(task === null ? [] : [waitersSection(desk, task)]),
    {
      title: 'Contradictions about your issues: ask, do not guess',
      facts: findingFacts(
        desk,
        desk.findings.filter(({ subject, claims }) =>
          isIssueSubject(subject)
            ? mine.has(subject) ||
              (task !== null && claims.some(({ evidence }) => evidence.issue === task.key))
            : subject === `Worker ${worker}`,
        ),
        2,
      ),
      rest: 'nami lint',
    },
    nextSection(desk, ordered),
    howToReport(desk, worker, task, chosen),
    {
      title: 'Read in this order',
      facts: readingFacts(desk, task, hindrances, chosen, assignments, others),
      rest: 'nami graph',
    },
  ];
}

function inShort(
  desk: Desk,
  worker: string,
  assignments: readonly Assignment[],
  plans: readonly IssueKey[],
  chosen: IssueKey | null,
  task: ProgrammeNode | null,
  hindrances: Hindrances | null,
): readonly DraftFact[] {
  const { home } = desk;
  const facts: DraftFact[] = [];
  const pulse = desk.programme.workers.find((one) => one.worker === worker);
  if (task === null) {
    const last =
      pulse?.lastReport == null
        ? 'and no report of yours is known'
        : `and your last report is of ${moment(pulse.lastReport.at)}`;
    const place = chosen === null ? 'the coordination issue' : nameOf(chosen, home);
    facts.push(
      fact(
        0,
        `No open issue is yours, ${last}. Do not take one up by yourself: read below, then ask on ${place}.`,
        [],
        home,
      ),
    );
  } else {
    facts.push(fact(0, `Your task: ${issueLine(desk, task.key)}.`, [], home));
    if (hindrances !== null)
      facts.push(fact(0, `May you start? ${verdictOf(desk, task, hindrances)}`, [], home));
  }
  for (const [at, { plan, mission, wave, phase, evidence }] of assignments.entries()) {
    const what = [
      mission === null ? null : `mission ${quoted(mission, 120)}`,
      phase === null ? null : `phase ${quoted(phase, 20)}`,
      wave === null
        ? null
        : `wave ${quoted(wave.id, 20)} ${quoted(wave.title, 60)}${wave.period === null ? '' : `, ${quoted(wave.period, 40)}`}`,
    ].filter((part) => part !== null);
    const words = what.length === 0 ? '' : `: ${what.join(', ')}`;
    const old =
      pulse?.lastReport != null && (pulse.lastReport.at ?? '') > (evidence.at ?? '')
        ? ` Written ${moment(evidence.at)}; your own report of ${moment(pulse.lastReport.at)} is newer.`
        : '';
    facts.push(
      fact(at < 2 ? 2 : 4, `Who you are in the plan ${nameOf(plan, home)}${words}.${old}`, [evidence], home),
    );
  }
  if (plans.length > 1) {
    const other = plans.filter((plan) => plan !== chosen).map((plan) => nameOf(plan, home));
    const number = splitIssueKey(plans.find((plan) => plan !== chosen) ?? plans[0] ?? 'x#0').number;
    const command = /^\d+$/.test(worker) ? `: nami brief ${worker} --plan ${number}` : '';
    facts.push(
      fact(
        1,
        `The same name stands in ${other.join(', ')} too, perhaps for somebody else${command}.`,
        [],
        home,
      ),
    );
  }
  return facts;
}

function passageFact(desk: Desk, { remark, speaker, lines }: Passage): DraftFact {
  const by = speaker === null ? `the account ${quoted(remark.author ?? 'ghost', 40)}` : workerName(speaker);
  const text = `${moment(remark.at)}, ${by} on ${nameOf(remark.issue, desk.home)}:`;
  return fact(5, text, lines, desk.home, lines.length);
}

/** The latest comments that the worker signed or is reported of in, with what they hand over; `shown` stand elsewhere. */
function lastWords(
  desk: Desk,
  worker: string,
  task: IssueKey | null,
  shown: ReadonlySet<string>,
): readonly DraftFact[] {
  const signed = desk.tracker.issues
    .flatMap(({ key }) => desk.remarksOf(key))
    .filter(({ id }) => !shown.has(id))
    .filter(
      ({ reading }) =>
        reading.worker === worker || reading.reports.some((report) => report.worker === worker),
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return signed.map((remark, at) => {
    const reports = desk.programme.reports.filter(
      (report) =>
        report.worker === worker && report.evidence.some(({ commentId }) => commentId === remark.id),
    );
    const told = reports.flatMap(({ evidence }) => evidence);
    const [first] =
      at === 0 && remark.reading.worker === worker
        ? passagesOn(
            {
              ...desk,
              tracker: {
                ...desk.tracker,
                issues: desk.tracker.issues.filter(({ key }) => key === remark.issue),
              },
            },
            {
              issues: new Set(task === null ? [] : [task]),
              on: new Set([remark.issue]),
              worker: null,
            },
          ).filter((passage) => passage.remark.id === remark.id)
        : [];
    const lines = first?.lines ?? told;
    const whose = speakerOf(remark) === worker ? 'you' : 'of you';
    const planning =
      reports.length > 0 && reports.every((report) => report.planning) ? ', on the planning' : '';
    return {
      ...fact(
        5,
        `${moment(remark.at)}, ${whose}, on ${nameOf(remark.issue, desk.home)}${planning}:`,
        lines,
        desk.home,
        lines.length,
      ),
      rank: at === 0 ? 3 : 7,
    };
  });
}

function waitersSection(desk: Desk, task: ProgrammeNode): DraftSection {
  const waiting = (desk.edgesFrom.get(task.key) ?? []).filter(
    ({ to, doubt }) => doubt === null && desk.nodeOf.get(to)?.state === 'open',
  );
  return {
    title: 'Who waits for you',
    facts: together(waiting, ({ evidence }) => evidence[0]).map((edges) => {
      const names = edges.map(({ to }) => {
        const who = ownerOf(desk, to);
        return `${issueLine(desk, to)}${who === null ? '' : ` by ${workerName(who)}`}`;
      });
      return fact(5, joined(names), edges[0]?.evidence ?? [], desk.home, 1);
    }),
    rest: 'nami graph',
  };
}

function howToReport(
  desk: Desk,
  worker: string,
  task: ProgrammeNode | null,
  plan: IssueKey | null,
): DraftSection {
  const places = [...new Set([...(plan === null ? [] : [plan]), ...desk.programme.plans])];
  const blanks = { worker, issue: task?.key ?? null, phase: task?.phase ?? null };
  const form = templateFacts(desk, places, blanks, 3);
  const sign = /^\d+$/.test(worker) ? `Worker ${worker}` : quoted(worker, 40);
  const where = places[0] === undefined ? 'your issue' : nameOf(places[0], desk.home);
  const issue = task === null ? '' : `, a line **Issue**: ${nameOf(task.key, desk.home)}`;
  const plain = fact(
    4,
    `The plans give no form. Comment on ${where} with a line **Worker**: ${sign}${issue} and a line **Status**: Complete, In Progress or Blocked; name blockers by their issue numbers.`,
    [],
    desk.home,
  );
  return { title: 'How to report', facts: form.length > 0 ? form : [plain], rest: 'read the plan' };
}

function readingFacts(
  desk: Desk,
  task: ProgrammeNode | null,
  hindrances: Hindrances | null,
  plan: IssueKey | null,
  assignments: readonly Assignment[],
  others: readonly Passage[],
): readonly DraftFact[] {
  const { home } = desk;
  const facts: DraftFact[] = [];
  const add = (text: string) => facts.push(fact(3, text, [], home));
  if (task !== null) add(`${nameOf(task.key, home)}, all of it${latestOn(desk, task.key)}`);
  const [newest] = others;
  if (newest !== undefined) facts.push(fact(3, 'The newest words on it:', newest.lines, home, 1));
  for (const { from } of hindrances?.open.slice(0, 6) ?? [])
    add(`What must come first: ${nameOf(from, home)}${latestOn(desk, from)}`);
  if (plan !== null) {
    const places = assignments.map(({ evidence }) => evidence.line).filter((line) => line > 0);
    const lines = places.length === 0 ? '' : `, from line ${Math.min(...places)}`;
    add(`The plan ${nameOf(plan, home)}${lines}${latestOn(desk, plan)}`);
  }
  facts.push(...readingPlaces(desk, plan, 'worker', 5));
  return facts;
}
