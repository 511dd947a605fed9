import type { Evidence } from '../evidence.ts';
import { leadingSubject } from '../graph/claimLines.ts';
import { readKeyed } from '../graph/keyedText.ts';
import { readWorkerNumbers } from '../reports/workerNames.ts';
import { readDuration, readTitleDuration } from '../text/durations.ts';
import type { BodyLine, MarkdownBody, Table } from '../text/markdown.ts';
import { findReferences, type Reference } from '../text/references.ts';
import { readColumns } from '../text/tableColumns.ts';
import type { PlanRow } from './planReading.ts';

/** The index of a plan: every line or table row that gives an issue number a title. */
export function readRows(body: MarkdownBody, evidenceAt: (line: BodyLine) => Evidence): readonly PlanRow[] {
  const rows: PlanRow[] = [];
  const phaseAt = headingPhases(body);
  for (const line of body.lines) {
    if (line.place !== 'text' || !line.visible.includes('#')) continue;
    const { prefix } = line;
    if (!prefix.bullet && prefix.branch === null) continue;
    const row = listRow(line.content.trim(), phaseAt(line.number));
    if (row !== null) rows.push({ ...row, evidence: evidenceAt(line) });
  }
  for (const table of body.tables) rows.push(...tableRows(body, table, phaseAt, evidenceAt));
  return rows.sort((a, b) => a.evidence.line - b.evidence.line);
}

type RowWithoutEvidence = Omit<PlanRow, 'evidence'>;

/** `**#978**: Phase 3.1 - API Client (6-8h)`, `Phase 3.1: API Client (#978)`. */
function listRow(content: string, heading: string | null): RowWithoutEvidence | null {
  const head = content.slice(0, 300);
  const references = findReferences(head);
  const issues = references.filter((reference) => reference.kind === 'issue');
  const [issue] = issues;
  if (issue?.kind !== 'issue' || issue.last !== issue.first) return null;
  if (readKeyed(content) !== null || /→|->|=>/.test(head)) return null;
  const first = references[0];
  if (first === undefined || !/^[^\p{L}\p{N}]*$/u.test(head.slice(0, first.start))) return null;
  if (first === issue) return rowOf(issue, head.slice(issue.end), heading);
  if (
    first.kind !== 'phase' ||
    issues.length !== 1 ||
    !/[(（]\s*(?:issue\s*)?$/i.test(head.slice(0, issue.start))
  ) {
    return null;
  }
  return rowOf(issue, head.slice(first.start, issue.start), heading);
}

function rowOf(
  issue: Reference & { kind: 'issue' },
  words: string,
  heading: string | null,
): RowWithoutEvidence | null {
  const { phase, title } = phaseAndTitle(words);
  if (title === '') return null;
  return {
    repository: issue.repository,
    number: issue.first,
    phase: phase ?? heading,
    title,
    duration: readTitleDuration(words),
    worker: null,
  };
}

/** Splits `Phase 1.1 - PostgreSQL Connection (8-12h) ✅` into its id and its words. */
export function phaseAndTitle(text: string): { phase: string | null; title: string } {
  const bare = text.replace(/[*_`]/g, '').replace(/^[^\p{L}\p{N}#(]+/u, '');
  const [first] = findReferences(bare.slice(0, 60));
  let phase: string | null = null;
  let rest = bare;
  if (first?.kind === 'phase' && first.start === 0 && first.first === first.last) {
    phase = first.first;
    rest = bare.slice(first.end);
  } else {
    // Tables leave the word out where a column already says it: `1.1 PostgreSQL Connection`.
    const id = /^(\d{1,2}\.\d{1,2})[\s:：.-]+(?=\p{L})/u.exec(bare.slice(0, 20));
    if (id?.[1] !== undefined) {
      phase = id[1];
      rest = bare.slice(id[0].length);
    }
  }
  return { phase, title: cleanTitle(rest) };
}

/** Without the dash before it, the estimate and the status sign behind it. */
export function cleanTitle(text: string): string {
  let title = text
    .slice(0, 200)
    .replace(/[*_`]/g, '')
    .replace(/^[\s:：\-–—.|]+/, '')
    .replace(/\s(?:✅|🔄|⏸|⏳|⚠|❌|🟡|🟢|🔴|🚧).*$/u, '')
    .trimEnd();
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const before = title;
    title = title.replace(/[^\p{L}\p{N})）\]」%!?.]+$/u, '');
    const open = Math.max(title.lastIndexOf('('), title.lastIndexOf('（'));
    if (open > 0 && /[)）]$/.test(title) && isRemark(title.slice(open + 1, -1)))
      title = title.slice(0, open).trimEnd();
    if (title === before) break;
  }
  return title.replace(/[(（]\s*(?:issue)?\s*$/i, '').trim();
}

function isRemark(inside: string): boolean {
  return (
    readDuration(inside) !== null ||
    /^(?:completed?|ready|plann(?:ed|ing)|launching|in progress|running|active|blocked|pending|not started|standby|current|tbd|tbc|to be (?:created|added)|future|done|完了|準備完了|計画中|進行中|未着手|\d+ (?:issues?|tasks?))(?![\p{L}\p{N}])/iu.test(
      inside.replace(/^[^\p{L}\p{N}]+/u, ''),
    )
  );
}

function tableRows(
  body: MarkdownBody,
  table: Table,
  phaseAt: (line: number) => string | null,
  evidenceAt: (line: BodyLine) => Evidence,
): readonly PlanRow[] {
  const columns = readColumns(table);
  const issueColumn = columns.get('issue');
  if (issueColumn === undefined) return [];
  const titleColumn = columns.get('title') ?? columns.get('mission') ?? columns.get('phase');
  const durationColumn = columns.get('duration');
  const workerColumn = columns.get('worker');
  const rows: PlanRow[] = [];
  for (const row of table.rows) {
    const line = body.lineAt(row.line);
    const [target] = leadingSubject(row.cells[issueColumn] ?? '');
    const titleCell = titleColumn === undefined ? '' : (row.cells[titleColumn] ?? '');
    if (line === undefined || target?.kind !== 'issue') continue;
    const cellOf = (column: number | undefined): string =>
      column === undefined ? '' : (row.cells[column] ?? '');
    const duration =
      durationColumn === undefined ? readTitleDuration(titleCell) : readDuration(cellOf(durationColumn));
    const workers = readWorkerNumbers(cellOf(workerColumn));
    const worker = workers.length === 1 ? (workers[0] ?? null) : null;
    // Without a title the row still says who does it, or how long it takes; it is then named by its number.
    if (titleCell.trim() === '' && duration === null && worker === null) continue;
    const { phase, title } = phaseAndTitle(
      titleCell.trim() === '' ? (target.label ?? target.text) : titleCell,
    );
    const phaseCell = columns.get('phase');
    const named = phaseCell === undefined ? null : phaseAndTitle(row.cells[phaseCell] ?? '').phase;
    rows.push({
      repository: target.repository,
      number: target.number,
      phase: phase ?? named ?? phaseAt(row.line),
      title,
      duration,
      worker,
      evidence: evidenceAt(line),
    });
  }
  return rows;
}

/** The phase of the innermost heading that names one: `### Phase 1: Database Foundation` gives `1`. */
export function headingPhases(body: MarkdownBody): (line: number) => string | null {
  const stack: { readonly depth: number; readonly phase: string | null }[] = [];
  const starts: { readonly line: number; readonly phase: string | null }[] = [];
  for (const heading of body.headings) {
    while ((stack.at(-1)?.depth ?? 0) >= heading.depth) stack.pop();
    const text = body.lineAt(heading.line)?.visible ?? '';
    const head = text.slice(0, 200);
    const phase = /phase|フェーズ/i.test(head)
      ? findReferences(head).find((reference) => reference.kind === 'phase')
      : undefined;
    const own = phase?.kind === 'phase' && phase.first === phase.last ? phase.first : null;
    const inherited = own ?? stack.findLast((open) => open.phase !== null)?.phase ?? null;
    stack.push({ depth: heading.depth, phase: inherited });
    starts.push({ line: heading.line, phase: inherited });
  }
  let cursor = 0;
  return (line) => {
    if ((starts[cursor]?.line ?? 0) > line) cursor = 0;
    while ((starts[cursor + 1]?.line ?? Infinity) <= line) cursor += 1;
    const start = starts[cursor];
    return start !== undefined && start.line <= line ? start.phase : null;
  };
}
