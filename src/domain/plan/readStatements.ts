import type { Evidence } from '../evidence.ts';
import { readKeyLine } from '../reports/keyLine.ts';
import { readWorkerNumbers } from '../reports/workerNames.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import type { PlanReading, PlanRow, WorkStatements } from './planReading.ts';

const ownerKeys = new Set([
  ...['worker', 'owner', 'owners', 'assignee', 'assigned', 'assigned to', 'assigned worker', 'responsible'],
  ...['assigned agent', '担当', '担当者', '担当ワーカー', 'ワーカー', '責任者'],
]);

/**
 * What an issue says of work without being a plan: a table of tasks with estimates, a line-up of one wave, or its own
 * `**Owner**: Worker 8`. Null where it says nothing of the kind. `commentRows` are the index lines of its comments; a
 * plan's own tables and comments count as the plan's.
 */
export function readStatements(
  body: MarkdownBody,
  plan: PlanReading,
  isPlan: boolean,
  commentRows: readonly PlanRow[],
  evidenceAt: (line: BodyLine) => Evidence,
): WorkStatements | null {
  const owner = readOwner(body, evidenceAt);
  const rows = isPlan
    ? []
    : [...plan.rows, ...commentRows].filter((row) => row.duration !== null || row.worker !== null);
  const lineUp = isPlan ? [] : plan.waves.flatMap((wave) => wave.lineUp);
  const assignments = isPlan ? [] : plan.assignments.filter(({ targets }) => targets.length > 0);
  const empty = owner === null && rows.length + lineUp.length + assignments.length === 0;
  return empty ? null : { rows, lineUp, assignments, owner };
}

/** Who has an issue stands among the first lines; a long list without headings is about other things. */
const mostLines = 200;

/** The first `**Owner**: Worker 8` that names one worker by number; further down, lists are about their own tasks. */
function readOwner(body: MarkdownBody, evidenceAt: (line: BodyLine) => Evidence): WorkStatements['owner'] {
  const sections = body.headings.filter((heading) => heading.depth > 1);
  const second = sections[1]?.line ?? Infinity;
  for (const line of body.lines.slice(0, mostLines)) {
    if (line.number >= second) return null;
    if (line.place !== 'text' && line.place !== 'table') continue;
    const content = line.content.slice(0, 200);
    const key = readKeyLine(/^[^:：]*\|/.test(content) ? content.replace('|', ':') : content);
    if (key === null || !ownerKeys.has(key.key)) continue;
    const [worker, other] = readWorkerNumbers(key.value);
    if (worker !== undefined && other === undefined) return { worker, evidence: evidenceAt(line) };
  }
  return null;
}
