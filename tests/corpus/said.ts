import type { Target } from '#domain/graph/claims.ts';
import type { ReportClaim } from '#domain/reports/readReports.ts';
import { statusRank, type ReportStatus } from '#domain/reports/statusWords.ts';
import type { CorpusContext } from './corpusCase.ts';

/** What one text says of one subject by one worker; a completion posted twice is one completion. */
export type Said = { readonly subject: string; readonly worker: string | null; readonly status: string };

type Placed = { readonly subject: string; readonly worker: string | null; readonly report: ReportClaim };

/** The gravest status of a subject counts; a blocker beside what is done leaves it done. */
export function combineSaid(placed: readonly Placed[]): readonly Said[] {
  const groups = new Map<string, Placed[]>();
  for (const item of placed) {
    const name = `${item.subject}|${item.worker ?? ''}`;
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups.values()].map((items) => ({
    subject: items[0]!.subject,
    worker: items[0]!.worker,
    status: combineStatus(items.map(({ report }) => report)),
  }));
}

function combineStatus(reports: readonly ReportClaim[]): string {
  const work = reports.filter((report) => !report.planning);
  if (work.length === 0) return 'planned';
  const strong = work.filter((report) => !report.weak);
  const said = strong.length > 0 ? strong : work;
  const plain = said.filter((report) => !report.aside);
  const done = plain.length > 0 && plain.every((report) => report.status === 'done');
  const counted = done ? plain : said;
  const status = counted
    .map((report) => report.status)
    .reduce((grave, next) => (statusRank[next] < statusRank[grave] ? next : grave));
  const beside = new Set<ReportStatus>(plain.flatMap((report) => report.also));
  if (done) for (const report of said) if (report.aside) beside.add(report.status);
  return status === 'done' && beside.has('blocked') ? 'done+blocked' : status;
}

/** Issues by number; a phase by the issue that has it in its title; a whole phase by its name. */
export function subjectNames(subject: Target | null, on: number, context: CorpusContext): readonly string[] {
  if (subject === null) return [String(on)];
  switch (subject.kind) {
    case 'self':
      return subjectNames(subject.heading, on, context);
    case 'issue': {
      const last = Math.min(subject.last, subject.number + 50);
      return Array.from({ length: last - subject.number + 1 }, (_, at) => String(subject.number + at));
    }
    case 'phase': {
      if (subject.first !== subject.last) return [`phase ${subject.first}-${subject.last}`];
      const titled = context.issues.filter((issue) => issue.title.startsWith(`Phase ${subject.first}:`));
      const own =
        titled.find((issue) => issue.number === on) ?? (titled.length === 1 ? titled[0] : undefined);
      return [own === undefined ? `phase ${subject.first}` : String(own.number)];
    }
    case 'local':
      return [`local ${subject.id}`];
    case 'placeholder':
      return [`gap ${subject.text}`];
  }
}
