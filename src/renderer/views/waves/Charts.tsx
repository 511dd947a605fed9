import { isOwnWork } from '#domain/programme.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import { useProgramme } from '../../stores/programme.ts';
import { BurnUp } from '../../ui/charts/BurnUp.tsx';
import { ChartFrame } from '../../ui/charts/ChartFrame.tsx';
import { DayShares } from '../../ui/charts/DayShares.tsx';
import { Histogram } from '../../ui/charts/Histogram.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { clock, dayAndClock, dayOfMonth } from '../../ui/time.ts';
import { ReportHeat } from './ReportHeat.tsx';
import { SlackChart } from './SlackChart.tsx';

/** Share in words: whole per cents, one digit below ten, and 0 only where it is nothing. */
export function percentInWords(share: number): string {
  const percent = share * 100;
  if (percent === 0) return '0 %';
  if (percent < 0.1) return '< 0.1 %';
  return `${percent < 10 ? percent.toFixed(1).replace(/\.0$/, '') : Math.round(percent)} %`;
}

function Progress({ schedule }: { readonly schedule: Schedule }) {
  const { t, i18n } = useTranslation('waves');
  const language = i18n.language;
  const nodes = useProgramme((programme) => programme.nodes);
  const work = useMemo(() => [...nodes.values()].filter(isOwnWork), [nodes]);
  const official = work.filter(({ status }) => status === 'done');
  const claimed = work.filter(({ status }) => status === 'claimed');
  const { days, cone } = schedule.burnUp;
  const dayName = (day: string) => dayOfMonth(`${day}T12:00:00Z`, language);
  return (
    <ChartFrame
      title={t('charts.burnUp.title')}
      className="col-span-full"
      height={232}
      figure={
        <span className="inline-flex items-center gap-4">
          <Figure title={t('charts.burnUp.officialTitle')} nodes={official}>
            <i aria-hidden className="mr-1.5 inline-block h-2.5 w-3 rounded-[1.5px] bg-done" />
            {t('charts.burnUp.official', { count: official.length })}
          </Figure>
          <Figure title={t('charts.burnUp.claimedTitle')} nodes={claimed}>
            <i aria-hidden className="hatched mr-1.5 inline-block h-2.5 w-3 rounded-[1.5px]" />
            {t('charts.burnUp.claimed', { count: claimed.length })}
          </Figure>
          <span>
            <i aria-hidden className="mr-1.5 mb-[3px] inline-block h-[1.5px] w-3 bg-ink" />
            {t('charts.burnUp.scope', { count: work.length })}
          </span>
          {schedule.forecast === null ? null : (
            <span>
              <i aria-hidden className="mr-1.5 inline-block h-2.5 w-3 rounded-[1.5px] bg-ink4 opacity-60" />
              {t('charts.burnUp.cone')}
            </span>
          )}
        </span>
      }
      caption={
        schedule.forecast === null
          ? t('charts.burnUp.captionDone', { done: official.length, total: work.length })
          : t('charts.burnUp.caption', {
              done: official.length,
              total: work.length,
              p50: dayAndClock(schedule.forecast.p50, language),
              p90: dayAndClock(schedule.forecast.p90, language),
            })
      }
      twin={{
        columns: [
          t('charts.day'),
          t('charts.burnUp.scopeColumn'),
          t('charts.burnUp.officialColumn'),
          t('charts.burnUp.claimedColumn'),
        ],
        rows: [
          ...days.map(({ day, scope, official: done, claimed: said }) => [
            dayName(day),
            String(scope),
            String(done),
            String(said),
          ]),
          ...cone
            .slice(1)
            .map(({ at, p10, p50, p90 }) => [
              dayAndClock(at, language),
              String(days.at(-1)?.scope ?? ''),
              t('charts.burnUp.expected', { p50 }),
              t('charts.burnUp.between', { p90, p10 }),
            ]),
        ],
      }}
    >
      {(width) => (
        <BurnUp
          burnUp={schedule.burnUp}
          asOf={Date.parse(schedule.asOf)}
          width={width}
          height={232}
          words={{
            language,
            now: t('now', { time: clock(schedule.asOf, language) }),
            scope: t('charts.burnUp.scopeColumn'),
            official: t('charts.burnUp.officialColumn'),
            claimed: t('charts.burnUp.claimedColumn'),
            day: ({ day, scope, official: done, claimed: said }) => [
              dayName(day),
              t('charts.burnUp.hover', { done, scope }),
              t('charts.burnUp.hoverClaimed', { said }),
            ],
            cone: ({ at, p10, p50, p90 }) => [
              `${dayAndClock(at, language)} JST`,
              t('charts.burnUp.expected', { p50 }),
              t('charts.burnUp.between', { p90, p10 }),
            ],
          }}
        />
      )}
    </ChartFrame>
  );
}

function Blocked({ blocked }: { readonly blocked: Schedule['blocked'] }) {
  const { t, i18n } = useTranslation('waves');
  const nodes = useProgramme((programme) => programme.nodes);
  const standing = useMemo(() => [...nodes.values()].filter(({ status }) => status === 'blocked'), [nodes]);
  const { overall, target, days } = blocked;
  const dayName = (day: string) => dayOfMonth(`${day}T12:00:00Z`, i18n.language);
  const hours = (minutes: number) => String(Math.round(minutes / 6) / 10);
  const goal = percentInWords(target.share);
  return (
    <ChartFrame
      title={t('charts.blocked.title')}
      height={150}
      figure={
        overall.share === null ? undefined : (
          <Figure
            title={t('charts.blocked.evidence')}
            nodes={standing}
            evidence={target.evidence === null ? [] : [target.evidence]}
          >
            <b
              className={`mr-1.5 font-semibold ${overall.share > target.share ? 'text-blocked-t' : 'text-ink'}`}
            >
              {percentInWords(overall.share)}
            </b>
            {t('charts.blocked.target', { target: goal })}
          </Figure>
        )
      }
      caption={
        overall.share === null
          ? t('charts.blocked.none')
          : t('charts.blocked.caption', {
              blocked: hours(overall.blockedMinutes),
              working: hours(overall.workingMinutes),
              basis: target.evidence === null ? t('charts.blocked.assumed') : t('charts.blocked.stated'),
            })
      }
      twin={{
        columns: [
          t('charts.day'),
          t('charts.blocked.share'),
          t('charts.blocked.hours'),
          t('charts.blocked.working'),
        ],
        rows: days.map(({ day, share, blockedMinutes, workingMinutes }) => [
          dayName(day),
          share === null ? '–' : percentInWords(share),
          hours(blockedMinutes),
          hours(workingMinutes),
        ]),
      }}
    >
      {(width) => (
        <DayShares
          days={days.map(({ day, share, blockedMinutes, workingMinutes }) => ({
            day,
            share,
            lines: [
              dayName(day),
              share === null ? '–' : percentInWords(share),
              t('charts.blocked.hover', { blocked: hours(blockedMinutes), working: hours(workingMinutes) }),
            ],
          }))}
          target={target.share}
          label={dayName}
          width={width}
          height={150}
        />
      )}
    </ChartFrame>
  );
}

function Finish({ schedule }: { readonly schedule: Schedule }) {
  const { t, i18n } = useTranslation('waves');
  const language = i18n.language;
  const { forecast } = schedule;
  if (forecast === null) return null;
  const planned = schedule.programme.baseline.finish;
  const { assumptions, runs, seed } = forecast;
  const moment = (at: string) => dayAndClock(at, language);
  const marks = [
    ...(planned === null
      ? []
      : [
          {
            at: Date.parse(planned),
            label: t('charts.finish.planned', { at: moment(planned) }),
            dashed: true,
          },
        ]),
    {
      at: Date.parse(forecast.p50),
      label: t('charts.finish.p50', { at: moment(forecast.p50) }),
      dashed: false,
    },
    {
      at: Date.parse(forecast.p90),
      label: t('charts.finish.p90', { at: moment(forecast.p90) }),
      dashed: false,
    },
  ];
  return (
    <ChartFrame
      title={t('charts.finish.title')}
      height={150}
      figure={t('charts.finish.runs', { count: runs, seed })}
      caption={[
        assumptions.workersCounted
          ? t('charts.finish.workersCounted', { count: assumptions.workers })
          : t('charts.finish.workers', { count: assumptions.workers }),
        t(assumptions.waitMeasured ? 'charts.finish.waitMeasured' : 'charts.finish.waitAssumed', {
          hours: Math.round(assumptions.waitMinutes / 6) / 10,
        }),
        ...(assumptions.withoutEstimate === 0
          ? []
          : [t('charts.finish.withoutEstimate', { count: assumptions.withoutEstimate })]),
      ].join(' ')}
      twin={{
        columns: [t('charts.finish.from'), t('charts.finish.to'), t('charts.finish.count')],
        rows: [
          ...marks.map(({ label }) => [label, '', '']),
          ...forecast.histogram.map(({ from, to, count }) => [moment(from), moment(to), String(count)]),
        ],
      }}
    >
      {(width) => (
        <Histogram
          bins={forecast.histogram.map(({ from, to, count }) => ({
            from: Date.parse(from),
            to: Date.parse(to),
            count,
            lines: [`${moment(from)} – ${moment(to)} JST`, t('charts.finish.hover', { count })],
          }))}
          marks={marks}
          language={language}
          width={width}
          height={150}
        />
      )}
    </ChartFrame>
  );
}

/** How it goes, in five pictures: done against time, blocked time, the finish, slack, and who speaks. */
export function Charts({ schedule }: { readonly schedule: Schedule }) {
  const { t } = useTranslation('waves');
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={t('mode.charts')}
      className="h-full overflow-y-auto px-6 py-5 focus-visible:-outline-offset-2"
    >
      <div className="grid grid-cols-2 gap-x-10 gap-y-7">
        <Progress schedule={schedule} />
        <Finish schedule={schedule} />
        <Blocked blocked={schedule.blocked} />
        <SlackChart />
        <ReportHeat reportDays={schedule.reportDays} />
      </div>
    </div>
  );
}
