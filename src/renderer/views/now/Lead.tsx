import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionItem } from '#domain/programme.ts';
import { openEvidence, openIssue } from '../../stores/navigation.ts';
import { neighbours, useNode, useProgramme } from '../../stores/programme.ts';
import { useAsOf } from '../../stores/session.ts';
import { ageInWords } from '../../ui/Age.tsx';
import { heldUpByItem } from './heldUp.ts';
import { leadSentence } from './leadSentence.ts';
import { latestFirst } from './queue.ts';
import type { Clause } from './leadSentence.ts';

/** The sentence that says what is stuck. A click leads to the line it was read from. */
export function Lead({ queue }: { readonly queue: readonly AttentionItem[] }) {
  const { t } = useTranslation(['now', 'shell']);
  const shell = useTranslation('shell').t;
  const asOf = useAsOf();
  const [item] = queue;
  const node = useNode(item?.issue ?? null);
  const nodes = useProgramme((programme) => programme.nodes);
  const edges = useProgramme((programme) => programme.edges);
  const phases = useProgramme((programme) => programme.phases);
  const lead = useMemo(() => {
    const all = [...nodes.values()];
    return leadSentence({
      queue,
      node,
      heldUp: item === undefined ? [] : heldUpByItem(item, phases, nodes, neighbours(edges).outOf),
      phases,
      running: all.filter(({ status }) => status === 'running').length,
      ready: all.filter(({ status, container }) => status === 'ready' && !container).length,
      asOf,
    });
  }, [queue, item, node, nodes, edges, phases, asOf]);

  const say = ({ key, milliseconds, values }: Clause) =>
    t(key, {
      ...values,
      age: milliseconds === null ? '' : ageInWords(milliseconds, shell, 'full'),
    });
  const evidence = item === undefined ? undefined : latestFirst(item)[0];
  const text = (
    <>
      {say(lead.first)}
      {lead.second === null ? null : <em className="text-ink3 not-italic"> {say(lead.second)}</em>}
    </>
  );
  return (
    <h2 className="text-lead font-semibold tracking-[-0.017em] text-balance [word-break:auto-phrase]">
      {item === undefined ? (
        text
      ) : (
        <button
          type="button"
          className="-mx-1 rounded-md px-1 hover:bg-hover"
          onClick={() => (evidence === undefined ? openIssue(item.issue) : openEvidence(evidence))}
        >
          {text}
        </button>
      )}
    </h2>
  );
}
