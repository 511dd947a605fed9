import { useEffect, useState } from 'react';
import type { Failure } from '#contract/result.ts';
import type { SearchFound } from '#contract/views.ts';
import { parseQuery } from '#domain/search/parseQuery.ts';
import { useServices } from '../connection/services.ts';

/** What full-text search found for `text`; `text` lags behind what is typed until the answer is there. */
export type FullText =
  | { readonly kind: 'idle' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | ({ readonly kind: 'found'; readonly text: string } & SearchFound);

/** A pause in typing after which the engine is asked, in milliseconds; it gives up an older question by itself. */
const pause = 25;
const longestText = 500;

/** One letter stands in almost every text; one kana or kanji is a word, and a filter needs no word at all. */
export function isWorthAsking(text: string): boolean {
  const { terms, filters } = parseQuery(text);
  return filters.length > 0 || terms.some((term) => term.text.length > 1 || /[^ -~]/.test(term.text));
}

/** Asks the engine for hits when the typing pauses; an answer that comes too late is dropped. */
export function useFullText(text: string, limit: number, asker: 'palette' | 'view'): FullText {
  const { engine } = useServices();
  const [found, setFound] = useState<FullText>({ kind: 'idle' });
  const wanted = text.trim();
  useEffect(() => {
    if (!isWorthAsking(wanted)) {
      setFound({ kind: 'idle' });
      return;
    }
    let current = true;
    const handle = window.setTimeout(() => {
      void engine
        .request('search.find', { text: wanted.slice(0, longestText), limit, asker })
        .then((answer) => {
          if (!current) return;
          if (answer.ok) setFound({ kind: 'found', text: wanted, ...answer.value });
          else if (answer.error.kind !== 'busy') setFound({ kind: 'failed', failure: answer.error });
        });
    }, pause);
    return () => {
      current = false;
      window.clearTimeout(handle);
    };
  }, [engine, wanted, limit, asker]);
  return found;
}
