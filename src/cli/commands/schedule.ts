import { InvalidArgumentError, type Command } from 'commander';
import { percentBlocked, scheduleJson, type ScheduleJson } from '../json/schedule.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { table } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

type ScheduleOptions = WorkspaceOptions & {
  readonly runs?: number;
  readonly seed?: number;
  readonly workers?: number;
};

export function addScheduleCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('schedule')
      .description('what was planned, what happened, how late it is, and when it will be finished')
      .option(
        '--runs <number>',
        'runs of the simulation; fewer for large trackers when left out',
        numberIn(1, 10_000),
      )
      .option('--seed <number>', 'same seed, same forecast', numberIn(0, 4_294_967_295))
      .option(
        '--workers <number>',
        'as if so many worked; as many as are named when left out',
        numberIn(1, 10_000),
      ),
  ).action(async ({ runs, seed, workers, ...options }: ScheduleOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { programme } = valueOf(await engine.handlers['programme.read']({}));
      const { schedule } = valueOf(
        await engine.handlers['schedule.read']({
          ...(runs === undefined ? {} : { runs }),
          ...(seed === undefined ? {} : { seed }),
          ...(workers === undefined ? {} : { workers }),
        }),
      );
      const answer = scheduleJson(programme, schedule);
      output.answer(answer, () => describeSchedule(answer));
    });
  });
}

function describeSchedule(schedule: ScheduleJson): string {
  const sections = [`${schedule.repository}, as of ${schedule.asOf}`, describeForecast(schedule)];
  if (schedule.waves.length > 0) {
    sections.push(
      table(schedule.waves, [
        {
          title: 'Plan',
          cell: ({ plan }) => (typeof plan === 'number' ? `#${plan}` : (plan ?? '')),
          align: 'right',
        },
        { title: 'Wave', cell: (wave) => wave.id },
        { title: 'Title', cell: (wave) => wave.title, shrinks: true },
        { title: 'Planned', cell: ({ baseline }) => extentInWords(baseline.start, baseline.finish) },
        { title: 'Actual', cell: ({ actual }) => extentInWords(actual.start, actual.finish) },
        { title: 'Expected (p90)', cell: ({ forecast }) => expectedInWords(forecast) },
        { title: 'Slip', cell: ({ slip }) => slipInWords(slip.finishMinutes), align: 'right' },
      ]),
    );
  }
  sections.push(describeBlocked(schedule));
  return sections.join('\n\n');
}

function describeForecast({ forecast, programme }: ScheduleJson): string {
  if (forecast === null) return 'Nothing is left to do.';
  const { assumptions } = forecast;
  const wait = `${Math.round(assumptions.waitMinutes)} min`;
  const slip = slipInWords(programme.slip.finishMinutes);
  return [
    `Finish: ${moment(forecast.p50)} as likely as not, ${moment(forecast.p90)} with 90 in 100.` +
      (programme.baseline.finish === null
        ? ''
        : ` Planned: ${moment(programme.baseline.finish)}${slip === '' ? '' : ` (slip ${slip})`}.`),
    `${counted(forecast.runs, 'run')}, seed ${forecast.seed}, ${counted(assumptions.workers, 'worker')}` +
      `${assumptions.workersCounted ? ' as named' : ' as asked'}. Taken for granted: ${wait} for a wait` +
      `${assumptions.waitMeasured ? ' (measured here)' : ''}, an hour for each of ` +
      `${counted(assumptions.withoutEstimate, 'issue')} without an estimate.`,
  ].join('\n');
}

function describeBlocked({ blocked }: ScheduleJson): string {
  const percent = percentBlocked(blocked);
  const target = `${Number((blocked.target.share * 100).toFixed(1))}%`;
  if (percent === null)
    return `Nobody has reported work yet; the target for blocked time is under ${target}.`;
  const overall = `${percent}% of working time was blocked; the target is under ${target}.`;
  const above = blocked.workers
    .filter(({ share }) => share !== null && share >= blocked.target.share && share > 0)
    .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
  if (above.length === 0) return overall;
  return [
    overall,
    table(above, [
      { title: 'Worker', cell: ({ worker }) => worker },
      { title: 'Blocked', cell: (time) => `${percentBlocked(time) ?? 0}%`, align: 'right' },
      { title: 'Hours blocked', cell: ({ blockedMinutes }) => hours(blockedMinutes), align: 'right' },
      { title: 'Hours worked', cell: ({ workingMinutes }) => hours(workingMinutes), align: 'right' },
    ]),
  ].join('\n');
}

function extentInWords(start: string | null, finish: string | null): string {
  if (start === null) return finish === null ? '' : `… ${moment(finish)}`;
  return `${moment(start)} – ${finish === null ? '…' : moment(finish)}`;
}

function expectedInWords(forecast: ScheduleJson['waves'][number]['forecast']): string {
  return forecast === null ? '' : `${moment(forecast.p50)} (${moment(forecast.p90)})`;
}

/** `03-04 09:30`, UTC; the year stands in the heading. */
function moment(time: string): string {
  return `${time.slice(5, 10)} ${time.slice(11, 16)}`;
}

function slipInWords(minutes: number | null): string {
  if (minutes === null) return '';
  const size = Math.abs(minutes);
  const words =
    size < 120
      ? `${size} min`
      : size < 2_880
        ? `${Math.round(size / 60)} h`
        : `${Math.round(size / 1_440)} d`;
  return `${minutes < 0 ? '−' : '+'}${words}`;
}

function hours(minutes: number): string {
  return (minutes / 60).toFixed(1);
}

function numberIn(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
  };
}
