import type { NodeStatus } from '#domain/programme.ts';
import type { Colour } from './table.ts';

/** Each status twice: by shape and by colour, so that NO_COLOR loses nothing. */
export const statusMarks: Readonly<Record<NodeStatus, { readonly mark: string; readonly colour: Colour }>> = {
  waiting: { mark: '◌', colour: 'gray' },
  ready: { mark: '○', colour: 'cyan' },
  running: { mark: '◐', colour: 'blue' },
  review: { mark: '◉', colour: 'magenta' },
  blocked: { mark: '⊖', colour: 'yellow' },
  failed: { mark: '✗', colour: 'red' },
  claimed: { mark: '✓?', colour: 'green' },
  gated: { mark: '⌂', colour: 'gray' },
  done: { mark: '●', colour: 'green' },
};

export function statusText(status: NodeStatus): string {
  return `${statusMarks[status].mark} ${status}`;
}
