import type { MarkdownChunk } from './render.ts';
import type { FromMarkdownWorker, ToMarkdownWorker } from './markdownWorkerMessages.ts';

/** What became of a body: HTML chunks, or the reason why it is shown as plain text. */
export type Rendered =
  | { readonly kind: 'chunks'; readonly chunks: readonly MarkdownChunk[] }
  | { readonly kind: 'plain'; readonly reason: 'too-slow' | 'broken' };

/** Longest time for one body; the worst of 26 hostile 64 KB bodies took 124 ms (437 ms at 256 KB). */
export const renderBudgetMilliseconds = 500;

type WorkerLike = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<FromMarkdownWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};
type Job = ToMarkdownWorker & { readonly settle: (rendered: Rendered) => void };

export type MarkdownRenderer = {
  /** `first`: before the bodies that wait already. */
  render(text: string, repository: string, first: boolean): Promise<Rendered>;
};

/**
 * Renders bodies one after another in one warm worker. A body that does not come back within the
 * budget is given up as plain text, its worker ended, and the next body gets a fresh one.
 */
export function renderInTime(
  start: () => WorkerLike,
  budget: number,
  timer: { set(run: () => void, milliseconds: number): unknown; clear(handle: unknown): void },
): MarkdownRenderer {
  const queue: Job[] = [];
  let worker: WorkerLike | null = null;
  let ready = false;
  let current: Job | null = null;
  let handle: unknown;
  let lastId = 0;

  function finish(rendered: Rendered): void {
    timer.clear(handle);
    const job = current;
    current = null;
    job?.settle(rendered);
    next();
  }

  function replace(): void {
    worker?.terminate();
    worker = null;
    ready = false;
  }

  function next(): void {
    if (current !== null || queue.length === 0) return;
    if (worker === null) {
      worker = start();
      worker.onmessage = ({ data }) => {
        if (data.type === 'ready') {
          ready = true;
          next();
        } else if (data.id === current?.id) finish({ kind: 'chunks', chunks: data.chunks });
      };
      worker.onerror = () => {
        replace();
        // An error before the first body means that no worker can start: the body must not wait for ever.
        current ??= queue.shift() ?? null;
        finish({ kind: 'plain', reason: 'broken' });
      };
    }
    if (!ready) return;
    const job = queue.shift();
    if (job === undefined) return;
    current = job;
    handle = timer.set(() => {
      replace();
      finish({ kind: 'plain', reason: 'too-slow' });
    }, budget);
    worker.postMessage({ id: job.id, text: job.text, repository: job.repository });
  }

  return {
    render: (text, repository, first) =>
      new Promise((settle) => {
        lastId += 1;
        const job: Job = { id: lastId, text, repository, settle };
        if (first) queue.unshift(job);
        else queue.push(job);
        next();
      }),
  };
}

let shared: MarkdownRenderer | null = null;

/** The window's one renderer, started with the first body. */
export function markdownRenderer(): MarkdownRenderer {
  shared ??= renderInTime(
    () => new Worker(new URL('./markdown.worker.ts', import.meta.url), { type: 'module' }),
    renderBudgetMilliseconds,
    {
      set: (run, wait) => window.setTimeout(run, wait),
      clear: (handle) => window.clearTimeout(handle as number),
    },
  );
  return shared;
}
