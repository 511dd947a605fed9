import type { Evidence } from '../evidence.ts';
import { readWorkerNumbers } from '../reports/workerNames.ts';
import { findReferences, numbersOf } from '../text/references.ts';
import { compareTimes } from '../text/time.ts';
import { issueKey, type IssueKey } from '../tracker.ts';
import type { DraftFact } from './brief.ts';
import type { Desk } from './desk.ts';
import { quotation } from './facts.ts';
import { moment, quoted, workerName } from './quoting.ts';

/** What later events made of a line of the plan; the later word comes first. */
type Later = {
  /** Work on it is reported, its end is not. */
  readonly partly: boolean;
  readonly text: string;
  readonly at: string | null;
  readonly evidence: readonly Evidence[];
};

/** The plan's next actions in its order, each with what has happened since where something has. */
export function nextActionFacts(desk: Desk, plan: IssueKey | null, rank: number): readonly DraftFact[] {
  const actions = plan === null ? [] : (desk.readings.get(plan)?.plan?.nextActions ?? []);
  return actions.map(({ group, evidence }) => {
    const later = laterThan(desk, evidence);
    const under = group === null ? '' : `, under ${quoted(group, 60)}`;
    const own = quotation(evidence, desk.home);
    const text =
      later === null
        ? `Still as written${under}: ${own}`
        : `${later.partly ? 'Overtaken in part' : 'Overtaken'}: ${later.text}. Superseded line${under}: ${own}`;
    const quotes = later?.evidence ?? [];
    return {
      rank: later === null ? rank : rank + 1,
      text,
      evidence: [evidence, ...quotes],
      lines: [`- ${text}`, ...quotes.map((one) => `  > ${quotation(one, desk.home)}`)],
    };
  });
}

/** A report by a worker that the line names, a closed issue, or an issue that was made after the line. */
function laterThan(desk: Desk, line: Evidence): Later | null {
  const text = line.quote.slice(0, 400);
  const numbers = findReferences(text).flatMap((reference) =>
    reference.kind === 'issue'
      ? numbersOf(reference).map((number) => issueKey(reference.repository ?? desk.home, number))
      : [],
  );
  const issues = numbers.map((key) => desk.issueOf.get(key)).filter((issue) => issue !== undefined);
  if (issues.length > 0 && issues.every(({ state }) => state === 'closed')) {
    const [last] = issues.toSorted((a, b) => compareTimes(b.closedAt, a.closedAt));
    return {
      partly: false,
      text: `all that it names is closed, last ${moment(last?.closedAt ?? null)}`,
      at: last?.closedAt ?? null,
      evidence: [],
    };
  }
  const [firstWorker, ...others] = readWorkerNumbers(text);
  if (firstWorker === undefined) return null;
  const reports = desk.programme.reports.filter(
    (report) =>
      report.worker !== null &&
      [firstWorker, ...others].includes(report.worker) &&
      report.duplicateOf === null &&
      compareTimes(report.at, line.at) > 0,
  );
  const last = reports.at(-1);
  if (last?.worker == null) return null;
  const many =
    others.length > 0
      ? `${workerName(last.worker)}, one of ${others.length + 1} that it names,`
      : workerName(last.worker);
  return {
    partly: others.length > 0 || last.status !== 'claimed',
    text: `${many} reported ${last.status === 'claimed' ? 'completion' : last.status} ${moment(last.at)}`,
    at: last.at,
    evidence: last.evidence.slice(-1),
  };
}
