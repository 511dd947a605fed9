import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../stores/programme.ts';
import { ChartFrame } from '../../ui/charts/ChartFrame.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { slackBins, type SlackBin } from './slackBins.ts';
import { minutesInWords } from './words.ts';

/** How much open work may wait how long: a bar of ink for each stretch of slack, its issues one click away. */
export function SlackChart() {
  const { t } = useTranslation('waves');
  const nodes = useProgramme((programme) => programme.nodes);
  const bins = useMemo(() => slackBins(nodes.values()), [nodes]);
  const total = bins.reduce((sum, bin) => sum + bin.nodes.length, 0);
  const most = Math.max(1, ...bins.map((bin) => bin.nodes.length));
  const name = ({ after, upTo }: SlackBin) =>
    upTo === 0
      ? t('charts.slack.none')
      : upTo === Infinity
        ? t('charts.slack.more', { value: minutesInWords(after, t) })
        : t('charts.slack.upTo', { value: minutesInWords(upTo, t) });
  return (
    <ChartFrame
      title={t('charts.slack.title')}
      height={168}
      picture={false}
      caption={t('charts.slack.caption', { count: bins[0]?.nodes.length ?? 0, total })}
      twin={{
        columns: [t('charts.slack.column'), t('charts.slack.issues')],
        rows: bins.map((bin) => [name(bin), String(bin.nodes.length)]),
      }}
    >
      {() => (
        <div className="grid gap-0.5">
          {bins.map((bin) => (
            <div
              key={bin.upTo}
              className="grid h-[22px] grid-cols-[104px_minmax(0,1fr)] items-center text-small"
            >
              <span className="truncate text-ink2">{name(bin)}</span>
              <span className="flex min-w-0 items-center gap-2">
                <i
                  aria-hidden
                  className={`block h-3 rounded-[1.5px] ${bin.upTo === 0 ? 'bg-crit' : 'bg-ink3 opacity-60'}`}
                  style={{ width: bin.nodes.length === 0 ? 1 : `${(bin.nodes.length / most) * 82}%` }}
                />
                <Figure title={name(bin)} nodes={bin.nodes} className="text-ink2">
                  {bin.nodes.length}
                </Figure>
              </span>
            </div>
          ))}
        </div>
      )}
    </ChartFrame>
  );
}
