import { isOwnWork } from '../programme.ts';
import type { Evidence } from '../evidence.ts';
import type { DurationRange, Programme, ProgrammeNode, ProgrammeWave } from '../programme.ts';
import { formatTime, parseTime } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { DatedIssue } from './actual.ts';
import { allocate, nobody, type Allocation } from './allocate.ts';
import { assumedMinutes } from './estimate.ts';
import { networkOf } from './network.ts';
import type { PlanFacts } from './planFacts.ts';
import { dayMilliseconds, startOfDay, workingDay } from './workingDays.ts';

/** Why a planned span begins when it does. `created`: no wave names the issue, so it was planned when it was opened. */
export type BaselineBasis = 'wave' | 'created';

export type BaselineSpan = {
  readonly issue: IssueKey;
  /** ISO 8601 UTC. */
  readonly start: string;
  readonly finish: string;
  readonly minutes: number;
  /** True where no estimate is written: `assumedMinutes` then. */
  readonly assumed: boolean;
  readonly basis: BaselineBasis;
  /** The wave's own lines, then the estimate's. */
  readonly evidence: readonly Evidence[];
};

/** Where a wave's dates come from: its days, its period (`Week 2`, `Nov 17`), or only its place after the one before. */
export type WaveBasis = 'days' | 'period' | 'order';

export type BaselineWave = {
  readonly scope: IssueKey | null;
  readonly id: string;
  readonly start: string;
  /** The end of its last day, or of its last issue where neither days nor period are stated: the checkpoint's date. */
  readonly finish: string;
  readonly basis: WaveBasis;
  readonly evidence: readonly Evidence[];
};

export type Baseline = {
  readonly start: {
    readonly at: string;
    readonly basis: 'plan' | 'created' | 'none';
    readonly evidence: Evidence | null;
  };
  readonly issues: ReadonlyMap<IssueKey, BaselineSpan>;
  /** As the programme's waves. */
  readonly waves: readonly BaselineWave[];
};

/**
 * What was planned: every issue begins in its wave, after its blockers and after what its worker does before, and
 * takes its estimate (the middle of a range). Nothing that happened counts, only what is written as a plan; rings of
 * blockers are left out, soft edges and doubted ones too. A wave that states neither days nor a period follows the
 * wave before it in the same plan.
 */
export function readBaseline(
  programme: Programme,
  issues: readonly DatedIssue[],
  facts: PlanFacts,
): Baseline {
  const createdAt = new Map(issues.map(({ key, createdAt: at }) => [key, parseTime(at)]));
  const start = startOf(programme, createdAt, facts);
  const origin = parseTime(start.at) ?? 0;
  const windows = programme.waves.map((wave) => windowOf(wave, origin));
  const waveOf = new Map<IssueKey, number>();
  programme.waves.forEach((wave, at) => {
    for (const key of wave.issues) if (!waveOf.has(key)) waveOf.set(key, at);
  });
  const nodes = programme.nodes.filter(isOwnWork);
  const placed = placeWork(programme, nodes, (node) => {
    const wave = waveOf.get(node.key);
    return wave === undefined
      ? { wave: null, from: Math.max(createdAt.get(node.key) ?? origin, origin) }
      : { wave, from: windows[wave]?.from ?? null };
  });
  const spans = new Map<IssueKey, BaselineSpan>();
  const ends = programme.waves.map(() => -Infinity);
  const starts = programme.waves.map(() => Infinity);
  nodes.forEach((node, at) => {
    const from = placed.start[at] ?? origin;
    const to = placed.finish[at] ?? from;
    const wave = waveOf.get(node.key);
    if (wave !== undefined) {
      ends[wave] = Math.max(ends[wave] ?? to, to);
      starts[wave] = Math.min(starts[wave] ?? from, from);
    }
    spans.set(node.key, {
      issue: node.key,
      start: formatTime(from) ?? start.at,
      finish: formatTime(to) ?? start.at,
      minutes: plannedMinutes(node.duration),
      assumed: node.duration === null,
      basis: wave === undefined ? 'created' : 'wave',
      evidence: [
        ...(wave === undefined ? [] : (programme.waves[wave]?.evidence ?? [])),
        ...(node.durationEvidence === null ? [] : [node.durationEvidence]),
      ],
    });
  });
  let before = origin;
  const waves = programme.waves.map((wave, at): BaselineWave => {
    if (programme.waves[at - 1]?.scope !== wave.scope) before = origin;
    const window = windows[at] ?? null;
    const lasts = ends[at] !== -Infinity;
    const from = window?.from ?? (lasts ? (starts[at] ?? before) : before);
    const to = window?.to ?? Math.max(from, lasts ? (ends[at] ?? from) : from);
    before = to;
    return {
      scope: wave.scope,
      id: wave.id,
      start: formatTime(from) ?? start.at,
      finish: formatTime(to) ?? start.at,
      basis: window === null ? 'order' : wave.days !== null ? 'days' : 'period',
      evidence: wave.evidence,
    };
  });
  return { start, issues: spans, waves };
}

/** The middle of a range, `assumedMinutes` for the unknown. */
export function plannedMinutes(duration: DurationRange | null): number {
  return duration === null ? assumedMinutes : Math.max(0, (duration.low + duration.high) / 2);
}

function startOf(
  programme: Programme,
  createdAt: ReadonlyMap<IssueKey, number | null>,
  { created }: PlanFacts,
): Baseline['start'] {
  const stated = created === null ? null : parseTime(`${created.day}T00:00:00Z`);
  if (created !== null && stated !== null)
    return { at: `${created.day}T00:00:00Z`, basis: 'plan', evidence: created.evidence };
  const [plan] = programme.plans;
  const opened = plan === undefined ? null : (createdAt.get(plan) ?? null);
  let first = opened ?? Infinity;
  if (opened === null) for (const at of createdAt.values()) first = Math.min(first, at ?? Infinity);
  const at = first === Infinity ? null : formatTime(startOfDay(first));
  return { at: at ?? programme.asOf, basis: at === null ? 'none' : 'created', evidence: null };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Milliseconds from the start of a wave's first day to the end of its last; null where only its order is known. */
function windowOf(wave: ProgrammeWave, origin: number): { from: number; to: number } | null {
  const span = (first: number, last: number) => ({
    from: workingDay(origin, first),
    to: workingDay(origin, last) + dayMilliseconds,
  });
  if (wave.days !== null) return span(wave.days.first, wave.days.last);
  const period = (wave.period ?? '').slice(0, 80);
  const weeks = /(?:\bweeks?\s?|第)(\d{1,2})(?:\s?[-–~〜]\s?(\d{1,2}))?/i.exec(period);
  if (weeks !== null) {
    const first = Number(weeks[1]);
    return span(5 * (first - 1) + 1, 5 * Math.max(first, Number(weeks[2] ?? first)));
  }
  const dates = [
    ...period.matchAll(/(\d{4})-(\d{2})-(\d{2})/g),
    ...period.matchAll(/\b([a-z]{3})[a-z]*\.?\s(\d{1,2})\b/gi),
  ]
    .map((match) => dateOf(match, origin))
    .filter((day) => day !== null);
  if (dates.length === 0) return null;
  return {
    from: dates.reduce((a, b) => Math.min(a, b)),
    to: dates.reduce((a, b) => Math.max(a, b)) + dayMilliseconds,
  };
}

/** A month and a day without a year are those nearest to the programme's start. */
function dateOf([whole, month, day]: RegExpExecArray, origin: number): number | null {
  if (/^\d/.test(whole)) return parseTime(`${whole}T00:00:00Z`);
  const number = months.indexOf((month ?? '').toLowerCase()) + 1;
  if (number === 0) return null;
  const year = Number((formatTime(origin) ?? '1970').slice(0, 4));
  const written = `${String(number).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  const near = [year - 1, year, year + 1]
    .map((each) => parseTime(`${each}-${written}T00:00:00Z`))
    .filter((time) => time !== null);
  return near.reduce<number | null>(
    (best, time) => (best === null || Math.abs(time - origin) < Math.abs(best - origin) ? time : best),
    null,
  );
}

type Place = { readonly wave: number | null; readonly from: number | null };

/** Start and finish of each node in milliseconds. */
function placeWork(
  programme: Programme,
  nodes: readonly ProgrammeNode[],
  placeOf: (node: ProgrammeNode) => Place,
): { readonly start: Float64Array; readonly finish: Float64Array } {
  const numberOf = new Map(nodes.map((node, at) => [node.key, at]));
  const pairs: [number, number][] = [];
  for (const edge of programme.edges) {
    const [from, to] = [numberOf.get(edge.from), numberOf.get(edge.to)];
    if (from !== undefined && to !== undefined && edge.kind === 'blocks' && edge.doubt === null)
      pairs.push([from, to]);
  }
  const minutes = Float64Array.from(nodes, (node) => plannedMinutes(node.duration));
  const places = nodes.map(placeOf);
  // Waves without dates of their own wait for the wave before: a milestone of no length ends each wave. The order of
  // waves gives way where blockers say otherwise.
  const byWave: [number, number][] = [];
  const count = nodes.length;
  const waves = programme.waves.length;
  const release = new Float64Array(count + waves);
  const least = places.reduce((first, { from }) => Math.min(first, from ?? Infinity), Infinity);
  const zero = least === Infinity ? 0 : least;
  places.forEach(({ wave, from }, at) => {
    if (from !== null) release[at] = (from - zero) / 60_000;
    if (wave === null) return;
    byWave.push([at, count + wave]);
    const isLater = programme.waves[wave - 1]?.scope === programme.waves[wave]?.scope;
    if (from === null && isLater && wave > 0) byWave.push([count + wave - 1, at]);
  });
  for (let wave = 1; wave < waves; wave += 1)
    if (programme.waves[wave - 1]?.scope === programme.waves[wave]?.scope)
      byWave.push([count + wave - 1, count + wave]);
  const names = new Map<string, number>();
  const worker = new Int32Array(count + waves).fill(nobody);
  nodes.forEach((node, at) => {
    if (node.worker === null) return;
    const known = names.get(node.worker) ?? names.size;
    names.set(node.worker, known);
    worker[at] = known;
  });
  const allMinutes = new Float64Array(count + waves);
  allMinutes.set(minutes);
  const placed: Allocation = allocate({
    network: networkOf(count + waves, pairs, byWave),
    ...{ minutes: allMinutes, release, worker, workers: names.size },
  });
  return {
    start: placed.start.map((start) => zero + start * 60_000),
    finish: placed.finish.map((finish) => zero + finish * 60_000),
  };
}
