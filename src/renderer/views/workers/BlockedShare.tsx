import type { TFunction } from 'i18next';
import { Figure } from '../../ui/Figure.tsx';
import type { WorkerLine } from './workerLines.ts';
import { percentInWords, workerName } from './words.ts';

const barWidth = 36;

/** The part of a worker's working time that was blocked; a bar with the target's mark where it is more than that. */
export function BlockedShare({
  line: { blocked, blockedEvidence, row },
  known,
  target,
  t,
  language,
}: {
  readonly line: WorkerLine;
  readonly known: boolean;
  readonly target: number;
  readonly t: TFunction<['workers', 'shell']>;
  readonly language: string;
}) {
  const share = blocked?.share ?? null;
  if (share === null)
    return (
      <span className="text-ink3" title={t(known ? 'workers:noWork' : 'workers:blocked.reading')}>
        {t(known ? 'workers:none' : 'workers:unknown')}
      </span>
    );
  const words = percentInWords(share, language);
  if (share <= target) return <span className="text-ink3">{words}</span>;
  return (
    <Figure
      title={t('workers:blockedOf', { worker: workerName(row.worker, t), share: words })}
      evidence={blockedEvidence}
      className="gap-2"
      tabIndex={-1}
    >
      <svg aria-hidden width={barWidth} height="10">
        <rect y={3} width={barWidth} height={4} rx={1.5} className="fill-sel" />
        <rect y={3} width={barWidth * share} height={4} rx={1.5} className="fill-blocked" />
        <path d={`M${barWidth * target + 0.4} 0v10`} strokeWidth={1.2} className="stroke-ink" />
      </svg>
      <span className="font-medium text-blocked-t">{words}</span>
    </Figure>
  );
}
