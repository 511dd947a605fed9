import type { Evidence } from '../evidence.ts';
import type { IssueIndex, IndexedIssue } from '../graph/issueIndex.ts';
import { keyOf } from '../graph/issueIndex.ts';
import { native, type Parents } from '../graph/parents.ts';
import type { PhaseGroups } from '../graph/phaseGroups.ts';
import type { ReportClaim } from '../reports/readReports.ts';
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
  readonly ofWorker: readonly WorkerWord[];
};

type Placed = { readonly report: ReportClaim; readonly subject: IssueKey | null };

export function readLatestWords(index: IssueIndex, parents: Parents, groups: PhaseGroups): LatestWords {
  const wordsOf = new Map<IssueKey, Word[]>();
  const ofWorker = new Map<string, WorkerWord>();
  for (const entry of index.issues) {
    const { reading } = entry;
    if (reading === null) continue;
    for (const text of reading.reporting) {
      if (text.reports.length === 0) continue;
      const placed = text.reports.map((report) => ({
        report,
        subject: subjectOf(report, entry, index, parents, groups),
      }));
      for (const [subject, reports] of bySubject(placed)) {
        const word = subject === null ? null : gravest(reports, text.worker);
        if (subject === null || word === null) continue;
        const known = wordsOf.get(subject);
        if (known === undefined) wordsOf.set(subject, [word]);
        else known.push(word);
      }
      for (const [worker, reports] of byWorker(placed, text.worker)) {
        const word = gravest(
          reports.map(({ report }) => report),
          worker,
        );
        const last = ofWorker.get(worker);
        if (word === null || (last !== undefined && compareTimes(last.word.at, word.at) > 0)) continue;
        const subject = reports.find((item) => item.subject !== null)?.subject ?? entry.key;
        ofWorker.set(worker, { worker, issue: subject, word });
      }
    }
  }
  const ofIssue = new Map<IssueKey, Word>();
  const doneClaims = new Map<IssueKey, readonly Evidence[]>();
  for (const [subject, words] of wordsOf) {
    // Stable: words of one moment keep the order of their lines.
    const sorted = words.toSorted((a, b) => compareTimes(a.at, b.at));
    let latest: Word | null = null;
    for (const word of sorted) latest = latest === null ? word : withOpenRemarks(word, latest);
    if (latest !== null) ofIssue.set(subject, latest);
    const done = sorted.filter((word) => word.status === 'done').flatMap((word) => word.evidence);
    if (done.length > 0) doneClaims.set(subject, done);
  }
  for (const entry of index.issues) {
    // A label lags behind: it counts only where nobody has said anything.
    const label = ofIssue.has(entry.key) ? null : labelWord(entry);
    if (label !== null) ofIssue.set(entry.key, label);
  }
  return {
    ofIssue,
    doneClaims,
    ofWorker: [...ofWorker.values()].sort((a, b) =>
      a.worker.localeCompare(b.worker, 'en', { numeric: true }),
    ),
  };
}

/** The issue that a report is about; null where it is about a phase, a plan or nothing in the mirror. */
function subjectOf(
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
    const key = keyOf(index.repository, subject.repository, subject.number);
    return index.byKey.has(key) && !(parents.containers.has(key) && key !== entry.key) ? key : null;
  }
  if (subject.kind !== 'phase' || subject.first !== subject.last || !subject.first.includes('.')) return null;
  if (subject.first.split('.').length > 2) return null;
  const own = groups.phaseOf.get(entry.key);
  if (own === subject.first) return entry.key;
  const named = groups.issuesIn(subject.first, subject.first, entry.key);
  return named.length === 1 ? (named[0] ?? null) : null;
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
function gravest(reports: readonly ReportClaim[], speaker: string | null): Word | null {
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

/** A later "done" does not take back the blocker that an earlier "done" named. */
function withOpenRemarks(word: Word, before: Word): Word {
  if (word.status !== 'done' || before.status !== 'done' || before.also.length === 0) return word;
  const also = [...new Set([...word.also, ...before.also])];
  return { ...word, also, evidence: [...before.evidence, ...word.evidence] };
}

const labelStatuses: readonly (readonly [RegExp, ReportStatus])[] = [
  [/(?:state|status|状態)[:：]\s*(?:blocked|ブロック中|ブロック)/i, 'blocked'],
  [/(?:state|status|状態)[:：]\s*(?:failed|失敗)/i, 'failed'],
  [/(?:state|status|状態)[:：]\s*(?:reviewing|review|レビュー中|承認待ち)/i, 'review'],
  [/(?:state|status|状態)[:：]\s*(?:implementing|analyzing|in[ -]progress|実装中|分析中|進行中)/i, 'running'],
  [/(?:state|status|状態)[:：]\s*(?:done|completed?|完了)/i, 'done'],
];

function labelWord(entry: IndexedIssue): Word | null {
  for (const { name } of entry.issue?.labels ?? []) {
    const found = labelStatuses.find(([pattern]) => pattern.test(name.slice(0, 100)));
    if (found === undefined) continue;
    const evidence = native(entry, `label ${name}`);
    return { status: found[1], also: [], worker: null, evidence: [evidence], at: evidence.at };
  }
  return null;
}
