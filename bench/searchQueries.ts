/** 200 queries over the simulator's large programme, twenty of each kind. */
export type SearchBenchQuery = { readonly kind: string; readonly text: string };

const things = [
  'import job',
  'session keys',
  'write path',
  'event log',
  'retry policy',
  'health probe',
  'audit records',
  'rate counters',
  'tenant limits',
  'schema versions',
];
const deeds = [
  'Harden',
  'Retire',
  'Cache',
  'Measure',
  'Verify',
  'Split',
  'Expose',
  'Document',
  'Introduce',
  'Migrate',
];
const areas = [
  'Queue',
  'Metrics',
  'Edge',
  'Storage',
  'Gateway',
  'Identity',
  'Console',
  'Search',
  'Delivery',
  'Billing',
];
const frequent = [
  'worker',
  'phase',
  'the',
  'state',
  'contract',
  'measurement',
  'runner',
  'database',
  'passed',
  'reviewers',
  'progress',
  'index',
  'duration',
  'objectives',
  'package',
  'budget',
  'half',
  'flag',
  'clock',
  'test',
];
const japanese = [
  '検索',
  '再現',
  '環境',
  '管理',
  '画面',
  '作業',
  '状況',
  '残り',
  '項目',
  '確認',
  '本番',
  '相当',
  '完了',
  '検',
  '索',
  '画',
  '中',
  '日',
  '管',
  '工',
];
const statuses = ['blocked', 'ready', 'running', 'done', 'waiting'];
const filterOnly = [
  'is:open',
  'is:closed',
  'is:blocked',
  'is:ready',
  'is:critical',
  'label:bug',
  'label:docs',
  'label:priority:P0',
  'worker:71',
  'worker:200',
  'phase:2',
  'phase:3.4',
  'wave:12',
  'is:open label:bug',
  'is:blocked phase:5',
  '-is:closed worker:12',
  'since:7d',
  'is:comment author:programme-runner[bot]',
  'has:decision',
  'has:blocker',
];

const times = <Item>(count: number, make: (at: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, at) => make(at));
const of = (list: readonly string[], at: number) => list[at % list.length] ?? '';
const kind = (name: string, texts: readonly string[]): readonly SearchBenchQuery[] =>
  texts.map((text) => ({ kind: name, text }));

export const searchQueries: readonly SearchBenchQuery[] = [
  ...kind(
    'a rare number or name',
    times(20, (at) => (at % 2 === 0 ? `#${311 * (at + 3)}` : `Worker ${17 * at + 3}`)),
  ),
  ...kind('one frequent word', frequent),
  ...kind('one or two Japanese characters', japanese),
  ...kind(
    'two words',
    times(20, (at) => `${of(deeds, at)} ${of(areas, 3 * at + 1)}`),
  ),
  ...kind(
    'a phrase',
    times(
      20,
      (at) => `"${at < 10 ? '' : `${of(deeds, at)} `}${at < 10 ? of(things, at) : `the ${of(things, at)}`}"`,
    ),
  ),
  ...kind(
    'several words',
    times(20, (at) => `${of(frequent, at)} ${of(things, at)} ${of(frequent, at + 7)}`),
  ),
  ...kind(
    'the start of a word',
    times(20, (at) => of(frequent, at).slice(0, 1 + (at % 4))),
  ),
  ...kind('filters', filterOnly),
  ...kind(
    'filters and words',
    times(
      20,
      (at) =>
        `is:${of(statuses, at)} ${at % 3 === 0 ? 'label:feature ' : ''}${of([...things, ...japanese], 3 * at)}`,
    ),
  ),
  ...kind(
    'nothing to find',
    times(
      20,
      (at) =>
        of(
          [
            'zyxw',
            'qj',
            '鰯',
            'contract zyxw',
            '"path write"',
            'lighthouse keeper',
            '鯨波',
            'xylophone',
            '🦑',
            'retired penguin',
          ],
          at,
        ) + (at < 10 ? '' : ` ${at}`),
    ),
  ),
];
