import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#domain/evidence.ts';
import type { ReportDay } from '#domain/schedule/burnUp.ts';
import { useProgramme } from '../../stores/programme.ts';
import { ChartFrame } from '../../ui/charts/ChartFrame.tsx';
import { HeatStrip, type HeatRow } from '../../ui/charts/HeatStrip.tsx';
import { day } from '../../ui/charts/timeTicks.ts';
import { Figure } from '../../ui/Figure.tsx';
import { dayOfMonth } from '../../ui/time.ts';

/** Days that the strip shows at most: the latest. */
const mostDays = 90;
/** Lines a name leads to: its latest. */
const mostLines = 5;
/** Pixels; more workers than fit are scrolled. */
const mostHeight = 520;

/** Every UTC day from the first report to the last, the latest `mostDays`. */
export function daysOf(reportDays: readonly ReportDay[]): readonly string[] {
  const names = reportDays.map((each) => each.day).sort();
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return [];
  const end = Date.parse(last);
  const start = Math.max(Date.parse(first), end - (mostDays - 1) * day);
  return Array.from({ length: Math.round((end - start) / day) + 1 }, (_, at) =>
    new Date(start + at * day).toISOString().slice(0, 10),
  );
}

/** Who spoke on which day: silence is a row that ends. */
export function ReportHeat({ reportDays }: { readonly reportDays: readonly ReportDay[] }) {
  const { t, i18n } = useTranslation('waves');
  const { t: shell } = useTranslation('shell');
  const reports = useProgramme((programme) => programme.reports);
  const days = useMemo(() => daysOf(reportDays), [reportDays]);
  const rows = useMemo<readonly HeatRow[]>(() => {
    const byWorker = new Map<string, Map<string, number>>();
    for (const { worker, day: name, reports: count } of reportDays) {
      const known = byWorker.get(worker) ?? new Map<string, number>();
      byWorker.set(worker, known.set(name, count));
    }
    const lastLines = new Map<string, Evidence[]>();
    for (const { worker, evidence } of reports) {
      const [line] = evidence;
      if (worker === null || line === undefined) continue;
      const known = lastLines.get(worker) ?? [];
      lastLines.set(worker, [line, ...known].slice(0, mostLines));
    }
    return [...byWorker].map(([worker, counts]) => {
      const name = /^\d+$/.test(worker) ? shell('worker.numbered', { worker }) : worker;
      return {
        name,
        counts,
        label: (
          <Figure title={t('charts.heat.lines', { worker: name })} evidence={lastLines.get(worker) ?? []}>
            {name}
          </Figure>
        ),
      };
    });
  }, [reportDays, reports, shell, t]);
  const dayName = (name: string) => dayOfMonth(`${name}T12:00:00Z`, i18n.language);
  const total = reportDays.reduce((sum, { reports: count }) => sum + count, 0);
  return (
    <ChartFrame
      title={t('charts.heat.title')}
      height={Math.min(mostHeight, Math.max(168, 16 + 20 * rows.length))}
      picture={false}
      caption={
        rows.length === 0
          ? t('charts.heat.none')
          : t('charts.heat.caption', { count: total, workers: rows.length, days: days.length })
      }
      twin={{
        columns: [t('charts.heat.worker'), ...days.map(dayName)],
        rows: rows.map(({ name, counts }) => [name, ...days.map((each) => String(counts.get(each) ?? 0))]),
      }}
    >
      {(width) => (
        <HeatStrip
          rows={rows}
          days={days}
          dayLabel={dayName}
          cellLabel={({ name }, each, count) =>
            t('charts.heat.cell', { worker: name, day: dayName(each), count })
          }
          width={width}
        />
      )}
    </ChartFrame>
  );
}
