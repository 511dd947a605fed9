import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GateStatus, NodeStatus, ProgrammePhase } from '#domain/programme.ts';
import { openEvidence, openIssue } from '../../stores/navigation.ts';
import { useProgramme } from '../../stores/programme.ts';
import { Figure } from '../../ui/Figure.tsx';
import { SectionHead } from '../../ui/SectionHead.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { TwinBar } from '../../ui/TwinBar.tsx';
import { percent, progressOf } from './progress.ts';
import { byScope } from './scopes.ts';
import { issueName } from '../../ui/issueName.ts';

const gateGlyph = {
  approved: 'done',
  pending: 'review',
  'not-started': 'gated',
  rejected: 'failed',
  unclear: 'waiting',
} satisfies Record<GateStatus, NodeStatus>;

const row = 'grid h-7 grid-cols-[minmax(0,150fr)_minmax(0,84fr)_40px_46px_16px] items-center gap-2';

function PhaseRow({ phase }: { readonly phase: ProgrammePhase }) {
  const { t } = useTranslation('now');
  const nodes = useProgramme((programme) => programme.nodes);
  const own = phase.issues.map((key) => nodes.get(key)).filter((node) => node !== undefined);
  const { total } = phase.official;
  const part = (done: number) => (total === 0 ? 0 : Math.min(1, done / total));
  const { gate } = phase;
  return (
    <div className={row}>
      <Figure title={phase.title} nodes={own} evidence={phase.evidence} className="min-w-0">
        <span className="truncate">
          <span className="text-ink3">{phase.id}</span>&ensp;{phase.title}
        </span>
      </Figure>
      <TwinBar small official={part(phase.official.done)} claimed={part(phase.claimed.done)} />
      <span className="text-right">
        {phase.official.done}
        <span className="text-ink3">/{total}</span>
      </span>
      <span className="text-right text-ink3">
        <Figure
          title={t('progress.claimedOf', { phase: phase.id })}
          nodes={own.filter((node) => node.status === 'claimed')}
          evidence={phase.claimed.evidence}
        >
          {phase.claimed.done}
        </Figure>
      </span>
      {gate === null ? (
        <span />
      ) : (
        <button
          type="button"
          onClick={() => openEvidence(gate.evidence)}
          title={`${t(`gate.${gate.status}`, { id: phase.id })}\n${gate.title}`}
          aria-label={t(`gate.${gate.status}`, { id: phase.id })}
          className="rounded-sm hover:bg-hover"
        >
          <StatusGlyph status={gateGlyph[gate.status]} size={13} decorative />
        </button>
      )}
    </div>
  );
}

/** How far all is: what GitHub says against what is claimed, overall and per phase. */
export function ProgressSection() {
  const { t } = useTranslation('now');
  const shell = useTranslation('shell').t;
  const nodes = useProgramme((programme) => programme.nodes);
  const phases = useProgramme((programme) => programme.phases);
  const plans = useProgramme((programme) => programme.plans);
  const progress = useMemo(() => progressOf(nodes.values()), [nodes]);
  const scopes = useMemo(() => byScope(phases, plans), [phases, plans]);
  const official = percent(progress.official.length, progress.total);
  const claimed = percent(progress.claimed.length, progress.total);
  const part = (count: number) => (progress.total === 0 ? 0 : count / progress.total);
  return (
    <section aria-label={t('progress.title')}>
      <SectionHead title={t('progress.title')}>
        <span className="text-cap text-ink3">{shell('count.issues', { count: progress.total })}</span>
      </SectionHead>
      <div className="mb-1.5 flex items-baseline gap-1.5">
        <Figure
          title={t('progress.officialTitle', { count: progress.official.length })}
          nodes={progress.official}
          className="gap-1.5 !items-baseline"
        >
          <span className="text-lead font-semibold tracking-[-0.017em] whitespace-nowrap">{official} %</span>
          <span className="text-ink2">{t('progress.official')}</span>
        </Figure>
        <span className="flex-1" />
        <Figure
          title={t('progress.claimedTitle', { count: progress.claimed.length })}
          nodes={progress.claimed}
          className="gap-1.5 !items-baseline"
        >
          <span className="text-ink2">{t('progress.claimed')}</span>
          <span className="text-lead font-semibold tracking-[-0.017em] whitespace-nowrap text-ink2">
            {claimed} %
          </span>
        </Figure>
      </div>
      <TwinBar official={part(progress.official.length)} claimed={part(progress.claimed.length)} />
      {scopes.map(({ scope, items }, index) => (
        <div key={scope ?? ''}>
          <div className={`${row} mt-1.5 !h-[22px] text-cap text-ink3`}>
            {scopes.length > 1 && scope !== null ? (
              <button
                type="button"
                onClick={() => openIssue(scope)}
                className="col-span-2 truncate rounded-sm hover:text-ink"
              >
                {issueName(scope)} {nodes.get(scope)?.title}
              </button>
            ) : (
              <span className="col-span-2">{t('progress.phase')}</span>
            )}
            <span className="text-right">{index === 0 ? t('progress.official') : ''}</span>
            <span className="text-right">{index === 0 ? t('progress.claimed') : ''}</span>
            <span />
          </div>
          {items.map((phase) => (
            <PhaseRow key={phase.id} phase={phase} />
          ))}
        </div>
      ))}
    </section>
  );
}
