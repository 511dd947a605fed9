import type { Programme } from '../programme.ts';
import { formatTime, parseTime } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { Actual } from './actual.ts';
import { dayMilliseconds, startOfDay } from './workingDays.ts';

/** Minutes; `share` is blocked over working, 0 to 1, null where nobody worked. */
export type BlockedTime = {
  readonly workingMinutes: number;
  readonly blockedMinutes: number;
  readonly share: number | null;
};

export type BlockedView = {
  readonly overall: BlockedTime;
  readonly workers: readonly (BlockedTime & { readonly worker: string })[];
  /** Waves as the programme knows them, by scope and id. */
  readonly waves: readonly (BlockedTime & { readonly scope: IssueKey | null; readonly wave: string })[];
  /** UTC days on which somebody worked, oldest first. */
  readonly days: readonly (BlockedTime & { readonly day: string })[];
};

/** After a day without a word nobody knows whether work goes on or is still blocked: such time counts as neither. */
export const silentAfterMinutes = 1_440;

type Interval = { readonly from: number; readonly to: number; readonly blocked: boolean };

/**
 * The share of working time that was blocked.
 *
 * A worker's *working time* is every moment at which at least one of its issues is `running` or `blocked` by the latest
 * word, up to `silentAfterMinutes` after the last word that upholds it, and never past the as-of. It is *blocked time*
 * while at least one of these issues is blocked and none is running: who has other work to do does not stand still.
 * Work that was only reported when finished counts as running for its written estimate. Waiting for a decision, waiting
 * for a turn, and silence are no working time. An issue belongs to the worker who
 * spoke, else to its assigned worker, else it counts as a worker of its own. Waves count their own issues' time in the
 * same way; a day is one in UTC. Overall is the sum over workers, so two workers blocked for an hour lose two hours.
 */
export function readBlocked(programme: Programme, actuals: ReadonlyMap<IssueKey, Actual>): BlockedView {
  const now = parseTime(programme.asOf) ?? 0;
  const ofWorker = new Map<string, Interval[]>();
  const named = new Set<string>();
  const waveOf = new Map<IssueKey, number>();
  programme.waves.forEach((wave, at) => {
    for (const key of wave.issues) if (!waveOf.has(key)) waveOf.set(key, at);
  });
  const ofWave = programme.waves.map(() => new Map<string, Interval[]>());
  for (const node of programme.nodes) {
    const actual = actuals.get(node.key);
    for (const span of actual?.spans ?? []) {
      if (span.status !== 'running' && span.status !== 'blocked') continue;
      if (span.inferred && node.duration === null) continue;
      const from = parseTime(span.from) ?? now;
      const heard = (parseTime(span.lastWord) ?? from) + silentAfterMinutes * 60_000;
      const to = Math.min(parseTime(span.to ?? '') ?? now, heard, now);
      if (to <= from) continue;
      const worker = span.worker ?? node.worker;
      const name = worker ?? ` ${node.key}`;
      if (worker !== null) named.add(worker);
      const interval = { from, to, blocked: span.status === 'blocked' };
      add(ofWorker, name, interval);
      const wave = waveOf.get(node.key);
      const inWave = wave === undefined ? undefined : ofWave[wave];
      if (inWave !== undefined) add(inWave, name, interval);
    }
  }
  const days = new Map<number, { working: number; blocked: number }>();
  const totals = [...ofWorker].map(([name, intervals]) => {
    const pieces = piecesOf(intervals);
    for (const piece of pieces) addToDays(days, piece);
    return { name, time: timeOf(pieces) };
  });
  return {
    overall: sumOf(totals.map(({ time }) => time)),
    workers: totals
      .filter(({ name }) => named.has(name))
      .map(({ name, time }) => ({ worker: name, ...time }))
      .sort((a, b) => a.worker.localeCompare(b.worker, 'en', { numeric: true })),
    waves: programme.waves.map((wave, at) => ({
      scope: wave.scope,
      wave: wave.id,
      ...sumOf([...(ofWave[at] ?? [])].map(([, intervals]) => timeOf(piecesOf(intervals)))),
    })),
    days: [...days]
      .sort(([a], [b]) => a - b)
      .map(([day, { working, blocked }]) => ({
        day: (formatTime(day) ?? '').slice(0, 10),
        ...shared(working, blocked),
      })),
  };
}

function add(map: Map<string, Interval[]>, name: string, interval: Interval): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [interval]);
  else known.push(interval);
}

/** Overlapping intervals made into a row of pieces that do not: blocked only where nothing runs. */
function piecesOf(intervals: readonly Interval[]): readonly Interval[] {
  const marks = intervals
    .flatMap(({ from, to, blocked }) => [
      { at: from, running: blocked ? 0 : 1, blocked: blocked ? 1 : 0 },
      { at: to, running: blocked ? 0 : -1, blocked: blocked ? -1 : 0 },
    ])
    .sort((a, b) => a.at - b.at);
  const pieces: Interval[] = [];
  let [running, blocked, since] = [0, 0, 0];
  for (const mark of marks) {
    if (mark.at > since && running + blocked > 0) {
      pieces.push({ from: since, to: mark.at, blocked: running === 0 });
    }
    running += mark.running;
    blocked += mark.blocked;
    since = mark.at;
  }
  return pieces;
}

function addToDays(days: Map<number, { working: number; blocked: number }>, piece: Interval): void {
  for (let day = startOfDay(piece.from); day < piece.to; day += dayMilliseconds) {
    const minutes = (Math.min(piece.to, day + dayMilliseconds) - Math.max(piece.from, day)) / 60_000;
    const known = days.get(day) ?? { working: 0, blocked: 0 };
    known.working += minutes;
    if (piece.blocked) known.blocked += minutes;
    days.set(day, known);
  }
}

function timeOf(pieces: readonly Interval[]): BlockedTime {
  let [working, blocked] = [0, 0];
  for (const piece of pieces) {
    const minutes = (piece.to - piece.from) / 60_000;
    working += minutes;
    if (piece.blocked) blocked += minutes;
  }
  return shared(working, blocked);
}

function sumOf(times: readonly BlockedTime[]): BlockedTime {
  let [working, blocked] = [0, 0];
  for (const time of times) {
    working += time.workingMinutes;
    blocked += time.blockedMinutes;
  }
  return shared(working, blocked);
}

function shared(working: number, blocked: number): BlockedTime {
  return {
    workingMinutes: working,
    blockedMinutes: blocked,
    share: working > 0 ? Math.min(1, blocked / working) : null,
  };
}
