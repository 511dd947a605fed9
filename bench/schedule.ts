import { allocate } from '#domain/schedule/allocate.ts';
import { expectedFinish, forecast, runsFor } from '#domain/schedule/forecast.ts';
import { readSchedule, readWorkload, type ScheduleInput } from '#domain/schedule/readSchedule.ts';
import { issueKey } from '#domain/tracker.ts';
import type { Programme, ProgrammeNode } from '#domain/programme.ts';
import type { Measurement } from './measurement.ts';

const repository = 'owner/name';
const opened = '2026-03-02T00:00:00Z';

/**
 * 1.5 edges an issue to the near future, forty workers, a third of the issues without a worker and a fifth without an
 * estimate, ten waves; one in ten is under way.
 */
function inputOf(count: number): ScheduleInput {
  let state = count;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const waveOf = (at: number): number => Math.floor((at / count) * 10);
  const nodes = Array.from({ length: count }, (_, at): ProgrammeNode => {
    const low = 15 + Math.floor(random() * 120);
    const [begun, stuck] = [random() < 0.1, random() < 0.2];
    return {
      ...{ key: issueKey(repository, at + 1), title: '', state: 'open', statusEvidence: [], phase: null },
      status: !begun ? 'waiting' : stuck ? 'blocked' : 'running',
      ...{ statusSince: begun ? '2026-03-02T10:00:00Z' : null, scope: null, wave: String(waveOf(at)) },
      worker: random() < 1 / 3 ? null : String(1 + Math.floor(random() * 40)),
      duration: random() < 0.2 ? null : { low, high: random() < 0.5 ? low : low * 2 },
      ...{ durationEvidence: null, startsInMinutes: null, slackMinutes: null, critical: false, level: 0 },
      ...{ container: false, labels: [], updatedAt: opened, commentCount: 0 },
    };
  });
  const edges = Array.from({ length: Math.floor(count * 1.5) }, () => {
    const from = Math.floor(random() * (count - 1));
    return [from, Math.min(count - 1, from + 1 + Math.floor(random() * Math.max(4, count * 0.05)))] as const;
  });
  const programme: Programme = {
    ...{ repository, asOf: '2026-03-02T12:00:00Z', plans: [], nodes, links: [], phases: [], cycles: [] },
    edges: edges.map(([from, to]) => ({
      ...{ from: issueKey(repository, from + 1), to: issueKey(repository, to + 1), kind: 'blocks' },
      ...{ strength: 'stated', evidence: [], satisfied: false, doubt: null },
    })),
    waves: Array.from({ length: 10 }, (_, wave) => ({
      ...{ id: String(wave), scope: null, title: '', period: null, checkpoint: null, evidence: [] },
      days: { first: 2 * wave + 1, last: 2 * wave + 2 },
      issues: nodes.filter((node) => node.wave === String(wave)).map((node) => node.key),
    })),
    ...{
      criticalPath: [],
      unresolved: [],
      attention: [],
      workers: [],
      reports: [],
      gates: [],
      risks: [],
      assignments: [],
    },
  };
  const issues = nodes.map(({ key }) => ({ key, createdAt: opened, closedAt: null }));
  return { programme, issues, plans: [] };
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

/** The simulation against one pass of the list schedule that it starts with, and the preview of a drag. */
export function run({ quick }: { readonly quick: boolean }): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const count of quick ? [500] : [1_000, 5_000, 10_000]) {
    const input = inputOf(count);
    const work = readWorkload(input);
    forecast(work, { runs: 10 });
    const single = median(
      Array.from({ length: 9 }, () => timeOf(() => allocate({ ...work, workers: work.workerNames.length }))),
    );
    for (const runs of new Set([runsFor(count), 1_000])) {
      const value = median(Array.from({ length: 3 }, () => timeOf(() => forecast(work, { runs }))));
      measurements.push({
        name: `forecast, ${count} issues, ${runs} runs`,
        value,
        unit: 'ms',
        baseline: { name: 'list schedules one by one', value: single * runs },
        ratio: value / (single * runs),
      });
    }
    const keys = work.issues;
    const drags = Array.from({ length: 300 }, (_, at) => {
      const issue = keys[(at * 7_919) % keys.length] ?? issueKey(repository, 1);
      return timeOf(() => expectedFinish(work, new Map([[issue, String(1 + (at % 40))]])));
    }).sort((a, b) => a - b);
    measurements.push({
      name: `preview of a reassignment, ${count} issues, p99`,
      value: drags[Math.floor(drags.length * 0.99)] ?? NaN,
      unit: 'ms',
    });
    measurements.push({
      name: `whole schedule, ${count} issues`,
      value: median(Array.from({ length: 3 }, () => timeOf(() => readSchedule(input)))),
      unit: 'ms',
    });
  }
  return Promise.resolve(measurements);
}
