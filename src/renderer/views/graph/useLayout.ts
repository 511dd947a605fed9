import { useEffect, useRef, useState } from 'react';
import type { Routes } from '#domain/layout/routes.ts';
import type { Layout } from '#domain/layout/types.ts';
import type { LayoutAnswer, LayoutRequest } from './layoutMessages.ts';
import type { Structure } from './structure.ts';

/** A structure with its places: the two always belong together. */
export type Placed = { readonly structure: Structure; readonly layout: Layout; readonly routes: Routes };

export type Placing =
  | { readonly kind: 'placing' }
  | { readonly kind: 'failed'; readonly message: string; readonly again: () => void }
  | { readonly kind: 'placed'; readonly placed: Placed };

/** The last places of each repository, so that coming back to the view shows the graph at once and unmoved. */
let kept: { readonly repository: string | null; readonly placed: Placed } | null = null;

/**
 * Places the structure in a worker. While a change is being placed the last result stays: the graph is never
 * empty between two states.
 */
export function useLayout(structure: Structure, repository: string | null): Placing {
  const worker = useRef<Worker | null>(null);
  const latest = useRef(0);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Placing>(() =>
    kept !== null && kept.repository === repository
      ? { kind: 'placed', placed: kept.placed }
      : { kind: 'placing' },
  );

  useEffect(() => {
    const id = ++latest.current;
    worker.current ??= new Worker(new URL('./layoutWorker.ts', import.meta.url), { type: 'module' });
    const current = worker.current;
    current.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.id !== latest.current) return;
      const placed = { structure, layout: data.layout, routes: data.routes };
      kept = { repository, placed };
      setState({ kind: 'placed', placed });
    };
    current.onerror = (event) => {
      event.preventDefault();
      current.terminate();
      worker.current = null;
      setState({ kind: 'failed', message: event.message, again: () => setAttempt((count) => count + 1) });
    };
    const previous = kept !== null && kept.repository === repository ? kept.placed.layout : null;
    const request: LayoutRequest = { id, input: structure.input, previous };
    current.postMessage(request);
  }, [structure, repository, attempt]);

  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  return state;
}
