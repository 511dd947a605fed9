import type { EngineClient } from '#contract/wire.ts';

/**
 * The engine with news about the line to it. `onConnected` tells each time a line stands, the first
 * time included: what was missed meanwhile has to be read again.
 */
export type Connection = EngineClient & {
  onConnected(listener: () => void): () => void;
};
