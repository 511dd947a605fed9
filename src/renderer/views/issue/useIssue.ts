import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '#contract/result.ts';
import type { IssueView } from '#contract/views.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { useServices } from '../../connection/services.ts';
import { useNode, useProgramme } from '../../stores/programme.ts';

export type IssueReading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'read'; readonly view: IssueView };

/**
 * Body and thread of an issue, read again when the issue changes. While that goes on, and when it
 * fails, what was read stays.
 */
export function useIssue(issue: IssueKey): { readonly reading: IssueReading; readonly again: () => void } {
  const { engine } = useServices();
  const [reading, setReading] = useState<IssueReading>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const node = useNode(issue);
  const repository = useProgramme((programme) => programme.repository);
  const version = `${node?.updatedAt ?? ''} ${node?.commentCount ?? ''} ${repository ?? ''} ${attempt}`;

  useEffect(() => {
    let current = true;
    void engine.request('issue.read', { issue }).then((answer) => {
      if (!current) return;
      if (answer.ok) setReading({ kind: 'read', view: answer.value });
      else
        setReading((before) => (before.kind === 'read' ? before : { kind: 'failed', failure: answer.error }));
    });
    return () => {
      current = false;
    };
  }, [engine, issue, version]);
  return { reading, again: useCallback(() => setAttempt((count) => count + 1), []) };
}
