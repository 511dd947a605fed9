import { renderMarkdown } from './render.ts';
import type { FromMarkdownWorker, ToMarkdownWorker } from './markdownWorkerMessages.ts';

// The renderer's project is compiled for a window; this file runs in a worker of it.
type WorkerScope = {
  onmessage: ((event: MessageEvent<ToMarkdownWorker>) => void) | null;
  postMessage(message: FromMarkdownWorker): void;
};
const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  scope.postMessage({ type: 'rendered', id: data.id, chunks: renderMarkdown(data.text, data.repository) });
};
scope.postMessage({ type: 'ready' });
