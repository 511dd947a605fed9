import type { NodeStatus } from '../programme.ts';
import type { Word } from './latestWords.ts';

export type StatusInputs = {
  readonly closed: boolean;
  readonly word: Word | undefined;
  /** A gate before the phase is not approved. */
  readonly gated: boolean;
  /** An open blocker, or something that must have started and has not. */
  readonly held: boolean;
};

/** The order of trust (programme.ts): what GitHub knows, then what is said, then what follows from plan and edges. */
export function nodeStatus({ closed, word, gated, held }: StatusInputs): NodeStatus {
  if (closed) return 'done';
  const said = word === undefined ? null : statusOfWord(word);
  if (said !== null) return said;
  if (gated) return 'gated';
  return held ? 'waiting' : 'ready';
}

/** What a report makes of an open issue; null for `waiting`, which says nothing that the edges do not. */
export function statusOfWord(word: Word): NodeStatus | null {
  switch (word.status) {
    case 'blocked':
    case 'failed':
    case 'review':
    case 'running':
      return word.status;
    case 'done':
      return 'claimed';
    case 'waiting':
      return null;
  }
}
