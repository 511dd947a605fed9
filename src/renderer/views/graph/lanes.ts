import type { ProgrammeNode, ProgrammePhase } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { ProgrammeState } from '../../stores/programme.ts';

/** What the graph reads of the programme. */
export type GraphSource = Pick<
  ProgrammeState,
  'nodes' | 'edges' | 'links' | 'phases' | 'waves' | 'plans' | 'criticalPath'
>;

/** Why issues share a lane. */
export type LaneKind =
  | { readonly kind: 'phase'; readonly phase: string }
  /** Work of another plan, epic or milestone than the one in hand. */
  | { readonly kind: 'scope'; readonly scope: IssueKey }
  | { readonly kind: 'outside' };

export type Lane = {
  readonly id: string;
  readonly about: LaneKind;
  /** The phase's or the epic's own title; empty for `outside`. */
  readonly title: string;
  readonly issues: readonly IssueKey[];
  /** Drawn as one card that can be opened. */
  readonly collapsed: boolean;
  /** False where there is nothing inside but plans and epics, which are not drawn as work. */
  readonly opens: boolean;
};

/** The lane that a user opened or closed by hand, by its id. */
export type LaneChoices = ReadonlyMap<string, boolean>;

/** The plan in hand: the coordination issue's, else that of the first phase; null where nothing is planned. */
export function scopeInHand({ plans, phases }: Pick<GraphSource, 'plans' | 'phases'>): IssueKey | null {
  const scopes = new Set(phases.map(({ scope }) => scope));
  return plans.find((plan) => scopes.has(plan)) ?? phases[0]?.scope ?? null;
}

/** `2` of `2.1`. */
export function phaseFamily(phase: string): string {
  return phase.split('.')[0] ?? phase;
}

/**
 * The phases of the plan in hand, in its order, then one lane for each other scope, then what belongs to none.
 * A lane is collapsed where everything in it is done, where it holds nothing but plans and epics, or where it
 * belongs to another scope than the one in hand, until the user says otherwise.
 */
export function lanesOf(source: GraphSource, choices: LaneChoices): Lane[] {
  const inHand = scopeInHand(source);
  const groups = new Map<
    string,
    { about: LaneKind; title: string; issues: IssueKey[]; containers: IssueKey[] }
  >();
  for (const phase of source.phases) {
    if (phase.scope !== inHand) continue;
    groups.set(`phase:${phase.id}`, {
      about: { kind: 'phase', phase: phase.id },
      title: phase.title,
      issues: [],
      containers: containersOf(phase, source),
    });
  }
  const planned = groups.size > 0;
  const parents = parentsOf(source);
  for (const node of source.nodes.values()) {
    if (node.container) continue;
    const { id, about } = laneOfNode(node, inHand, planned, parents);
    const known = groups.get(id);
    if (known !== undefined) known.issues.push(node.key);
    else groups.set(id, { about, title: titleOf(about, source), issues: [node.key], containers: [] });
  }
  const lanes: Lane[] = [];
  for (const [id, group] of groups) {
    const { about, title, issues, containers } = group;
    if (issues.length + containers.length === 0) continue;
    const nothingLeft = issues.every((key) => source.nodes.get(key)?.status === 'done');
    const foreign = planned && about.kind !== 'phase';
    lanes.push({
      id,
      about,
      title,
      issues: issues.length === 0 ? containers : issues,
      opens: issues.length > 0,
      collapsed: issues.length === 0 || (choices.get(id) ?? (foreign || nothingLeft)),
    });
  }
  return lanes.sort((a, b) => rank(a) - rank(b));
}

function rank({ about }: Lane): number {
  return about.kind === 'phase' ? 0 : about.kind === 'scope' ? 1 : 2;
}

function containersOf(phase: ProgrammePhase, { nodes }: GraphSource): IssueKey[] {
  return phase.issues.filter((key) => nodes.get(key)?.container === true);
}

function parentsOf({ links, nodes }: GraphSource): ReadonlyMap<IssueKey, IssueKey> {
  const parents = new Map<IssueKey, IssueKey>();
  for (const { kind, from, to } of links) {
    if (kind !== 'parent') continue;
    // Which end is the parent is told by which of them holds work.
    const [parent, child] = nodes.get(from)?.container === true ? [from, to] : [to, from];
    if (nodes.get(parent)?.container === true && !parents.has(child)) parents.set(child, parent);
  }
  return parents;
}

function laneOfNode(
  node: ProgrammeNode,
  inHand: IssueKey | null,
  planned: boolean,
  parents: ReadonlyMap<IssueKey, IssueKey>,
): { id: string; about: LaneKind } {
  if (planned && node.phase !== null && node.scope === inHand) {
    const phase = phaseFamily(node.phase);
    return { id: `phase:${phase}`, about: { kind: 'phase', phase } };
  }
  const scope =
    node.scope !== null && (!planned || node.scope !== inHand) ? node.scope : parents.get(node.key);
  if (scope !== undefined && scope !== inHand)
    return { id: `scope:${scope}`, about: { kind: 'scope', scope } };
  return { id: 'outside', about: { kind: 'outside' } };
}

function titleOf(about: LaneKind, { nodes }: GraphSource): string {
  return about.kind === 'scope' ? (nodes.get(about.scope)?.title ?? '') : '';
}
