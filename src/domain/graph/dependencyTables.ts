import type { Table } from '../text/markdown.ts';
import { findReferences } from '../text/references.ts';
import { readColumns } from '../text/tableColumns.ts';
import { readKeyed } from './keyedText.ts';
import { readArrows, isLeadIn } from './arrows.ts';
import { readTargets } from './targets.ts';
import type { Relation, Target } from './claims.ts';
import type { KeyMeaning } from './dependencyKeys.ts';

/** What tables say about order: a column of blockers, or rows of key and value. */

export type TableStep =
  | ({ readonly kind: 'ordered'; readonly line: number; readonly relation: Relation } & Sides)
  | { readonly kind: 'keyed'; readonly line: number; readonly meaning: KeyMeaning; readonly value: string };
type Sides = { readonly from: readonly Target[]; readonly to: readonly Target[] };

export function readTableSteps(table: Table): readonly TableStep[] {
  const steps: TableStep[] = [];
  const columns = readColumns(table);
  const needs = columns.get('needs');
  const blocks = columns.get('blocks');
  const named = columns.get('issue') ?? columns.get('title') ?? columns.get('phase') ?? columns.get('issues');
  const hasRowSubject = named !== undefined && (needs !== undefined || blocks !== undefined);
  for (const row of [table.header, ...table.rows]) {
    const [first, ...rest] = row.cells;
    if (first === undefined) continue;
    for (const cell of row.cells) {
      for (const step of readArrows(cell)) {
        steps.push({ kind: 'ordered', line: row.line, relation: 'blocks', ...step });
      }
    }
    if (hasRowSubject) {
      if (row === table.header) continue;
      const subject = rowSubject(row.cells, named, needs, blocks);
      if (subject.length === 0) continue;
      if (needs !== undefined) {
        for (const { target, soft } of readTargets(row.cells[needs] ?? '').named) {
          const relation = soft ? 'soft' : 'blocks';
          steps.push({ kind: 'ordered', line: row.line, relation, from: [target], to: subject });
        }
      }
      if (blocks !== undefined) {
        const to = readTargets(row.cells[blocks] ?? '').named.map((item) => item.target);
        if (to.length > 0)
          steps.push({ kind: 'ordered', line: row.line, relation: 'blocks', from: subject, to });
      }
      continue;
    }
    if (rest.length === 0) continue;
    const keyed = readKeyed(`${first.trim()}|${rest[0] ?? ''}`);
    if (keyed !== null)
      steps.push({ kind: 'keyed', line: row.line, meaning: keyed.meaning, value: rest[0] ?? '' });
  }
  return steps;
}

/** What the row says of itself, without what it waits for: `P0-2 | #13 | Fenders` says what `P0-2` means. */
export function definingTexts(table: Table): readonly string[] {
  const columns = readColumns(table);
  const [needs, blocks] = [columns.get('needs'), columns.get('blocks')];
  return [table.header, ...table.rows].map((row) =>
    row.cells.filter((_, index) => index !== needs && index !== blocks).join(' | '),
  );
}

/** The issue that a row is about: from its issue column, else the first cell that begins with a reference. */
function rowSubject(
  cells: readonly string[],
  named: number,
  needs: number | undefined,
  blocks: number | undefined,
): readonly Target[] {
  const order = [named, ...cells.map((_, index) => index).filter((index) => index !== named)];
  for (const index of order) {
    if (index === needs || index === blocks) continue;
    const cell = (cells[index] ?? '').slice(0, 300);
    const first = findReferences(cell)[0];
    if (first === undefined || first.kind === 'placeholder') continue;
    if (!isLeadIn(cell.slice(0, first.start))) continue;
    return readTargets(cell)
      .named.filter((item) => item.start === first.start)
      .map((item) => item.target);
  }
  return [];
}
