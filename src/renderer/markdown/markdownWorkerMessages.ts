import type { MarkdownChunk } from './render.ts';

export type ToMarkdownWorker = { readonly id: number; readonly text: string; readonly repository: string };
export type FromMarkdownWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'rendered'; readonly id: number; readonly chunks: readonly MarkdownChunk[] };
