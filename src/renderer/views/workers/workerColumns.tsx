import type { TFunction } from 'i18next';
import { openEvidence, openIssue } from '../../stores/navigation.ts';
import { Age, ageInWords } from '../../ui/Age.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import type { TableColumn } from '../../ui/table/columns.ts';
import { dayAndClock } from '../../ui/time.ts';
import { ActivityStrip } from './ActivityStrip.tsx';
import { BlockedShare } from './BlockedShare.tsx';
import { LoadBoxes } from './LoadBoxes.tsx';
import { stateGlyph, type WorkerLine, type WorkerState } from './workerLines.ts';
import { numberOf, percentInWords, workerName } from './words.ts';

type Texts = TFunction<['workers', 'shell']>;

/** A silent row fades, its age does not: words to the faintest ink that can be read (4.5:1), the strip to half. */
function isFaded({ state }: WorkerLine): boolean {
  return state === 'silent' || state === 'not-begun';
}
const quietInk = (line: WorkerLine) => (isFaded(line) ? 'text-ink3' : 'text-ink2');

const stateOrder: readonly WorkerState[] = [
  'blocked',
  'failed',
  'review',
  'silent',
  'running',
  'claimed',
  'waiting',
  'gated',
  'done',
  'free',
  'not-begun',
];

/** What stands under "Now on", as text. */
function nowOn({ state, current, waitsFor, row }: WorkerLine, t: Texts, language: string): string {
  if (state === 'free' && row.lastReport?.at != null)
    return t('workers:freeSince', { time: dayAndClock(row.lastReport.at, language) });
  if (current === null) return row.mission ?? t('workers:nothing');
  if (waitsFor.length > 0)
    return t('workers:waitsFor', { issues: waitsFor.map(({ key }) => numberOf(key)).join(', ') });
  // On a plan: what it gave this worker tells more than its title.
  return current.container ? (row.assignment?.mission ?? current.title) : current.title;
}

export type WorkerColumnsInput = {
  readonly t: Texts;
  readonly language: string;
  /** False until the schedule is there: until then nobody knows how long anybody was blocked. */
  readonly known: boolean;
  /** Parts of working time that may be blocked at most, 0 to 1. */
  readonly target: number;
  /** True where numbers of several plans stand in the table. */
  readonly severalPlans: boolean;
};

/** The columns of the worker matrix, in the user's language. */
export function workerColumns(input: WorkerColumnsInput): readonly TableColumn<WorkerLine>[] {
  const { t, language, known, target, severalPlans } = input;
  return [
    {
      id: 'status',
      title: t('workers:column.status'),
      width: 108,
      value: ({ state }) => stateOrder.indexOf(state),
      text: ({ state }) => t(`workers:state.${state}`),
      cell: (line) => (
        <span className="flex min-w-0 items-center gap-2">
          <StatusGlyph status={stateGlyph[line.state]} size={15} decorative />
          <span className={`truncate ${quietInk(line)}`}>{t(`workers:state.${line.state}`)}</span>
        </span>
      ),
    },
    {
      id: 'worker',
      title: t('workers:column.worker'),
      width: 60,
      always: true,
      value: ({ row }) => row.worker,
      text: ({ row }) => workerName(row.worker, t),
      cell: ({ row }) => (
        <b
          data-worker={row.worker}
          title={workerName(row.worker, t)}
          className="block truncate font-semibold"
        >
          {row.worker}
        </b>
      ),
    },
    {
      id: 'plan',
      title: t('workers:column.plan'),
      hint: t('workers:column.planHint'),
      width: 56,
      from: severalPlans ? 700 : Infinity,
      value: ({ row }) => (row.plan === null ? null : numberOf(row.plan)),
      text: ({ row }) => (row.plan === null ? '' : numberOf(row.plan)),
      cell: ({ row }) => {
        const { plan } = row;
        return plan === null ? null : (
          <button
            type="button"
            tabIndex={-1}
            onClick={() => openIssue(plan)}
            className="max-w-full truncate rounded-sm text-ink3 hover:text-ink"
          >
            {numberOf(plan)}
          </button>
        );
      },
    },
    {
      id: 'now',
      title: t('workers:column.now'),
      width: 120,
      grows: 1.2,
      value: ({ current }) => current?.title ?? null,
      text: (line) =>
        [line.current === null ? '' : numberOf(line.current.key), nowOn(line, t, language)].join(' ').trim(),
      cell: (line) => {
        const { current, state } = line;
        const quiet = state !== 'running' && state !== 'blocked' && state !== 'failed' && state !== 'review';
        return (
          <span
            title={current === null ? undefined : `${numberOf(current.key)} ${current.title}`}
            className={`block truncate ${quiet ? quietInk(line) : ''}`}
          >
            {current === null || state === 'free' ? null : (
              <button
                type="button"
                tabIndex={-1}
                onClick={() => openIssue(current.key)}
                className="mr-1.5 rounded-sm font-medium text-ink3 hover:text-ink"
              >
                {numberOf(current.key)}
              </button>
            )}
            {nowOn(line, t, language)}
          </span>
        );
      },
    },
    {
      id: 'mission',
      title: t('workers:column.mission'),
      width: 180,
      from: 1_080,
      value: ({ row }) => row.mission,
      text: ({ row }) => row.mission ?? '',
      cell: (line) => {
        const { assignment, mission } = line.row;
        return assignment === null ? (
          <span className={`block truncate ${quietInk(line)}`}>{mission}</span>
        ) : (
          <button
            type="button"
            tabIndex={-1}
            title={t('workers:column.missionOpen')}
            onClick={() => openEvidence(assignment.evidence)}
            className={`block max-w-full truncate rounded-sm hover:text-ink ${quietInk(line)}`}
          >
            {mission}
          </button>
        );
      },
    },
    {
      id: 'activity',
      title: t('workers:column.activity'),
      hint: t('workers:column.activityHint'),
      width: 140,
      grows: 1,
      from: 560,
      largestFirst: true,
      value: ({ activity }) => activity.words.length,
      text: ({ activity }) => t('workers:words', { count: activity.words.length }),
      cell: (line) => (
        <span className={isFaded(line) ? 'opacity-50' : ''}>
          <ActivityStrip activity={line.activity} label={activityInWords(line, t)} />
        </span>
      ),
    },
    {
      id: 'word',
      title: t('workers:column.word'),
      width: 84,
      value: ({ silence }) => silence,
      text: ({ row, silence }) =>
        silence === null ? t('workers:noWord') : `${ageInWords(silence, t)} (${row.lastReport?.at ?? ''})`,
      cell: ({ row, state }) => {
        const { lastReport } = row;
        return lastReport?.at == null ? (
          <span className="truncate text-ink3">{t('workers:noWord')}</span>
        ) : (
          <button
            type="button"
            tabIndex={-1}
            onClick={() => openEvidence(lastReport)}
            className={`max-w-full truncate rounded-sm hover:text-ink ${state === 'silent' ? 'font-medium text-ink' : 'text-ink2'}`}
          >
            <Age at={lastReport.at} />
          </button>
        );
      },
    },
    {
      id: 'load',
      title: t('workers:column.load'),
      hint: t('workers:column.loadHint'),
      width: 60,
      from: 640,
      largestFirst: true,
      value: ({ load }) => load.length,
      text: ({ load }) => String(load.length),
      cell: ({ load, row }) => (
        <Figure
          title={t('workers:loadOf', { worker: workerName(row.worker, t), count: load.length })}
          nodes={load}
          tabIndex={-1}
        >
          <LoadBoxes count={load.length} />
        </Figure>
      ),
    },
    {
      id: 'blocked',
      title: t('workers:column.blocked'),
      hint: t('workers:column.blockedHint', { target: percentInWords(target, language) }),
      width: 92,
      from: 720,
      largestFirst: true,
      value: ({ blocked }) => blocked?.share ?? null,
      text: ({ blocked }) => (blocked?.share == null ? '' : percentInWords(blocked.share, language)),
      cell: (line) => <BlockedShare line={line} known={known} target={target} t={t} language={language} />,
    },
  ];
}

/** The strip for those who do not see it: how long each kind lasted, in hours of the last 24. */
function activityInWords({ activity }: WorkerLine, t: Texts): string {
  const words = t('workers:words', { count: activity.words.length });
  const hours = (kinds: readonly string[]) =>
    Math.round(
      activity.parts
        .filter(({ kind }) => kinds.includes(kind))
        .reduce((sum, { from, to }) => sum + to - from, 0) * 240,
    ) / 10;
  const work = hours(['work', 'assumed', 'inferred', 'done', 'claimed']);
  const blocked = hours(['blocked']);
  const review = hours(['review']);
  return [
    words,
    ...(work > 0 ? [t('workers:strip.work', { hours: work })] : []),
    ...(blocked > 0 ? [t('workers:strip.blocked', { hours: blocked })] : []),
    ...(review > 0 ? [t('workers:strip.review', { hours: review })] : []),
  ].join(t('shell:list.comma'));
}
