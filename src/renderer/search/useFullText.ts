import { useEffect, useState } from 'react';
import type { Failure } from '#contract/result.ts';
import type { SearchHit } from '#contract/views.ts';
import { useServices } from '../connection/services.ts';

/** What full-text search found for `text`; `text` lags behind what is typed until the answer is there. */
export type FullText =
  | { readonly kind: 'idle' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'found'; readonly text: string; readonly hits: readonly SearchHit[] };

/** A pause in typing after which the engine is asked, in milliseconds. */
const pause = 120;

/** Asks the engine for hits when the typing pauses; an answer that comes too late is dropped. */
export function useFullText(text: string, limit: number): FullText {
  const { engine } = useServices();
  const [found, setFound] = useState<FullText>({ kind: 'idle' });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < 2) {
      setFound({ kind: 'idle' });
      return;
    }
    let current = true;
    const handle = window.setTimeout(() => {
      void engine.request('search.find', { text: wanted.slice(0, 500), limit }).then((answer) => {
        if (!current) return;
        setFound(
          answer.ok
            ? { kind: 'found', text: wanted, hits: answer.value }
            : { kind: 'failed', failure: answer.error },
        );
      });
    }, pause);
    return () => {
      current = false;
      window.clearTimeout(handle);
    };
  }, [engine, wanted, limit]);
  return found;
}
