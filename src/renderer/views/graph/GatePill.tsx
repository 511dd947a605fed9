import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueKey } from '#domain/tracker.ts';
import { openEvidence } from '../../stores/navigation.ts';
import { useProgramme } from '../../stores/programme.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { useGraph } from './graphStore.ts';
import { gateInWords } from './words.ts';

export type GatePillData = { readonly phase: string; readonly scope: IssueKey | null };

/** The gate at the end of a phase. A click shows the line that says so. */
export const GatePill = memo(function GatePill({ data }: NodeProps) {
  const { t } = useTranslation('graph');
  const { phase: wanted, scope } = data as GatePillData;
  const dim = useGraph(({ lit }) => lit !== null);
  const phase = useProgramme(({ phases }) =>
    phases.find((each) => each.id === wanted && each.scope === scope),
  );
  if (phase === undefined || phase.gate === null) return null;
  const { gate } = phase;
  const words = gateInWords(phase, t);
  return (
    <button
      type="button"
      tabIndex={-1}
      title={words}
      onClick={() => openEvidence(gate.evidence)}
      className={`flex h-[22px] max-w-full items-center gap-1.5 rounded-xl bg-raised pr-2.5 pl-[7px] text-[11px]/none font-medium text-ink2 shadow-[0_0_0_1px_var(--line2)] [--ko:var(--raised)] ${dim ? 'text-ink3' : ''}`}
    >
      <StatusGlyph status={gate.status === 'approved' ? 'done' : 'gated'} size={13} decorative />
      <span className="truncate py-1">{gateInWords(phase, t, 'short')}</span>
    </button>
  );
});
