import type { NodeProps } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeStatus } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { useNode } from '../../stores/programme.ts';
import { useIsSelected } from '../../stores/selection.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { WorkerChip } from '../../ui/WorkerChip.tsx';
import { useGraph } from './graphStore.ts';
import { phaseFamily } from './lanes.ts';
import { bareTitle, durationInWords, numberOf, slackInWords } from './words.ts';

/** One glance of light on a card whose status changed. */
function useFlash(status: NodeStatus | undefined) {
  const element = useRef<HTMLDivElement>(null);
  const before = useRef(status);
  useEffect(() => {
    if (before.current === status) return;
    before.current = status;
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    element.current?.animate([{ filter: 'brightness(1.35)' }, { filter: 'none' }], { duration: 200 });
  }, [status]);
  return element;
}

/** A work item: status, number, phase; two lines of title; worker, estimate, slack. */
export const IssueCard = memo(function IssueCard({ id }: NodeProps) {
  const { t } = useTranslation('graph');
  const key = id as IssueKey;
  const node = useNode(key);
  const selected = useIsSelected(key);
  const dim = useGraph(({ lit }) => lit !== null && !lit.has(id));
  const short = useGraph(({ detail }) => detail === 'short');
  const element = useFlash(node?.status);
  if (node === undefined) return null;
  const notch = node.phase === null ? NaN : Number(phaseFamily(node.phase));
  const style = { '--notch': Number.isNaN(notch) ? -9 : Math.min(4, notch) } as CSSProperties;
  return (
    <div
      ref={element}
      id={`graph-${id}`}
      className="card"
      style={style}
      data-status={node.status}
      data-critical={node.critical || undefined}
      data-selected={selected || undefined}
      data-dim={dim || undefined}
      data-partial={node.partial}
    >
      {short ? (
        <div className="flex h-[70px] items-center gap-2.5 text-[26px]/[34px] font-medium text-ink">
          <StatusGlyph status={node.status} size={30} />
          <span className="truncate">{numberOf(key)}</span>
        </div>
      ) : (
        <>
          <div className="flex h-4 items-center gap-1.5 text-small font-medium text-ink2">
            <StatusGlyph status={node.status} />
            <span className="min-w-0 truncate">{numberOf(key)}</span>
            <span className="ml-auto text-[11px] font-normal text-ink3">{node.phase}</span>
          </div>
          <h4
            title={
              node.partial === undefined ? node.title : `${node.title} (${t('partial.elsewhere')})`.trim()
            }
            className="mt-[3px] line-clamp-2 h-8 text-[12.5px]/4 font-medium tracking-[-0.01em] [overflow-wrap:anywhere]"
          >
            {node.partial === 'named' ? t('partial.named') : bareTitle(node.title)}
          </h4>
          <div className="mt-[3px] flex items-center gap-1.5 text-[11px]/[18px] whitespace-nowrap text-ink3">
            <span className="max-w-[64px] shrink-0 overflow-hidden">
              {node.partial === undefined ? <WorkerChip worker={node.worker} /> : null}
            </span>
            {node.duration === null ? null : <span>{durationInWords(node.duration, t, 'brief')}</span>}
            {node.slackMinutes === null || node.status === 'done' ? null : (
              <span className="ml-auto truncate">{slackInWords(node.slackMinutes, t)}</span>
            )}
          </div>
        </>
      )}
    </div>
  );
});
