import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Outcome, Trial } from '../trial.ts';
import { repeated } from './repeated.ts';
import { runSabotaged } from './sabotagedCopy.ts';
import type { SeedResult } from './seed.ts';

/** As many seeds a process: what the pools of connections to closed servers weigh is given back with it. */
const seedsAtOnce = 50;

export type Order = { readonly from: number; readonly to: number };

export const seeds: Trial = {
  name: 'sync',
  promise:
    'whatever people, network, server and computer do: at rest the mirror is the server, nothing is taken for deleted that is not, no pause is cut short, the history leads back, and the same seed gives the same trace',
  runs: { usual: 300, full: 10_000 },
  passedOver: () => null,
  run: ({ runs, seed }) => runSeeds({ first: seed, count: runs }),
  control: ({ runs, seed }) => runSabotaged('the monotonic guard of issues', { first: seed, count: runs }),
};

export type SeedRange = {
  readonly first: number;
  readonly count: number;
  /** The file that a process runs; that of the seeds when absent. */
  readonly worker?: string;
  /** Ends with the first seed that fails. */
  readonly untilFailure?: boolean;
};

/** Runs seeds in processes of their own, as many as there are cores. */
export async function runSeeds(options: SeedRange): Promise<Outcome> {
  const { first, count } = options;
  const last = first + count - 1;
  const failures: string[] = [];
  let next = first;
  let [done, requests, moments, pauses] = [0, 0, 0, 0];
  const take = (result: SeedResult) => {
    done += 1;
    requests += result.requests;
    moments += result.moments;
    pauses += result.pauses;
    const [violation] = result.violations;
    if (violation !== undefined) failures.push(`seed ${result.seed}: ${violation}`);
    if (done % 1_000 === 0) process.stderr.write(`${done} of ${count} seeds, ${failures.length} failed\n`);
  };
  const children = new Set<ChildProcess>();
  const isOver = () => options.untilFailure === true && failures.length > 0;
  const runProcess = async (): Promise<void> => {
    while (next <= last && !isOver()) {
      const order: Order = { from: next, to: Math.min(last, next + seedsAtOnce - 1) };
      next = order.to + 1;
      const child = fork(options.worker ?? workerFile, [String(order.from), String(order.to)]);
      children.add(child);
      child.on('message', (result) => {
        take(result as SeedResult);
        if (isOver()) for (const one of children) one.kill();
      });
      const [code] = (await once(child, 'close')) as [number | null];
      children.delete(child);
      if (code !== 0 && !isOver()) {
        failures.push(`the process of seeds ${order.from} to ${order.to} ended early (${String(code)})`);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 8) }, runProcess));
  return {
    runs: done,
    failures,
    counts: {
      requests,
      'moments the history led back to': moments,
      'pauses asked for': pauses,
      'seeds run twice': Math.floor(last / repeated) - Math.floor((first - 1) / repeated),
    },
  };
}

const workerFile = `${import.meta.dirname}/seedsWorker.ts`;
