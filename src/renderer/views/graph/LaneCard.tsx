import type { NodeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../stores/programme.ts';
import { selectionStore } from '../../stores/selection.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { chooseLane, useGraph } from './graphStore.ts';
import type { Lane } from './lanes.ts';
import { loudestStatus } from './paint.ts';
import { laneName, numberOf } from './words.ts';

export type LaneCardData = { readonly lane: Lane };

/** How much of the lane is done on GitHub, as a ring. */
function Ring({ share, size }: { readonly share: number; readonly size: number }) {
  const radius = size / 2 - 2.5;
  const round = 2 * Math.PI * radius;
  const circle = { cx: size / 2, cy: size / 2, r: radius, fill: 'none', strokeWidth: 3 };
  return (
    <svg aria-hidden width={size} height={size}>
      <circle {...circle} stroke="var(--line2)" />
      {share === 0 ? null : (
        <circle
          {...circle}
          stroke="var(--done)"
          strokeDasharray={`${round * share} ${round}`}
          transform={`rotate(-90 ${size / 2} ${size / 2})`}
        />
      )}
    </svg>
  );
}

/** A phase or another scope, folded into one card: name, how much is done, and what most needs an eye. */
export const LaneCard = memo(function LaneCard({ id, data }: NodeProps) {
  const { t } = useTranslation('graph');
  const { lane } = data as LaneCardData;
  const criticalPath = useProgramme((programme) => programme.criticalPath);
  const critical = useMemo(() => criticalPath.some((key) => lane.issues.includes(key)), [criticalPath, lane]);
  const dim = useGraph(({ lit }) => lit !== null && !lit.has(id));
  const nodes = useProgramme((programme) => programme.nodes);
  const selected = selectionStore((state) => state.selected !== null && lane.issues.includes(state.selected));
  const done = lane.issues.filter((key) => nodes.get(key)?.status === 'done').length;
  const total = lane.issues.length;
  const loudest = loudestStatus(lane, { nodes });
  const culprit =
    loudest === 'failed' || loudest === 'blocked'
      ? lane.issues.find((key) => nodes.get(key)?.status === loudest)
      : undefined;
  const { name, title } = laneName(lane, t);
  const phase = lane.about.kind === 'phase';
  const content = (
    <>
      <Ring share={total === 0 ? 0 : done / total} size={phase ? 30 : 26} />
      <span className="min-w-0 flex-1">
        <b className="block truncate text-small/[15px]">
          {phase ? name : title === '' ? name : `${name} ${title}`}
        </b>
        <span className="flex items-center gap-1 text-cap whitespace-nowrap text-ink3">
          {t('card.done', { done, total })}
          {culprit === undefined ? '' : `, ${numberOf(culprit)}`}
          {done === total ? null : <StatusGlyph status={loudest} size={13} className="ml-0.5" />}
        </span>
      </span>
    </>
  );
  const look = 'card stack flex items-center gap-2 !overflow-visible !px-2.5 !py-0 before:hidden';
  const marks = {
    'data-critical': critical || undefined,
    'data-dim': dim || undefined,
    'data-selected': selected || undefined,
    title: title === '' ? name : `${name} ${title}`,
  };
  if (!lane.opens) {
    return (
      <div className={look} {...marks}>
        {content}
      </div>
    );
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={look}
      aria-label={t('lane.open', { name: `${name} ${title}`.trim() })}
      onClick={() => chooseLane(id, false)}
      {...marks}
    >
      {content}
    </button>
  );
});
