import { nodeStatuses, type NodeStatus, type Programme } from '../programme.ts';
import type { IssueKey } from '../tracker.ts';
import type { Possession } from './filters.ts';
import { foldText } from './foldText.ts';
import type { SearchFilter, SearchProblem } from './query.ts';

/** The parts of the programme that filters ask for. */
export type ProgrammeFacts = Pick<
  Programme,
  'nodes' | 'edges' | 'attention' | 'reports' | 'risks' | 'waves' | 'phases' | 'workers'
>;

const statuses: ReadonlySet<string> = new Set(nodeStatuses);

/** Whether only the programme can answer a filter: what is read out of texts, not what GitHub says. */
export function asksOfProgramme({ name, values }: SearchFilter): boolean {
  switch (name) {
    case 'worker':
    case 'phase':
    case 'wave':
    case 'has':
      return true;
    case 'is':
      return values.some((value) => statuses.has(value) || value === 'critical');
    case 'label':
    case 'author':
    case 'assignee':
    case 'milestone':
    case 'in':
    case 'since':
    case 'until':
    case 'repo':
      return false;
  }
}

/** The issues for which one of the filter's values holds, and the values that nothing bears. */
export function programmeIssues(
  filter: SearchFilter,
  facts: ProgrammeFacts | null,
): { readonly keys: ReadonlySet<IssueKey>; readonly unknown: readonly SearchProblem[] } {
  const keys = new Set<IssueKey>();
  const unknown: SearchProblem[] = [];
  if (facts === null) return { keys, unknown };
  for (const value of filter.values) {
    const found = issuesWith(filter.name, foldText(value), facts);
    for (const key of found) keys.add(key);
    const known = found.length > 0 ? [] : namesThereAre(filter.name, facts);
    if (known.length > 0 && !known.some((name) => foldText(name) === foldText(value))) {
      unknown.push({ kind: 'unknown-value', filter: filter.name, text: value, known });
    }
  }
  return { keys, unknown };
}

function issuesWith(name: SearchFilter['name'], value: string, facts: ProgrammeFacts): readonly IssueKey[] {
  const { nodes } = facts;
  const keysOf = (fits: (node: ProgrammeFacts['nodes'][number]) => boolean) =>
    nodes.filter(fits).map(({ key }) => key);
  switch (name) {
    case 'worker':
      return keysOf(({ worker }) => worker !== null && foldText(worker) === value);
    case 'phase':
      // `2` is the whole phase, `2.1` one part of it.
      return keysOf(({ phase }) => {
        const id = phase === null ? null : foldText(phase);
        return id !== null && (id === value || id.startsWith(`${value}.`));
      });
    case 'wave':
      return keysOf(({ wave }) => wave !== null && foldText(wave) === value);
    case 'has':
      return issuesThatHave(value as Possession, facts);
    case 'label':
    case 'author':
    case 'assignee':
    case 'milestone':
    case 'in':
    case 'since':
    case 'until':
    case 'repo':
      return [];
    case 'is':
      switch (value) {
        case 'critical':
          return keysOf(({ critical }) => critical);
        case 'open':
        case 'closed':
          return keysOf(({ state }) => state === value);
        default:
          return keysOf(({ status }) => status === (value as NodeStatus));
      }
  }
}

function issuesThatHave(what: Possession, facts: ProgrammeFacts): readonly IssueKey[] {
  switch (what) {
    case 'decision':
      return facts.attention.filter(({ kind }) => kind === 'decision').map(({ issue }) => issue);
    case 'report':
      return facts.reports.map(({ issue }) => issue);
    case 'blocker': {
      const held = facts.edges.filter(
        ({ kind, satisfied, doubt }) => kind === 'blocks' && !satisfied && doubt === null,
      );
      const told = facts.nodes.filter(({ status }) => status === 'blocked').map(({ key }) => key);
      return [...held.map(({ to }) => to), ...told];
    }
    case 'risk':
      return facts.risks.map(({ evidence }) => evidence.issue);
  }
}

function namesThereAre(
  name: SearchFilter['name'],
  { nodes, waves, workers, phases }: ProgrammeFacts,
): readonly string[] {
  const all =
    name === 'worker'
      ? [...workers.map(({ worker }) => worker), ...nodes.flatMap(({ worker }) => worker ?? [])]
      : name === 'phase'
        ? [...phases.map(({ id }) => id), ...nodes.flatMap(({ phase }) => phase ?? [])]
        : name === 'wave'
          ? [...waves.map(({ id }) => id), ...nodes.flatMap(({ wave }) => wave ?? [])]
          : [];
  return [...new Set(all)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
