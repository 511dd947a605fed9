import { InvalidArgumentError, Option, type Command } from 'commander';
import { reportKinds, type ReportKind } from '#domain/programme.ts';
import { reportsJson, type ReportsJson } from '../json/reports.ts';
import { momentOf, timeOf, type Moment } from '../moments.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { issueName, rowName } from '../terminal/names.ts';
import { statusMarks, statusText } from '../terminal/statusMarks.ts';
import { table } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

type ReportsOptions = WorkspaceOptions & {
  readonly worker?: string;
  readonly issue?: number | string;
  readonly since?: Moment;
  readonly kind?: ReportKind;
  readonly limit?: number;
};

export function addReportsCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('reports')
      .description('what was reported in comments, newest first, each with its lines')
      .option('--worker <name>', 'reports of this worker alone: 6, "Worker 6", orchestrator', workerName)
      .option('--issue <number>', 'reports about this issue, or standing on it', issueReference)
      .option('--since <time>', 'reports from then on: a time, a date, or 2h, 3d ago', momentOf)
      .addOption(new Option('--kind <kind>', 'reports of this form alone').choices(reportKinds))
      .option('--limit <n>', 'so many at most, the newest; all when left out', wholeNumber),
  ).action(async (options: ReportsOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { programme } = valueOf(await engine.handlers['programme.read']({}));
      const { worker, issue, since, kind, limit } = options;
      const answer = reportsJson(programme, {
        ...(worker === undefined ? {} : { worker }),
        ...(issue === undefined ? {} : { issue }),
        ...(since === undefined ? {} : { since: timeOf(since, programme.asOf) }),
        ...(kind === undefined ? {} : { kind }),
        ...(limit === undefined ? {} : { limit }),
      });
      output.answer(answer, () => describeReports(answer));
    });
  });
}

type Report = ReportsJson['reports'][number];

function describeReports({ reports }: ReportsJson): string {
  if (reports.length === 0) return 'No such report.';
  const rows = table<Report>(reports, [
    { title: 'At', cell: (report) => (report.at ?? '').replace('T', ' ').replace(/:\d{2}Z$/, '') },
    { title: 'Issue', cell: rowName, align: 'right' },
    { title: 'On', cell: (report) => issueName(report.on), align: 'right', yields: true },
    { title: 'Worker', cell: (report) => report.worker ?? '' },
    {
      title: 'Status',
      cell: (report) => [statusText(report.status), ...report.also.map((status) => `+${status}`)].join(' '),
      colour: (report) => statusMarks[report.status].colour,
    },
    { title: 'Kind', cell: (report) => report.kind, yields: true },
    { title: '', cell: remark, yields: true },
    { title: 'Text', cell: (report) => report.text, shrinks: true },
  ]);
  return `${rows}\n\n${counted(reports.length, 'report')}, times in UTC.`;
}

function remark({ planning, duplicateOf }: Report): string {
  return [planning ? 'planning' : '', duplicateOf === null ? '' : 'said before'].filter(Boolean).join(', ');
}

/** `Worker 6`, `worker-6` and `6` are one. */
function workerName(text: string): string {
  return /^worker(?:\s+agent)?[\s-]*(\d{1,4})$/i.exec(text.trim())?.[1] ?? text.trim();
}

function issueReference(text: string): number | string {
  const own = /^#?([1-9]\d{0,9})$/.exec(text.trim())?.[1];
  if (own !== undefined) return Number(own);
  if (/^[^\s#]+\/[^\s#]+#[1-9]\d{0,9}$/.test(text.trim())) return text.trim();
  throw new InvalidArgumentError('It takes a number such as 12 or #12, or owner/name#12.');
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError('It takes a whole number from 1 up.');
}
