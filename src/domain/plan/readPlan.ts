import type { Evidence } from '../evidence.ts';
import { readTargets } from '../graph/targets.ts';
import { readKeyLine } from '../reports/keyLine.ts';
import { readStatus } from '../reports/statusWords.ts';
import { readWorkerNumbers } from '../reports/workerNames.ts';
import type { BodyLine, MarkdownBody, Table } from '../text/markdown.ts';
import { readColumns } from '../text/tableColumns.ts';
import { readGates } from './readGates.ts';
import { readProgress } from './readProgress.ts';
import { readRisks } from './readRisks.ts';
import { phaseAndTitle, readRows } from './readRows.ts';
import { readItems } from './readItems.ts';
import { readWaves } from './readWaves.ts';
import type { PhaseClaim, PlanAssignment, PlanPhase, PlanReading } from './planReading.ts';

/** Reads what a body states as a plan: phases, index, waves, gates, who does what. */
export function readPlan(body: MarkdownBody, evidenceAt: (line: BodyLine) => Evidence): PlanReading {
  return {
    phases: readPhases(body, evidenceAt),
    rows: readRows(body, evidenceAt),
    waves: readWaves(body, evidenceAt),
    gates: readGates(body, evidenceAt),
    assignments: [
      ...body.tables.flatMap((table) => tableAssignments(body, table, evidenceAt)),
      ...listAssignments(body, evidenceAt),
    ],
    risks: readRisks(body, evidenceAt),
    contingencies: readItems(body, evidenceAt, 'contingencies'),
    metrics: readItems(body, evidenceAt, 'metrics'),
    nextActions: readItems(body, evidenceAt, 'nextActions'),
    progress: readProgress(body, evidenceAt),
  };
}

/** Headings that name one whole phase; the first heading of a phase that has words is its title. */
export function readPhases(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
): readonly PlanPhase[] {
  const phases = new Map<string, PlanPhase>();
  for (const heading of body.headings) {
    const line = body.lineAt(heading.line);
    if (line === undefined) continue;
    const { content } = line;
    if (!/phase|フェーズ/i.test(content.slice(0, 100))) continue;
    const { phase, title } = phaseAndTitle(content);
    if (
      phase === null ||
      phase.includes('.') ||
      phases.has(phase) ||
      /\b(?:gate|status|rollback|success|deliverables?|issues)\b/i.test(title)
    )
      continue;
    const words = title.replace(/\s[-–—]\s(?:complete|detailed|full|implementation) plan$/i, '');
    if (words === '') continue;
    const evidence = evidenceAt(line);
    phases.set(phase, { id: phase, ...claimOfHeading(content, words, evidence), evidence });
  }
  return [...phases.values()];
}

/** `Moving (IN PROGRESS)`, `Moving - COMPLETE ✅`, `Moving ⏸️`: the title, and what stands beside it about its state. */
function claimOfHeading(
  content: string,
  words: string,
  evidence: Evidence,
): { readonly title: string; readonly claimed: PhaseClaim | null } {
  const dash = /^(.{3,}?)\s?(?:[-–—:：]\s)([^-–—:：]{3,40})$/u.exec(words);
  const behindDash = dash !== null && isState(dash[2] ?? '') ? dash : null;
  const title = behindDash?.[1]?.trim() ?? words;
  const at = content.indexOf(title);
  const text = (at < 0 ? '' : content.slice(at + title.length, at + title.length + 120))
    .replace(/^[\s*_:：\-–—(（[【]+|[\s*_)）\]】]+$/gu, '')
    .trim();
  const status = text === '' ? null : phaseStatus(text);
  return { title, claimed: status === null ? null : { status, text, evidence } };
}

function isState(words: string): boolean {
  return /^(?:complete[d]?|done|in progress|ready|planning|planned|not started|blocked|pending|on hold|active|完了|進行中|未着手|計画中|準備完了|保留)(?![\p{L}\p{N}])/iu.test(
    words.trim(),
  );
}

function phaseStatus(text: string): PhaseClaim['status'] | null {
  if (/^\W{0,4}(?:planning|launching)(?!\s(?:complete|done|finished))|計画中|立案中/iu.test(text))
    return 'planning';
  if (/^[^\p{L}]{0,4}ready\b|^準備完了/iu.test(text)) return 'ready';
  const read = readStatus(text, true);
  return read === null ? null : read.planning ? 'planning' : read.status;
}

function tableAssignments(
  body: MarkdownBody,
  table: Table,
  evidenceAt: (line: BodyLine) => Evidence,
): readonly PlanAssignment[] {
  const columns = readColumns(table);
  const worker = columns.get('worker');
  const has = columns.has('mission') || columns.has('phase') || columns.has('issues') || columns.has('issue');
  if (worker === undefined || !has || columns.has('needs')) return [];
  const assignments: PlanAssignment[] = [];
  for (const row of table.rows) {
    const line = body.lineAt(row.line);
    const workers = readWorkerNumbers(row.cells[worker] ?? '');
    if (line === undefined || workers.length === 0) continue;
    const cell = (meaning: 'phase' | 'mission' | 'status' | 'issues' | 'issue'): string => {
      const column = columns.get(meaning);
      return column === undefined ? '' : (row.cells[column] ?? '').trim();
    };
    assignments.push({
      workers,
      phase: phaseAndTitle(cell('phase')).phase,
      mission: cell('mission') || null,
      status: cell('status') || null,
      targets: readTargets(cell('issues') || cell('issue'))
        .named.map((item) => item.target)
        .filter((target) => target.kind === 'issue'),
      evidence: evidenceAt(line),
    });
  }
  return assignments;
}

/** `**Worker 3** - Phase 2 Backend Planning (LAUNCHING)` with a list of mission, status and issues below it. */
function listAssignments(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
): readonly PlanAssignment[] {
  type Open = { -readonly [Key in keyof PlanAssignment]: PlanAssignment[Key] };
  const assignments: Open[] = [];
  let open: Open | null = null;
  for (const line of body.lines) {
    if (line.place !== 'text') {
      open = null;
      continue;
    }
    const { prefix } = line;
    const content = line.content.trim();
    if (content === '') continue;
    const named = /^\*\*workers?[ -]?\d[^*]{0,20}\*\*\s*[-–—:]\s*(.+)$/i.exec(content.slice(0, 200));
    if (named !== null && !prefix.bullet) {
      const rest = named[1] ?? '';
      open = {
        workers: readWorkerNumbers(content.slice(0, 30)),
        phase: phaseAndTitle(rest).phase,
        mission: null,
        status: rest,
        targets: [],
        evidence: evidenceAt(line),
      };
      assignments.push(open);
      continue;
    }
    if (open === null || !prefix.bullet) {
      open = null;
      continue;
    }
    const key = readKeyLine(content);
    if (key?.key === 'mission' || key?.key === 'role') open.mission = key.value;
    else if (key?.key === 'status') open.status = key.value;
    else if (key !== null && /issues?/.test(key.key)) {
      open.targets = readTargets(key.value)
        .named.map((item) => item.target)
        .filter((target) => target.kind === 'issue');
    }
  }
  return assignments.filter(
    (item) => item.mission !== null || item.phase !== null || item.targets.length > 0,
  );
}
