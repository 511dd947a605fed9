import type { Table } from './markdown.ts';

/** What the columns of a table hold, by their headings. */

export type ColumnMeaning =
  'issue' | 'issues' | 'title' | 'needs' | 'blocks' | 'duration' | 'worker' | 'phase' | 'mission' | 'status';

const headingsOf: Readonly<Record<ColumnMeaning, readonly string[]>> = {
  issue: [
    'issue',
    '#',
    'issue #',
    'issue no',
    'issue number',
    'no',
    'number',
    'ticket',
    'id',
    '番号',
    'イシュー',
    'チケット',
    '課題',
  ],
  issues: [
    'issues',
    'assigned issues',
    'issues created',
    'target issues',
    'tasks',
    '担当issue',
    '担当イシュー',
  ],
  title: [
    'task',
    'title',
    'name',
    'description',
    'deliverable',
    'sub phase',
    'work',
    'item',
    'what',
    'タスク',
    '内容',
    '作業',
    'タイトル',
  ],
  needs: [
    ...[
      'blocking',
      'blocked by',
      'depends on',
      'dependency',
      'dependencies',
      'deps',
      'depends',
      'requires',
      'needs',
    ],
    ...[
      'prerequisite',
      'prerequisites',
      'blocker',
      'blockers',
      'after',
      'waits for',
      'waiting for',
      'predecessors',
    ],
    ...[
      'predecessor',
      'upstream',
      '依存',
      '依存先',
      '依存issue',
      '前提',
      '前提issue',
      '先行',
      'ブロッカー',
      '依存関係',
      'ブロック元',
    ],
  ],
  blocks: [
    'blocks',
    'unblocks',
    'downstream',
    'successors',
    'required by',
    '後続',
    'ブロック先',
    'ブロック対象',
  ],
  duration: [
    ...[
      'duration',
      'estimate',
      'estimated',
      'effort',
      'time',
      'est',
      'estimated time',
      'hours',
      'eta',
      'how long',
    ],
    ...['所要時間', '見積', '見積り', '見積もり', '推定時間', '工数', '時間'],
  ],
  worker: [
    'worker',
    'workers',
    'agent',
    'assignee',
    'owner',
    'assigned to',
    'who',
    '担当',
    '担当者',
    'ワーカー',
  ],
  phase: ['phase', 'stage', 'フェーズ'],
  mission: ['mission', 'role', 'responsibility', 'ミッション', '役割'],
  status: ['status', 'state', 'progress', 'ステータス', '状態', '進捗'],
};

const meanings = new Map<string, ColumnMeaning>();
for (const meaning of Object.keys(headingsOf) as ColumnMeaning[]) {
  for (const heading of headingsOf[meaning]) meanings.set(heading, meaning);
}

/** Headings that mean the issue only where no other column does. */
const countingNames = new Set(['#', 'no', 'number', 'id', '番号']);

/** Column numbers by meaning; of two alike the first counts. */
export function readColumns(table: Table): ReadonlyMap<ColumnMeaning, number> {
  const columns = new Map<ColumnMeaning, number>();
  const names = table.header.cells.map(columnName);
  names.forEach((name, index) => {
    let meaning = meanings.get(name);
    // Beside a column of blockers, "Blocking" says what the row holds up.
    if (name === 'blocking' && names.some((other) => other !== name && meanings.get(other) === 'needs')) {
      meaning = 'blocks';
    }
    if (meaning === undefined) return;
    const known = columns.get(meaning);
    // `ID | Issue`, `# | Issue | Task`: the column that says `issue` holds it, the other counts or names rows.
    const better = known !== undefined && countingNames.has(names[known] ?? '') && !countingNames.has(name);
    if (known === undefined || better) columns.set(meaning, index);
  });
  return columns;
}

function columnName(cell: string): string {
  const bare = cell
    .slice(0, 60)
    .toLowerCase()
    .replace(/[*_`~]/g, '')
    .trim();
  if (bare === '#') return bare;
  return bare
    .replace(/[(（].*$/, '')
    .replace(/[^\p{L}\p{N}# ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
