import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '#contract/result.ts';
import type { SinceLastLook } from '#contract/views.ts';
import { useServices } from '../../connection/services.ts';
import { useProgramme } from '../../stores/programme.ts';
import { useSession } from '../../stores/session.ts';

export type Look =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'read'; readonly since: SinceLastLook };

/** What changed since the last look, read again with each revision; `mark` moves the look to the present. */
export function useLook(): { readonly look: Look; readonly mark: () => void } {
  const { engine } = useServices();
  const revision = useProgramme((programme) => programme.revision);
  const [look, setLook] = useState<Look>({ kind: 'loading' });

  const ask = useCallback(
    async (name: 'look.read' | 'look.mark') => {
      const answer = await engine.request(name, {});
      return answer.ok
        ? ({ kind: 'read', since: answer.value } as const)
        : ({ kind: 'failed', failure: answer.error } as const);
    },
    [engine],
  );
  useEffect(() => {
    let current = true;
    void ask('look.read').then((answer) => {
      if (current) setLook(answer);
    });
    return () => {
      current = false;
    };
  }, [ask, revision]);

  // The first look is where later ones count from; nobody has to ask for that.
  const isFirst = look.kind === 'read' && look.since.since === null;
  const settled = useSession(({ state }) => state?.activity.kind === 'idle' && state.asOf !== null);
  useEffect(() => {
    if (isFirst && settled) void engine.request('look.mark', {});
  }, [engine, isFirst, settled]);

  const mark = useCallback(() => {
    // The mark answers what was new until then; after it nothing is.
    void ask('look.mark')
      .then((answer) => (answer.kind === 'failed' ? answer : ask('look.read')))
      .then(setLook);
  }, [ask]);
  return { look, mark };
}
