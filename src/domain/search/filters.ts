import { nodeStatuses } from '../programme.ts';

/**
 * The filters of a search, in the order in which they are offered. `closed`: these values and no others. `named`: values
 * that the tracker names (labels, workers, people). `moment`: a date, a time, or so long ago.
 */
export type FilterForm =
  | { readonly form: 'closed'; readonly values: readonly string[] }
  | { readonly form: 'named' }
  | { readonly form: 'moment'; readonly values: readonly string[] };

export type FilterDefinition = FilterForm & {
  readonly name: FilterName;
  /** Other names for the same. */
  readonly aliases: readonly string[];
};

export const filterNames = [
  'is',
  'worker',
  'phase',
  'wave',
  'label',
  'author',
  'assignee',
  'milestone',
  'in',
  'has',
  'since',
  'until',
  'repo',
] as const;
export type FilterName = (typeof filterNames)[number];

/** What `is:` may ask of an issue beside its status; `issue`, `comment` and `gone` are asked of a text. */
export const issueStates = ['open', 'closed', 'critical'] as const;
export const textKinds = ['issue', 'comment', 'gone'] as const;
/** Where a text stands. Without `in:` everything but `history` is searched. */
export const places = ['title', 'body', 'comments', 'history'] as const;
export type Place = (typeof places)[number];
export const possessions = ['decision', 'report', 'blocker', 'risk'] as const;
export type Possession = (typeof possessions)[number];

const closed = (name: FilterName, values: readonly string[]): FilterDefinition => ({
  name,
  aliases: [],
  form: 'closed',
  values,
});
const named = (name: FilterName, ...aliases: readonly string[]): FilterDefinition => ({
  name,
  aliases,
  form: 'named',
});
const moment = (name: FilterName, values: readonly string[]): FilterDefinition => ({
  name,
  aliases: [],
  form: 'moment',
  values,
});

export const filters: Readonly<Record<FilterName, FilterDefinition>> = {
  is: closed('is', [...issueStates, ...nodeStatuses, ...textKinds]),
  worker: named('worker'),
  phase: named('phase'),
  wave: named('wave'),
  label: named('label'),
  author: named('author', 'by'),
  assignee: named('assignee'),
  milestone: named('milestone'),
  in: closed('in', places),
  has: closed('has', possessions),
  since: moment('since', ['look', 'today', 'yesterday', '2h', '3d', '1w']),
  until: moment('until', ['look', 'today', 'yesterday', '2h', '3d', '1w']),
  repo: named('repo'),
};

/** The filter of that name, or of that other name. */
export function filterNamed(name: string): FilterDefinition | null {
  const wanted = name.toLowerCase();
  return (
    Object.values(filters).find((filter) => filter.name === wanted || filter.aliases.includes(wanted)) ?? null
  );
}
