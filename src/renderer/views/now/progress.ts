import { isOwnWork } from '#domain/programme.ts';
import type { ProgrammeNode } from '#domain/programme.ts';

export type Progress = {
  readonly total: number;
  readonly official: readonly ProgrammeNode[];
  /** Official and claimed together: claimed can never be less than official. */
  readonly claimed: readonly ProgrammeNode[];
};

/** Official is closed on GitHub; claimed adds what was reported done and is still open. Containers are no work. */
export function progressOf(nodes: Iterable<ProgrammeNode>): Progress {
  const work = [...nodes].filter(isOwnWork);
  return {
    total: work.length,
    official: work.filter((node) => node.status === 'done'),
    claimed: work.filter((node) => node.status === 'done' || node.status === 'claimed'),
  };
}

/** Whole percent, never 100 before all is done and never 0 once something is. */
export function percent(done: number, total: number): number {
  if (total === 0 || done === 0) return 0;
  if (done === total) return 100;
  return Math.min(99, Math.max(1, Math.round((100 * done) / total)));
}
