import type { Evidence } from '../evidence.ts';
import type { IssueIndex, IndexedIssue } from '../graph/issueIndex.ts';
import { keyFrom } from '../graph/issueIndex.ts';
import { native, type Parents } from '../graph/parents.ts';
import type { PhaseGroups } from '../graph/phaseGroups.ts';
import type { Answer } from '../reports/calls.ts';
import type { TextReading } from '../reading.ts';
import type { ReportClaim } from '../reports/readReports.ts';
import { fitsTitle, meantByTitle, tellingLabel } from '../reports/titleFit.ts';
import { readLabelStatus } from '../reports/reportForms.ts';
import { statusRank, type ReportStatus } from '../reports/statusWords.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';

/** The last thing said about each issue, and by each worker. */

export type Word = {
  readonly status: ReportStatus;
  readonly also: readonly ReportStatus[];
  readonly worker: string | null;
  readonly evidence: readonly Evidence[];
  readonly at: string | null;
};

export type WorkerWord = { readonly worker: string; readonly issue: IssueKey | null; readonly word: Word };

export type LatestWords = {
  readonly ofIssue: ReadonlyMap<IssueKey, Word>;
  /** Every report that says an issue is done, oldest first. */
  readonly doneClaims: ReadonlyMap<IssueKey, readonly Evidence[]>;
  /** By the worker's name. */
  readonly ofWorker: ReadonlyMap<string, WorkerWord>;
};

type Placed = { readonly report: ReportClaim; readonly subject: IssueKey | null };

/** What one text says of issues and of workers, in its own order. */
export type TextWords = {
  readonly ofIssues: readonly { readonly subject: IssueKey; readonly word: Word }[];
  readonly ofWorkers: readonly WorkerWord[];
};

export function wordsOfText(
  text: TextReading,
  entry: IndexedIssue,
  index: IssueIndex,
  parents: Parents,
  groups: PhaseGroups,
): TextWords {
  const placed = text.reports.map((report) => ({
    report,
    subject: subjectOf(report, entry, index, parents, groups),
  }));
  const ofIssues: { subject: IssueKey; word: Word }[] = [];
  for (const [subject, reports] of bySubject(placed)) {
    const word = subject === null ? null : gravest(reports, text.worker);
    if (subject === null || word === null) continue;
    // Who coordinates tells how another's work stands; it is not the coordinator's for that.
    const retold = word.worker === 'orchestrator' && subject !== entry.key;
    ofIssues.push({ subject, word: retold ? { ...word, worker: null } : word });
  }
  const ofWorkers: WorkerWord[] = [];
  for (const [worker, reports] of byWorker(placed, text.worker)) {
    if (!works(worker, entry, text !== entry.reading?.body)) continue;
    const word = gravest(
      reports.map(({ report }) => report),
      worker,
    );
    if (word === null) continue;
    const placedReports = reports.filter((item) => item.subject !== null);
    const issue =
      (placedReports.find(({ report }) => report.status === word.status) ?? placedReports[0])?.subject ??
      reports
        .map(({ report }) => namedIssue(report, entry, index, parents, groups))
        .find((key) => key !== null) ??
      entry.key;
    ofWorkers.push({ worker, issue, word });
  }
  return { ofIssues, ofWorkers };
}

/** What counts of all that was said about an issue, given in the order of issues and lines. */
export function latestOf(
  words: readonly Word[],
  answers: readonly Answer[],
): { readonly word: Word | null; readonly done: readonly Evidence[] } {
  // Stable: words of one moment keep the order of their lines.
  const sorted = words.toSorted((a, b) => compareTimes(a.at, b.at));
  let latest: Word | null = null;
  for (const word of sorted) latest = latest === null ? word : withOpenRemarks(word, latest);
  // What waited for a word, and got it, waits no more: plan and edges say what the issue is now.
  const since = latest?.at ?? null;
  const answered =
    latest?.status === 'review' && answers.some((answer) => compareTimes(answer.evidence.at, since) > 0);
  return {
    word: latest !== null && answered ? { ...latest, status: 'waiting' } : latest,
    done: sorted.filter((word) => word.status === 'done').flatMap((word) => word.evidence),
  };
}

/** The issue that a report is about; null where it is about a phase, a plan or nothing in the mirror. */
export function subjectOf(
  report: ReportClaim,
  entry: IndexedIssue,
  index: IssueIndex,
  parents: Parents,
  groups: PhaseGroups,
): IssueKey | null {
  const { subject } = report;
  if (report.planning) return null;
  if (subject === null) return parents.containers.has(entry.key) ? null : entry.key;
  if (subject.kind === 'issue') {
    const key = keyFrom(entry.key, subject.repository, subject.number);
    return index.byKey.has(key) && !(parents.containers.has(key) && key !== entry.key) ? key : null;
  }
  if (subject.kind !== 'phase' || subject.first !== subject.last) return null;
  const container = parents.containers.has(entry.key);
  if (groups.phaseOf.get(entry.key) === subject.first) return container ? null : entry.key;
  if (subject.first.split('.').length !== 2) return null;
  const [named, other] = groups.issuesIn(subject.first, subject.first, entry.key);
  if (named === undefined || other !== undefined) return null;
  const words = tellingLabel(subject.label);
  if (fitsTitle(words, named, index)) return named;
  // The id has drifted: the title decides, else the text speaks of what it stands on.
  if (!container && fitsTitle(words, entry.key, index)) return entry.key;
  return meantByTitle(words, named, index, groups) ?? (container ? null : entry.key);
}

/** The issue that a report names, containers too; null where it names none. */
export function namedIssue(
  report: ReportClaim,
  entry: IndexedIssue,
  index: IssueIndex,
  parents: Parents,
  groups: PhaseGroups,
): IssueKey | null {
  const { subject } = report;
  if (subject?.kind !== 'issue')
    return subjectOf({ ...report, planning: false }, entry, index, parents, groups);
  const key = keyFrom(entry.key, subject.repository, subject.number);
  return index.byKey.has(key) ? key : null;
}

/**
 * Whether a name is that of somebody who works: a number, the coordinator, or who signs a comment. An issue about an
 * agent names it in its title, and an issue's body names whom it is about.
 */
function works(worker: string, entry: IndexedIssue, inComment: boolean): boolean {
  if (/^\d+$/.test(worker) || worker === 'orchestrator') return true;
  return inComment && !entry.title.toLowerCase().includes(worker.toLowerCase());
}

function byWorker(placed: readonly Placed[], speaker: string | null): ReadonlyMap<string, readonly Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const item of placed) {
    const worker = item.report.worker ?? speaker;
    if (worker === null) continue;
    const known = groups.get(worker);
    if (known === undefined) groups.set(worker, [item]);
    else known.push(item);
  }
  return groups;
}

function bySubject(placed: readonly Placed[]): ReadonlyMap<IssueKey | null, readonly ReportClaim[]> {
  const groups = new Map<IssueKey | null, ReportClaim[]>();
  for (const { report, subject } of placed) {
    const known = groups.get(subject);
    if (known === undefined) groups.set(subject, [report]);
    else known.push(report);
  }
  return groups;
}

/** Within one text the gravest status counts; `ready` only where nothing else is said. */
export function gravest(reports: readonly ReportClaim[], speaker: string | null): Word | null {
  const said = reports.filter((report) => !report.planning);
  const strong = said.filter((report) => !report.weak);
  const all = strong.length > 0 ? strong : said;
  const plain = all.filter((report) => !report.aside);
  // What is done with a blocker named is done; what is under way with one is blocked.
  const done = plain.length > 0 && plain.every((report) => report.status === 'done');
  const pool = done ? plain : all;
  const [first] = pool;
  if (first === undefined) return null;
  const status = pool.reduce<ReportStatus>(
    (grave, report) => (statusRank[report.status] < statusRank[grave] ? report.status : grave),
    first.status,
  );
  const same = pool.filter((report) => report.status === status);
  const beside = done ? all.filter((report) => report.aside) : [];
  const also = [...pool.flatMap((report) => report.also), ...beside.map((report) => report.status)];
  return {
    status,
    also: [...new Set(also)].filter((other) => other !== status),
    worker: same.find((report) => report.worker !== null)?.worker ?? speaker,
    evidence: [...same, ...beside].map((report) => report.evidence),
    at: first.evidence.at,
  };
}

/** Who waits for a word and says so again still waits for it. */
const stillWaits = /\bstand(?:ing)?[ -]?by\b|\bwaiting\b|待機/i;

/** A later "done" does not take back the blocker that an earlier "done" named. */
function withOpenRemarks(word: Word, before: Word): Word {
  if (word.status === 'waiting' && before.status === 'review') {
    return word.evidence.some(({ quote }) => stillWaits.test(quote.slice(0, 300))) ? before : word;
  }
  if (word.status !== 'done' || before.status !== 'done' || before.also.length === 0) return word;
  const also = [...new Set([...word.also, ...before.also])];
  return { ...word, also, evidence: [...before.evidence, ...word.evidence] };
}

/** A label lags behind: it counts only where nobody has said anything. */
export function labelWord(entry: IndexedIssue): Word | null {
  for (const { name } of entry.issue?.labels ?? []) {
    const status = readLabelStatus(name);
    if (status === null || status === 'waiting') continue;
    const evidence = native(entry, `label ${name}`);
    return { status, also: [], worker: null, evidence: [evidence], at: evidence.at };
  }
  return null;
}
