import type { Target } from '../graph/claims.ts';
import type { Table, TableRow } from '../text/markdown.ts';
import { readColumns, type ColumnMeaning } from '../text/tableColumns.ts';
import { plainKey } from './keyLine.ts';
import { namedPhase, statusKeys } from './sections.ts';
import { ofPlanning, readListed, readSubject } from './statusLists.ts';
import { readShare, readStatus, type StatusReading } from './statusWords.ts';
import { readWorkers, readWorkerValue } from './workerNames.ts';

/** Tables of a comment that say how things stand: one row for each issue, phase or worker, in any order of columns. */

export type RowReport = {
  readonly line: number;
  readonly workers: readonly string[];
  readonly subjects: readonly Target[];
  readonly reading: StatusReading;
};

/** Columns that make a table one of something else than work: gates, tests, labels. */
const otherTables = /\b(?:gate|criteri|test|check|label|template|risk|from)\w*\b|ゲート|条件|リスク/i;

export function readStatusTable(table: Table): readonly RowReport[] {
  const columns = readColumns(table);
  const header = table.header.cells.join(' ');
  const status = columns.get('status');
  const named = (['issue', 'issues', 'phase', 'worker', 'title'] as const).filter((meaning) =>
    columns.has(meaning),
  );
  if (status !== undefined && named.length > 0) {
    if (otherTables.test(header)) return [];
    return table.rows.flatMap((row) => rowReport(row, columns, row.cells[status] ?? ''));
  }
  // Without known headings the cells themselves tell: `| Worker 6 | #31 | ✅ Complete |`.
  if (columns.size > 0 || otherTables.test(header)) return [];
  return [table.header, ...table.rows].flatMap((row) => looseRow(row));
}

const workerCell = /^\W*(?:worker|ワーカー)s?[ -]?\d/iu;

function rowReport(
  row: TableRow,
  columns: ReadonlyMap<ColumnMeaning, number>,
  status: string,
): readonly RowReport[] {
  const cell = (meaning: ColumnMeaning): string => row.cells[columns.get(meaning) ?? -1] ?? '';
  const reading = cellStatus(status);
  if (reading === null || reading.weak) return [];
  const subjects = subjectsIn(cell('issue'), cell('issues'), cell('phase'), cell('title'));
  const named = columns.has('worker')
    ? cell('worker')
    : (row.cells.find((other) => workerCell.test(other)) ?? '');
  const workers = isEmptyCell(named) ? [] : readWorkerValue(named);
  const asksForSubject = ['issue', 'issues', 'phase', 'title'].some((name) =>
    columns.has(name as ColumnMeaning),
  );
  if (subjects.length === 0 && (asksForSubject || workers.length === 0)) {
    return workers.length > 0 && !columns.has('issue') && !columns.has('title')
      ? [{ line: row.line, workers, subjects, reading }]
      : [];
  }
  const report = { workers, subjects, reading };
  const { subjects: about, ...said } = ofPlanning(
    report,
    `${cell('mission')} ${cell('title')} ${cell('phase')}`,
  );
  return about.length === 0 && workers.length === 0 ? [] : [{ line: row.line, ...said, subjects: about }];
}

function subjectsIn(issue: string, issues: string, phase: string, title: string): readonly Target[] {
  for (const value of [issue, issues]) {
    const listed = listedIn(value);
    if (listed.length > 0) return listed;
  }
  const inTitle = readSubject(title)?.target;
  if (inTitle?.kind === 'issue') return [inTitle];
  const named = phase === '' ? null : (namedPhase(phase) ?? namedPhase(`Phase ${phase}`));
  return named !== null ? [named] : inTitle === undefined ? [] : [inTitle];
}

function listedIn(value: string): readonly Target[] {
  if (value === '') return [];
  const words = /^\d{1,6}$/.test(value.trim()) ? `#${value.trim()}` : value;
  if (/\bTBD\b|to be created|未定/i.test(words)) return [];
  return readListed(words, 'done').flatMap(({ subjects }) => subjects);
}

function looseRow(row: TableRow): readonly RowReport[] {
  let reading: StatusReading | null = null;
  let workers: readonly string[] = [];
  let subjects: readonly Target[] = [];
  for (const cell of row.cells) {
    if (subjects.length === 0) subjects = listedIn(cell);
    if (workers.length === 0 && workerCell.test(cell)) workers = readWorkers(cell);
    else reading ??= /#\d/.test(cell) ? null : cellStatus(cell);
  }
  return reading === null || subjects.length === 0 ? [] : [{ line: row.line, workers, subjects, reading }];
}

const longestStatus = 80;

function cellStatus(cell: string): StatusReading | null {
  return cell === '' || cell.length > longestStatus ? null : (readStatus(cell, true) ?? readShare(cell));
}

function isEmptyCell(cell: string): boolean {
  return /^[\s\-–—*_]*$/.test(cell) || /^\W*(?:none|n\/a|tbd|未定|なし)\W*$/iu.test(cell);
}

/** `| Status | ✅ |`, `| Worker | Worker 4 |`: rows that are keys with their values; empty where the table is none. */
export function keyRows(table: Table): readonly { line: number; key: string; value: string }[] {
  const rows = [table.header, ...table.rows];
  if (rows.some((row) => row.cells.length !== 2)) return [];
  const pairs = rows.map(({ line, cells: [key = '', value = ''] }) => ({ line, key: plainKey(key), value }));
  const known = pairs.filter(({ key }) => statusKeys.has(key));
  // `| Worker | Status |` is the head of a list.
  return known.length !== 1 || plainKey(pairs[0]?.value ?? '') === 'status' ? [] : pairs;
}

/** The `To` column of an automation's transition. */
export function transitionRow(table: Table): { line: number; value: string } | null {
  const names = table.header.cells.map(plainKey);
  const to = names.findIndex((name) => /^(?:to|new state|遷移先|変更後)$/.test(name));
  const row = table.rows.at(-1);
  return to < 0 || row === undefined ? null : { line: row.line, value: row.cells[to] ?? '' };
}
