import type { TableRow, Table } from '../text/markdown.ts';
import { findReferences } from '../text/references.ts';
import { readColumns } from '../text/tableColumns.ts';
import { readWorkerNumbers } from '../reports/workerNames.ts';
import type { ArrowStep } from './arrows.ts';
import type { Target } from './claims.ts';
import { targetsOf } from './targets.ts';

/**
 * `[Worker 6 → Worker 9]`: a hand-over in brackets. It orders the work that a table of the same body gives to the two;
 * where none does, the workers stay names that mean no issue.
 */

const handOver =
  /[[【]\s{0,2}(workers?[ -]?\d{1,3}(?:\s{0,2}(?:→|⇒|➡️?|[-─=]{1,4}>)\s{0,2}workers?[ -]?\d{1,3}){1,8})\s{0,2}[\]】]/gi;

export function workerSteps(content: string): readonly ArrowStep[] {
  if (!/[[【]/.test(content) || !content.includes('orker')) return [];
  return [...content.slice(0, 2_000).matchAll(handOver)].flatMap((match) => {
    const workers = (match[1] ?? '').match(/\d{1,3}/g) ?? [];
    return workers.slice(1).map((next, at) => ({ from: [local(workers[at] ?? '')], to: [local(next)] }));
  });
}

function local(worker: string): Target {
  return { kind: 'local', id: workerId(worker), text: `Worker ${worker}` };
}

function workerId(worker: string): string {
  return `worker ${worker}`;
}

/** The one issue that each worker of a table has; who has several at once means none of them alone. */
export function workerIds(table: Table): ReadonlyMap<string, Target> {
  const columns = readColumns(table);
  const worker = columns.get('worker');
  const issue = columns.get('issue') ?? columns.get('issues');
  const found = new Map<string, Target>();
  if (worker === undefined || issue === undefined) return found;
  const several = new Set<string>();
  for (const row of table.rows) {
    const [name, second] = readWorkerNumbers(cellOf(row, worker));
    const [only, other] = findReferences(cellOf(row, issue));
    if (name === undefined || second !== undefined || only?.kind !== 'issue') continue;
    if (other !== undefined || only.first !== only.last || found.has(workerId(name))) {
      several.add(workerId(name));
      continue;
    }
    const [target] = targetsOf(only, null);
    if (target !== undefined) found.set(workerId(name), target);
  }
  for (const id of several) found.delete(id);
  return found;
}

function cellOf(row: TableRow, column: number): string {
  return row.cells[column] ?? '';
}
