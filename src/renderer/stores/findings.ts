import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '#contract/result.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import { useServices } from '../connection/services.ts';
import { useProgramme } from './programme.ts';

/** `failed` only while nothing was ever read: after a later failure what was read stays. */
export type FindingsReading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'read'; readonly findings: readonly Finding[] };

/** At least so long between two questions, milliseconds: changes come faster than contradictions can be computed. */
const leastPause = 1_000;

/**
 * The programme's contradictions, asked for while a view that shows them is open, and again after changes: one question
 * at a time, the latest revision only. What was read stays until the next answer is there.
 */
export function useFindings(): { readonly reading: FindingsReading; readonly again: () => void } {
  const { engine } = useServices();
  const revision = useProgramme((programme) => programme.revision);
  const repository = useProgramme((programme) => programme.repository);
  const [attempt, setAttempt] = useState(0);
  const [reading, setReading] = useState<FindingsReading>({ kind: 'loading' });
  const [asked, setAsked] = useState<string | null>(null);
  const [resting, setResting] = useState(false);
  const question = `${repository ?? ''} ${revision} ${attempt}`;

  // Another repository's contradictions are no news about this one.
  useEffect(() => setReading({ kind: 'loading' }), [repository]);
  useEffect(() => {
    if (resting || asked === question) return;
    setAsked(question);
    setResting(true);
  }, [resting, asked, question]);
  useEffect(() => {
    if (asked === null) return;
    let current = true;
    let pause: number | undefined;
    void engine.request('findings.read', {}).then((answer) => {
      if (!current) return;
      setReading((before) =>
        answer.ok
          ? { kind: 'read', findings: answer.value }
          : before.kind === 'read'
            ? before
            : { kind: 'failed', failure: answer.error },
      );
      pause = window.setTimeout(() => setResting(false), leastPause);
    });
    return () => {
      current = false;
      window.clearTimeout(pause);
    };
  }, [engine, asked]);
  return { reading, again: useCallback(() => setAttempt((count) => count + 1), []) };
}
