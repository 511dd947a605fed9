import type { Evidence } from '../evidence.ts';
import type { IndexedIssue } from '../graph/issueIndex.ts';
import type { Outside } from '../graph/outside.ts';
import type { EdgeBook } from '../graph/edgeBook.ts';
import { scheduleWork, type Schedule, type WorkNode } from '../graph/schedule.ts';
import type { ProgrammeNode } from '../programme.ts';
import type { IssueKey } from '../tracker.ts';
import type { LatestWords, Word } from '../verdicts/latestWords.ts';
import { nodeStatus, statusOfWord } from '../verdicts/nodeStatus.ts';
import { kept, sameValue } from './sameValue.ts';
import type { Structure } from './structure.ts';

/** What a node was made of: while all of it is the same, the node is. */
type Made = {
  readonly entry: IndexedIssue;
  readonly word: Word | undefined;
  readonly held: boolean;
  readonly starts: number | null;
  readonly slack: number | null;
  readonly critical: boolean;
  readonly level: number;
  readonly node: ProgrammeNode;
};

/** A turn for others after so many nodes: a millisecond or two. */
const nodesOfOneStep = 1_000;

/** The nodes in the order of issues, with the schedule that they stand in. Kept while issues change. */
export class NodeBook {
  readonly #structure: Structure;
  readonly #made: Made[] = [];
  /** The nodes of the structure before, until each was looked at once. */
  #former: ReadonlyMap<IssueKey, ProgrammeNode>;
  #nodes: readonly ProgrammeNode[] = [];
  /** What the schedule rests on besides the edges, by place. */
  readonly #work: (WorkNode & { readonly closed: boolean })[] = [];
  #workChanged = false;
  #blocking: readonly (readonly [number, number])[] = [];
  #schedule: Schedule | null = null;
  #edges: EdgeBook['placed'] | null = null;
  #held: Uint8Array = new Uint8Array();
  #cycles: readonly (readonly IssueKey[])[] = [];
  #criticalPath: readonly IssueKey[] = [];

  constructor(structure: Structure, former: readonly ProgrammeNode[]) {
    this.#structure = structure;
    this.#former = new Map(former.map((node) => [node.key, node]));
  }

  get nodes(): readonly ProgrammeNode[] {
    return this.#nodes;
  }

  get cycles(): readonly (readonly IssueKey[])[] {
    return this.#cycles;
  }

  get criticalPath(): readonly IssueKey[] {
    return this.#criticalPath;
  }

  /** Looks at an issue again whose state or estimate may have changed. */
  change(entry: IndexedIssue, rank: number): void {
    const { parents, plans } = this.#structure;
    const { key, issue, reading } = entry;
    const closed = issue?.state === 'closed' || entry.outside?.state === 'closed';
    const work = kept(this.#work[rank], {
      closed,
      unfinished: !closed && !parents.containers.has(key),
      duration: reading?.duration ?? plans.durationOf.get(key)?.duration ?? null,
    });
    if (work !== this.#work[rank]) this.#workChanged = true;
    this.#work[rank] = work;
  }

  /** `touched` are the issues that changed, or of which another word counts now. */
  *settle(
    edges: EdgeBook,
    words: LatestWords,
    touched: ReadonlySet<IssueKey>,
  ): Generator<undefined, undefined> {
    const { index } = this.#structure;
    const [scheduleBefore, heldBefore] = [this.#schedule, this.#held];
    const schedule = this.#plan(edges);
    yield;
    const held = heldIssues(edges, index.issues, words);
    const isTouched = new Uint8Array(index.issues.length);
    for (const key of touched) isTouched[index.rankOf.get(key) ?? -1] = 1;
    let changed = this.#nodes.length !== index.issues.length;
    for (let at = 0; at < index.issues.length; at += 1) {
      if (at % nodesOfOneStep === nodesOfOneStep - 1) yield;
      const before = this.#made[at];
      const entry = index.issues[at];
      const sameState = isTouched[at] === 0 && held[at] === heldBefore[at];
      if (entry === undefined) continue;
      if (before !== undefined && sameState) {
        if (schedule === scheduleBefore || isPlannedBy(before, schedule, at)) continue;
      }
      const inputs = {
        entry,
        word: words.ofIssue.get(entry.key),
        held: held[at] === 1,
        starts: schedule.start[at] ?? null,
        slack: schedule.slack[at] ?? null,
        critical: schedule.critical[at] ?? false,
        level: schedule.level[at] ?? 0,
      };
      const node = kept(before?.node ?? this.#former.get(entry.key), this.#make(inputs, words));
      this.#made[at] = { ...inputs, node };
      if (node !== before?.node) changed = true;
    }
    this.#held = held;
    this.#former = new Map();
    if (changed) this.#nodes = this.#made.map(({ node }) => node);
  }

  /** The schedule rests on durations, on what is finished, and on what holds work up; words change none of them. */
  #plan(edges: EdgeBook): Schedule {
    const { index } = this.#structure;
    const known = this.#schedule;
    if (known !== null && !this.#workChanged && this.#edges === edges.placed) return known;
    const blocking: [number, number][] = [];
    for (const { from, to, edge } of edges.placed) {
      if (edge.kind !== 'blocks' || edge.satisfied || edge.doubt !== null) continue;
      if (index.issues[to]?.issue?.state !== 'closed') blocking.push([from, to]);
    }
    this.#edges = edges.placed;
    if (known !== null && !this.#workChanged && sameValue(blocking, this.#blocking)) return known;
    const schedule = scheduleWork(this.#work, blocking);
    this.#schedule = schedule;
    this.#blocking = blocking;
    this.#workChanged = false;
    const keysOf = (ring: readonly number[]): readonly IssueKey[] =>
      ring.map((at) => index.issues[at]?.key).filter((key) => key !== undefined);
    this.#cycles = kept(this.#cycles, schedule.cycles.map(keysOf));
    this.#criticalPath = kept(this.#criticalPath, keysOf(schedule.path));
    return schedule;
  }

  #make(inputs: Omit<Made, 'node'>, words: LatestWords): ProgrammeNode {
    const { entry, word, held, ...planned } = inputs;
    if (entry.outside !== undefined) return this.#makePartial(inputs, entry.outside);
    const { parents, groups, plans } = this.#structure;
    const { key, issue, reading } = entry;
    const closed = issue?.state === 'closed';
    const phase = groups.phaseOf.get(key) ?? null;
    const scope = phase === null ? (plans.planOf.get(key) ?? null) : groups.scopeOf(key);
    const gate = closed || phase === null ? null : this.#closedGate(scope, phase);
    const status = nodeStatus({ closed, word, gated: gate !== null, held });
    const said = !closed && word !== undefined && statusOfWord(word) === status;
    const byPlan = plans.durationOf.get(key);
    const [duration, durationEvidence] =
      reading?.duration != null
        ? [reading.duration, reading.durationEvidence]
        : [byPlan?.duration ?? null, byPlan?.evidence ?? null];
    return {
      key,
      title: entry.title,
      state: closed ? 'closed' : 'open',
      status,
      statusEvidence: said ? word.evidence : status === 'gated' && gate !== null ? [gate] : [],
      statusSince: closed ? (issue.closedAt ?? null) : said ? word.at : null,
      phase,
      scope,
      wave: plans.waveOf.get(key) ?? null,
      worker: workerOf(key, words, plans),
      duration,
      durationEvidence,
      startsInMinutes: planned.starts,
      slackMinutes: planned.slack,
      critical: planned.critical,
      level: planned.level,
      container: parents.containers.has(key),
      labels: issue?.labels.map((label) => label.name) ?? [],
      // What only a plan names is as old as the plan's text.
      updatedAt: issue?.updatedAt ?? entry.row?.evidence.at ?? '',
      commentCount: issue?.comments.length ?? 0,
    };
  }

  /** What is worked on elsewhere is done there, or it waits: words here do not tell. */
  #makePartial(
    { entry, starts, slack, critical, level }: Omit<Made, 'node'>,
    outside: Outside,
  ): ProgrammeNode {
    const closed = outside?.state === 'closed';
    return {
      ...{ key: entry.key, title: entry.title, state: closed ? 'closed' : 'open' },
      ...{ status: closed ? 'done' : 'waiting', statusEvidence: [], statusSince: outside?.closedAt ?? null },
      ...{ phase: null, scope: null, wave: null, worker: null, duration: null, durationEvidence: null },
      ...{ startsInMinutes: starts, slackMinutes: slack, critical, level },
      container: this.#structure.parents.containers.has(entry.key),
      ...{ labels: [], updatedAt: '', commentCount: 0 },
      partial: outside === null ? 'named' : 'known',
    };
  }

  /** The evidence of the gate before a phase while it is not approved; null where nothing bars the way. */
  #closedGate(scope: IssueKey | null, phase: string): Evidence | null {
    if (scope === null) return null;
    const major = Number(phase.split('.')[0]);
    const before = this.#structure.plans.gatesOf(scope).get(String(major - 1));
    return before !== undefined && before.status !== 'approved' ? before.evidence : null;
  }
}

function isPlannedBy(made: Made, schedule: Schedule, at: number): boolean {
  return (
    made.starts === schedule.start[at] &&
    made.slack === schedule.slack[at] &&
    made.critical === schedule.critical[at] &&
    made.level === schedule.level[at]
  );
}

/** 1 for each issue that an open, undoubted edge holds up: a blocker, or something that must have started and has not. */
function heldIssues(edges: EdgeBook, issues: readonly IndexedIssue[], words: LatestWords): Uint8Array {
  const held = new Uint8Array(issues.length);
  for (const { to, edge } of edges.placed) {
    if (edge.satisfied || edge.doubt !== null) continue;
    if (edge.kind === 'blocks') {
      if (issues[to]?.issue?.state !== 'closed') held[to] = 1;
    } else {
      const said = words.ofIssue.get(edge.from)?.status;
      if (said !== 'running' && said !== 'done' && said !== 'review') held[to] = 1;
    }
  }
  return held;
}

function workerOf(key: IssueKey, words: LatestWords, plans: Structure['plans']): string | null {
  const word = words.ofIssue.get(key);
  const speaks = word !== undefined && word.status !== 'waiting';
  return (speaks ? word.worker : null) ?? plans.workerOf.get(key) ?? null;
}
