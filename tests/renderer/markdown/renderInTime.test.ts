import { describe, expect, test } from 'vitest';
import type { FromMarkdownWorker, ToMarkdownWorker } from '#renderer/markdown/markdownWorkerMessages.ts';
import { renderInTime } from '#renderer/markdown/renderInTime.ts';

/** Workers that answer when they are told to, and a clock that rings when it is told to. */
function makeWorkers() {
  const workers: {
    posted: ToMarkdownWorker[];
    ended: boolean;
    say(message: FromMarkdownWorker): void;
    fail(): void;
  }[] = [];
  const alarms = new Map<number, () => void>();
  let lastAlarm = 0;
  const renderer = renderInTime(
    () => {
      const worker = {
        posted: [] as ToMarkdownWorker[],
        ended: false,
        onmessage: null as ((event: MessageEvent<FromMarkdownWorker>) => void) | null,
        onerror: null as ((event: ErrorEvent) => void) | null,
        postMessage: (message: ToMarkdownWorker) => void worker.posted.push(message),
        terminate: () => {
          worker.ended = true;
        },
        say: (data: FromMarkdownWorker) => worker.onmessage?.({ data } as MessageEvent<FromMarkdownWorker>),
        fail: () => worker.onerror?.({} as ErrorEvent),
      };
      workers.push(worker);
      return worker;
    },
    500,
    {
      set: (run) => {
        lastAlarm += 1;
        alarms.set(lastAlarm, run);
        return lastAlarm;
      },
      clear: (handle) => void alarms.delete(handle as number),
    },
  );
  return { renderer, workers, ring: () => [...alarms.values()].forEach((run) => run()), alarms };
}

describe('rendering in time', () => {
  test('gives one body at a time to one warm worker, the wanted one first', async () => {
    const { renderer, workers } = makeWorkers();
    const answers = [renderer.render('one', 'a/b', false), renderer.render('two', 'a/b', true)];
    expect(workers).toHaveLength(1);
    const [worker] = workers;
    expect(worker!.posted).toEqual([]);
    worker!.say({ type: 'ready' });
    expect(worker!.posted.map(({ text }) => text)).toEqual(['two']);
    worker!.say({ type: 'rendered', id: 2, chunks: [{ kind: 'html', html: 'TWO' }] });
    expect(worker!.posted.map(({ text }) => text)).toEqual(['two', 'one']);
    worker!.say({ type: 'rendered', id: 1, chunks: [{ kind: 'html', html: 'ONE' }] });
    expect(await Promise.all(answers)).toEqual([
      { kind: 'chunks', chunks: [{ kind: 'html', html: 'ONE' }] },
      { kind: 'chunks', chunks: [{ kind: 'html', html: 'TWO' }] },
    ]);
  });

  test('gives a slow body up as plain text, ends its worker, and goes on with a fresh one', async () => {
    const { renderer, workers, ring, alarms } = makeWorkers();
    const slow = renderer.render('slow', 'a/b', false);
    const next = renderer.render('next', 'a/b', false);
    workers[0]!.say({ type: 'ready' });
    ring();
    expect(await slow).toEqual({ kind: 'plain', reason: 'too-slow' });
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    workers[1]!.say({ type: 'ready' });
    workers[1]!.say({ type: 'rendered', id: 2, chunks: [] });
    expect(await next).toEqual({ kind: 'chunks', chunks: [] });
    expect(alarms.size).toBe(0);
  });

  test('does not count the start of the worker against the body', () => {
    const { renderer, alarms } = makeWorkers();
    void renderer.render('body', 'a/b', false);
    expect(alarms.size).toBe(0);
  });

  test('shows plain text where no worker can run', async () => {
    const { renderer, workers } = makeWorkers();
    const body = renderer.render('body', 'a/b', false);
    workers[0]!.fail();
    expect(await body).toEqual({ kind: 'plain', reason: 'broken' });
  });
});
