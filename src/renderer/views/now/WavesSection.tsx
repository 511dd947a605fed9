import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeWave } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { ProgrammeNode } from '#domain/programme.ts';
import { useProgramme } from '../../stores/programme.ts';
import { Figure } from '../../ui/Figure.tsx';
import { SectionHead } from '../../ui/SectionHead.tsx';
import { byScope } from './scopes.ts';

export type WaveShare = {
  readonly wave: ProgrammeWave;
  readonly nodes: readonly ProgrammeNode[];
  readonly done: number;
  readonly claimed: number;
  /** Where the bar stands, in parts of the whole; null where the plan gives no days. */
  readonly span: { readonly from: number; readonly to: number } | null;
};

/** Each wave with its share done. A wave whose days are known stands where they are in the whole plan. */
export function waveShares(
  waves: readonly ProgrammeWave[],
  nodes: ReadonlyMap<IssueKey, ProgrammeNode>,
): readonly WaveShare[] {
  const placed = waves.every((wave) => wave.days !== null);
  const last = Math.max(1, ...waves.map((wave) => wave.days?.last ?? 0));
  return waves.map((wave) => {
    const own = wave.issues.map((key) => nodes.get(key)).filter((node) => node !== undefined);
    return {
      wave,
      nodes: own,
      done: own.filter((node) => node.status === 'done').length,
      claimed: own.filter((node) => node.status === 'claimed').length,
      span:
        placed && wave.days !== null
          ? { from: (wave.days.first - 1) / last, to: wave.days.last / last }
          : null,
    };
  });
}

function Bar({ share }: { readonly share: WaveShare }) {
  const { from, to } = share.span ?? { from: 0, to: 1 };
  const total = Math.max(1, share.nodes.length);
  const width = (part: number) => ({ width: `${(100 * part) / total}%` });
  return (
    <span aria-hidden className="relative h-2">
      <span
        className="absolute inset-y-0 flex overflow-hidden rounded-[1.5px] shadow-[inset_0_0_0_1px_var(--ink4)]"
        style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
      >
        <i className="bg-done" style={width(share.done)} />
        {share.claimed === 0 ? null : <i className="hatched" style={width(share.claimed)} />}
      </span>
    </span>
  );
}

/** The waves of the coordination plan: where each stands in time and how much of it is done. */
export function WavesSection() {
  const { t } = useTranslation('now');
  const waves = useProgramme((programme) => programme.waves);
  const plans = useProgramme((programme) => programme.plans);
  const nodes = useProgramme((programme) => programme.nodes);
  const shares = useMemo(
    () => waveShares(byScope(waves, plans)[0]?.items ?? [], nodes),
    [waves, plans, nodes],
  );
  if (shares.length === 0) return null;
  // The wave at hand: the first that is not finished.
  const current = shares.find((share) => share.done < share.nodes.length);
  return (
    <section aria-label={t('waves.title')}>
      <SectionHead title={t('waves.title')}>
        <span className="text-cap text-ink3">{t('waves.caption')}</span>
      </SectionHead>
      {shares.map((share) => {
        const { wave } = share;
        const finished = share.nodes.length > 0 && share.done === share.nodes.length;
        return (
          <div
            key={wave.id}
            className={`grid h-6 grid-cols-[minmax(0,6fr)_minmax(0,8fr)_48px] items-center gap-2 ${share === current ? 'font-semibold' : ''}`}
          >
            <Figure
              title={`${wave.title}${wave.period === null ? '' : `, ${wave.period}`}`}
              nodes={share.nodes}
              evidence={[...(wave.checkpoint === null ? [] : [wave.checkpoint.evidence]), ...wave.evidence]}
              className="min-w-0 font-[inherit]"
            >
              <span className="truncate">
                <span className="font-normal text-ink3">{wave.id}</span>&ensp;{wave.title}
              </span>
            </Figure>
            <Bar share={share} />
            <span className={`truncate text-right ${share === current ? '' : 'text-ink3'}`}>
              {finished ? t('waves.done') : `${share.done}/${share.nodes.length}`}
            </span>
          </div>
        );
      })}
    </section>
  );
}
