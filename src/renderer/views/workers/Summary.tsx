import { useTranslation } from 'react-i18next';
import type { ScheduleReading } from '../../stores/schedule.ts';
import { Figure } from '../../ui/Figure.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { countStates, stateGlyph, type WorkerLine } from './workerLines.ts';
import { percentInWords } from './words.ts';

/** How many workers do what, and how much of their time was blocked. */
export function Summary({
  lines,
  schedule,
  onAgain,
}: {
  readonly lines: readonly WorkerLine[];
  readonly schedule: ScheduleReading;
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation('workers');
  return (
    <div className="flex max-h-10 min-w-0 flex-wrap items-center gap-x-4 overflow-hidden">
      <b className="font-semibold whitespace-nowrap">
        {t('count', { count: new Set(lines.map(({ row }) => row.worker)).size })}
      </b>
      {countStates(lines).map(([state, count]) => (
        <span key={state} className="flex items-center gap-1.5 whitespace-nowrap">
          <StatusGlyph status={stateGlyph[state]} decorative />
          {t(`counted.${state}`, { count })}
        </span>
      ))}
      <BlockedOverall schedule={schedule} lines={lines} onAgain={onAgain} />
    </div>
  );
}

function BlockedOverall({
  schedule,
  lines,
  onAgain,
}: {
  readonly schedule: ScheduleReading;
  readonly lines: readonly WorkerLine[];
  readonly onAgain: () => void;
}) {
  const { t, i18n } = useTranslation(['workers', 'shell']);
  if (schedule.kind === 'loading') return <span className="text-ink3">{t('blocked.reading')}</span>;
  if (schedule.kind === 'failed')
    return (
      <span role="alert" className="flex min-w-0 items-center gap-2 text-ink2">
        <span title={schedule.failure.hint} className="truncate">
          {t('blocked.failed', { message: schedule.failure.message })}
        </span>
        <button type="button" onClick={onAgain} className="rounded-sm font-medium whitespace-nowrap text-ink">
          {t('shell:action.tryAgain')}
        </button>
      </span>
    );
  const { overall, target } = schedule.view.schedule.blocked;
  if (overall.share === null) return <span className="text-ink3">{t('blocked.none')}</span>;
  const share = percentInWords(overall.share, i18n.language);
  const most = percentInWords(target.share, i18n.language);
  const evidence = [
    ...(target.evidence === null ? [] : [target.evidence]),
    ...lines.flatMap((line) => line.blockedEvidence.slice(-1)),
  ];
  return (
    <Figure
      title={t('blocked.title', { share, target: most })}
      evidence={evidence}
      className="whitespace-nowrap"
    >
      <span className="text-ink2">
        {t('blocked.share')}{' '}
        <b className={`font-semibold ${overall.share > target.share ? 'text-blocked-t' : 'text-ink'}`}>
          {share}
        </b>
        {t('blocked.target', { target: most })}
      </span>
    </Figure>
  );
}
