import { doubtFinder } from './graph/doubt.ts';
import { readEdges } from './graph/edges.ts';
import { buildIssueIndex, keyOf, type IssueIndex } from './graph/issueIndex.ts';
import { readParents } from './graph/parents.ts';
import { groupPhases } from './graph/phaseGroups.ts';
import { resolvePlannedNumbers, rowFits } from './graph/planRows.ts';
import { targetResolver } from './graph/resolveTargets.ts';
import { scheduleWork, type Schedule } from './graph/schedule.ts';
import { composePhases } from './plan/composePhases.ts';
import { composePlans, type ComposedPlans } from './plan/composePlan.ts';
import { composeReports } from './reports/composeReports.ts';
import type { Programme, ProgrammeEdge, ProgrammeNode, WorkerPulse } from './programme.ts';
import { readIssue, type IssueReading } from './reading.ts';
import { addMinutes } from './text/time.ts';
import type { IssueKey, Tracker } from './tracker.ts';
import { readAttention } from './verdicts/attention.ts';
import { readLatestWords, type LatestWords, type WorkerWord } from './verdicts/latestWords.ts';
import { nodeStatus, statusOfWord } from './verdicts/nodeStatus.ts';

/**
 * Composes one picture from all that the issues say. `readings` may hold what `readIssue` returned for issues that
 * have not changed since; whatever is missing is read here. The result does not depend on the order of the issues.
 */
export function readProgramme(tracker: Tracker, readings?: ReadonlyMap<IssueKey, IssueReading>): Programme {
  const all = new Map<IssueKey, IssueReading>();
  for (const issue of tracker.issues) {
    all.set(issue.key, readings?.get(issue.key) ?? readIssue(issue, tracker.repository));
  }
  const index = buildIssueIndex(tracker.repository, tracker.issues, all);
  const parents = readParents(index);
  const titled = new Map<IssueKey, string>();
  for (const entry of index.issues) {
    const phase = entry.reading === null ? entry.row?.phase : entry.reading.phase;
    if (phase != null) titled.set(entry.key, phase);
  }
  const listed = plansListing(index);
  const byTitle = groupPhases(index, parents, titled, listed);
  const planned = resolvePlannedNumbers(index, byTitle, (row, key) => rowFits(index, row, key));
  // Issues without a phase in their title take it from a plan row that fits them.
  const phaseOf = new Map(titled);
  for (const plan of index.plans) {
    for (const row of index.byKey.get(plan)?.reading?.plan?.rows ?? []) {
      const key = planned.meant(plan, keyOf(index.repository, row.repository, row.number));
      if (row.phase?.includes('.') === true && index.byKey.has(key) && !phaseOf.has(key))
        phaseOf.set(key, row.phase);
    }
  }
  const groups = phaseOf.size === titled.size ? byTitle : groupPhases(index, parents, phaseOf, listed);
  const resolve = targetResolver(index, parents, groups, planned);
  const { edges, links, unresolved } = readEdges(index, parents, resolve, doubtFinder(index, groups));
  const words = readLatestWords(index, parents, groups);
  const plans = composePlans(index, groups, planned);

  const order = index.issues.map((entry) => entry.key);
  const numberOf = new Map(order.map((key, at) => [key, at]));
  const blocking: [number, number][] = [];
  for (const edge of edges) {
    const [from, to] = [numberOf.get(edge.from), numberOf.get(edge.to)];
    if (from !== undefined && to !== undefined && holdsUp(edge, index)) blocking.push([from, to]);
  }
  const durations = index.issues.map((entry) => {
    const own = entry.reading;
    if (own?.duration != null) return { duration: own.duration, evidence: own.durationEvidence };
    return plans.durationOf.get(entry.key) ?? null;
  });
  const schedule = scheduleWork(
    index.issues.map((entry, at) => ({
      unfinished: entry.issue?.state !== 'closed' && !parents.containers.has(entry.key),
      duration: durations[at]?.duration ?? null,
    })),
    blocking,
  );
  const held = heldIssues(edges, index, words);
  const nodes = index.issues.map((entry, at): ProgrammeNode => {
    const word = words.ofIssue.get(entry.key);
    const closed = entry.issue?.state === 'closed';
    const phase = groups.phaseOf.get(entry.key) ?? null;
    const scope = phase === null ? null : groups.scopeOf(entry.key);
    const gate = closed || phase === null ? null : closedGate(plans, scope, phase);
    const status = nodeStatus({ closed, word, gated: gate !== null, held: held.has(entry.key) });
    const said = !closed && word !== undefined && statusOfWord(word) === status;
    const start = schedule.start[at];
    return {
      key: entry.key,
      title: entry.title,
      state: closed ? 'closed' : 'open',
      status,
      statusEvidence: said ? word.evidence : status === 'gated' && gate !== null ? [gate] : [],
      statusSince: closed ? (entry.issue?.closedAt ?? null) : said ? word.at : null,
      phase,
      scope,
      wave: plans.waveOf.get(entry.key) ?? null,
      worker: workerOf(entry.key, words, plans),
      duration: durations[at]?.duration ?? null,
      durationEvidence: durations[at]?.evidence ?? null,
      earliestStart: start == null ? null : addMinutes(tracker.asOf, start),
      slackMinutes: schedule.slack[at] ?? null,
      critical: schedule.critical[at] ?? false,
      level: schedule.level[at] ?? 0,
      container: parents.containers.has(entry.key),
      labels: entry.issue?.labels.map((label) => label.name) ?? [],
      updatedAt: entry.issue?.updatedAt ?? tracker.asOf,
      commentCount: entry.issue?.comments.length ?? 0,
    };
  });
  return {
    repository: tracker.repository,
    asOf: tracker.asOf,
    plans: index.plans,
    nodes,
    edges,
    links,
    phases: composePhases(index, parents, groups, plans, words),
    waves: plans.waves,
    cycles: keysOf(schedule.cycles, order),
    criticalPath: keysOf([schedule.path], order)[0] ?? [],
    unresolved,
    attention: readAttention(index, words),
    workers: readWorkers(words, plans, index),
    reports: composeReports(index, parents, groups),
    gates: plans.gates,
    risks: plans.risks,
  };
}

/** Plans whose index, in the body or in a comment, gives an issue the phase that its own title has. */
function plansListing(index: IssueIndex): ReadonlyMap<IssueKey, readonly IssueKey[]> {
  const listed = new Map<IssueKey, IssueKey[]>();
  for (const plan of index.plans) {
    const reading = index.byKey.get(plan)?.reading;
    if (reading == null) continue;
    for (const row of [
      ...(reading.plan?.rows ?? []),
      ...reading.comments.flatMap((comment) => comment.rows),
    ]) {
      const key = keyOf(index.repository, row.repository, row.number);
      if (key === plan || row.phase === null || !index.byKey.has(key) || !rowFits(index, row, key)) continue;
      const known = listed.get(key);
      if (known === undefined) listed.set(key, [plan]);
      else if (!known.includes(plan)) known.push(plan);
    }
  }
  return listed;
}

/** Open, undoubted, blocking: what really keeps work from starting. */
function holdsUp(edge: ProgrammeEdge, index: IssueIndex): boolean {
  return (
    edge.kind === 'blocks' &&
    !edge.satisfied &&
    edge.doubt === null &&
    index.byKey.get(edge.to)?.issue?.state !== 'closed'
  );
}

function heldIssues(
  edges: readonly ProgrammeEdge[],
  index: IssueIndex,
  words: LatestWords,
): ReadonlySet<IssueKey> {
  const held = new Set<IssueKey>();
  for (const edge of edges) {
    if (edge.satisfied || edge.doubt !== null) continue;
    if (holdsUp(edge, index)) held.add(edge.to);
    else if (edge.kind === 'soft') {
      const said = words.ofIssue.get(edge.from)?.status;
      if (said !== 'running' && said !== 'done' && said !== 'review') held.add(edge.to);
    }
  }
  return held;
}

/** The evidence of the gate before a phase while it is not approved; null where nothing bars the way. */
function closedGate(
  plans: ComposedPlans,
  scope: IssueKey | null,
  phase: string,
): NonNullable<ProgrammeNode['durationEvidence']> | null {
  if (scope === null) return null;
  const gates = plans.gatesOf(scope);
  const major = Number(phase.split('.')[0]);
  const before = gates.get(String(major - 1));
  return before !== undefined && before.status !== 'approved' ? before.evidence : null;
}

/** Who has spoken, and whom the plans name and nobody has heard of yet; numbers first. */
function readWorkers(words: LatestWords, plans: ComposedPlans, index: IssueIndex): readonly WorkerPulse[] {
  const pulses = words.ofWorker.map((last) => pulseOf(last, index));
  const heard = new Set(pulses.map(({ worker }) => worker));
  for (const worker of plans.workers) {
    if (heard.has(worker)) continue;
    const own = [...plans.workerOf].filter(([, name]) => name === worker).map(([key]) => key);
    const issue = own.find((key) => index.byKey.get(key)?.issue?.state !== 'closed') ?? own[0] ?? null;
    pulses.push({ worker, issue, status: 'waiting', lastReport: null });
  }
  const isName = ({ worker }: WorkerPulse): number => (/^\d+$/.test(worker) ? 0 : 1);
  return pulses.sort(
    (a, b) => isName(a) - isName(b) || a.worker.localeCompare(b.worker, 'en', { numeric: true }),
  );
}

function pulseOf({ worker, issue, word }: WorkerWord, index: IssueIndex): WorkerPulse {
  const closed = issue !== null && index.byKey.get(issue)?.issue?.state === 'closed';
  const status = closed && word.status === 'done' ? 'done' : (statusOfWord(word) ?? 'waiting');
  return { worker, issue, status, lastReport: word.evidence.at(-1) ?? null };
}

function workerOf(key: IssueKey, words: LatestWords, plans: ComposedPlans): string | null {
  const word = words.ofIssue.get(key);
  const speaks = word !== undefined && word.status !== 'waiting';
  return (speaks ? word.worker : null) ?? plans.workerOf.get(key) ?? null;
}

function keysOf(rings: Schedule['cycles'], order: readonly IssueKey[]): readonly (readonly IssueKey[])[] {
  return rings.map((ring) => ring.map((at) => order[at]).filter((key) => key !== undefined));
}
