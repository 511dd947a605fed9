import type { NodeStatus } from '#domain/programme.ts';

/** The seven status colours; `gated` shares waiting's and `claimed` shares done's: the glyph tells them apart. */
export type StatusTone = 'waiting' | 'ready' | 'running' | 'review' | 'blocked' | 'failed' | 'done';

export const statusTone = {
  waiting: 'waiting',
  ready: 'ready',
  running: 'running',
  review: 'review',
  blocked: 'blocked',
  failed: 'failed',
  claimed: 'done',
  gated: 'waiting',
  done: 'done',
} satisfies Record<NodeStatus, StatusTone>;

/** Class for a glyph or a bar, at least 3:1 against every ground. */
export const statusGlyphClass = {
  waiting: 'text-waiting',
  ready: 'text-ready',
  running: 'text-running',
  review: 'text-review',
  blocked: 'text-blocked',
  failed: 'text-failed',
  claimed: 'text-done',
  gated: 'text-waiting',
  done: 'text-done',
} satisfies Record<NodeStatus, string>;

/** Class for words, at least 4.5:1 against every ground. */
export const statusTextClass = {
  waiting: 'text-waiting-t',
  ready: 'text-ready-t',
  running: 'text-running-t',
  review: 'text-review-t',
  blocked: 'text-blocked-t',
  failed: 'text-failed-t',
  claimed: 'text-done-t',
  gated: 'text-waiting-t',
  done: 'text-done-t',
} satisfies Record<NodeStatus, string>;
