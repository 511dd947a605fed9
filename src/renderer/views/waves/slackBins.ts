import { isOwnWork } from '#domain/programme.ts';
import type { ProgrammeNode } from '#domain/programme.ts';

/** Upper ends in minutes, each belonging to its bin; the last has none. */
const ends = [0, 4 * 60, 8 * 60, 24 * 60, 3 * 24 * 60, 7 * 24 * 60, Infinity] as const;

export type SlackBin = {
  /** Minutes; −Infinity below all, Infinity above all. */
  readonly after: number;
  readonly upTo: number;
  readonly nodes: readonly ProgrammeNode[];
};

/** Open work by how long it may wait before the finish moves. What has no slack is what the finish hangs on. */
export function slackBins(nodes: Iterable<ProgrammeNode>): readonly SlackBin[] {
  const open = [...nodes].filter(
    (node) => isOwnWork(node) && node.status !== 'done' && node.slackMinutes !== null,
  );
  return ends.map((upTo, at) => {
    const after = at === 0 ? -Infinity : ends[at - 1]!;
    return {
      after,
      upTo,
      nodes: open.filter(({ slackMinutes }) => slackMinutes! > after && slackMinutes! <= upTo),
    };
  });
}
