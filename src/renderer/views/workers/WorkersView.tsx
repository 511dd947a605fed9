import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultBlockedTarget } from '#domain/schedule/planFacts.ts';
import { useCommands, type Command } from '../../stores/commands.ts';
import { openEvidence, openIssue, replacePlace } from '../../stores/navigation.ts';
import { useSchedule } from '../../stores/schedule.ts';
import { select } from '../../stores/selection.ts';
import { workersShown, type TablePlace } from '../../stores/tablePlaces.ts';
import { useWholeProgramme } from '../../stores/wholeProgramme.ts';
import { EmptyFrame } from '../../ui/Frame.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { ShownChoice } from '../../ui/table/ShownChoice.tsx';
import { ActivityPatterns, ActivitySample } from './ActivityStrip.tsx';
import { CanStart } from './CanStart.tsx';
import { Summary } from './Summary.tsx';
import { WorkerInHand } from './WorkerInHand.tsx';
import { workerColumns } from './workerColumns.tsx';
import { isShown, workerLines, type WorkerLine } from './workerLines.ts';

const legend = ['work', 'assumed', 'blocked', 'review', 'claimed', 'word'] as const;

function Legend() {
  const { t } = useTranslation('workers');
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-4 px-6 py-1 text-small text-ink2">
      {legend.map((kind) => (
        <span key={kind} className="flex items-center gap-1.5">
          <ActivitySample kind={kind} />
          {t(`legend.${kind}`)}
        </span>
      ))}
    </div>
  );
}

/** Who is on what, since when nobody heard of whom, who stands still, and who could take something. */
export function WorkersView({ place }: { readonly place: Extract<TablePlace, { view: 'workers' }> }) {
  const { t, i18n } = useTranslation(['workers', 'shell']);
  const programme = useWholeProgramme();
  const { reading, again } = useSchedule();
  const schedule = reading.kind === 'ready' ? reading.view.schedule : null;
  const lines = useMemo(() => workerLines(programme, schedule), [programme, schedule]);
  const shown = useMemo(() => lines.filter((line) => isShown(line, place.show)), [lines, place.show]);
  const known = schedule !== null;
  const target = schedule?.blocked.target.share ?? defaultBlockedTarget;
  const severalPlans = new Set(lines.map(({ row }) => row.plan)).size > 1;
  const columns = useMemo(
    () => workerColumns({ t, language: i18n.language, known, target, severalPlans }),
    [t, i18n.language, known, target, severalPlans],
  );
  const inHand = lines.find(({ id }) => id === place.worker) ?? null;

  const take = useCallback(
    (line: WorkerLine | null) => {
      replacePlace({ view: 'workers', show: place.show, worker: line?.id ?? null });
      if (line?.current != null) select(line.current.key);
    },
    [place.show],
  );
  const open = useCallback((line: WorkerLine) => {
    if (line.current !== null) openIssue(line.current.key);
    else if (line.row.lastReport !== null) openEvidence(line.row.lastReport);
  }, []);
  const said = inHand?.row.lastReport ?? null;
  useCommands(
    useMemo(
      (): readonly Command[] =>
        said === null
          ? []
          : [
              {
                id: 'workers.evidence',
                titleKey: 'workers:command.evidence',
                group: 'view',
                shortcut: 'e',
                run: () => openEvidence(said),
              },
            ],
      [said],
    ),
  );

  if (lines.length === 0) return <EmptyFrame title={t('empty.title')} text={t('empty.text')} />;
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_336px] max-[1180px]:grid-cols-1 max-[1180px]:grid-rows-[minmax(0,1fr)_232px]">
      <ShownChoice
        label={t('show.label')}
        choices={workersShown.map((value) => ({ value, words: t(`show.${value}`) }))}
        value={place.show}
        onChoose={(show) => replacePlace({ view: 'workers', show, worker: place.worker })}
      />
      <ActivityPatterns />
      <DataTable
        name="workers"
        label={t('table')}
        lead={<Summary lines={lines} schedule={reading} onAgain={again} />}
        columns={columns}
        rows={shown}
        idOf={idOf}
        inHand={place.worker}
        onTake={take}
        onOpen={open}
        roomyHeight={40}
        empty={<p className="p-6 text-ink2">{t(`none_shown.${place.show}`)}</p>}
        below={<Legend />}
      />
      <aside
        aria-label={t('aside')}
        className="min-h-0 overflow-y-auto border-l border-line bg-surface px-4 pb-4 [--ko:var(--surface)] [scrollbar-width:thin] max-[1180px]:grid max-[1180px]:grid-cols-2 max-[1180px]:content-start max-[1180px]:gap-x-8 max-[1180px]:border-t max-[1180px]:border-l-0 max-[1180px]:px-6"
      >
        {inHand === null ? null : <WorkerInHand line={inHand} />}
        <CanStart programme={programme} />
      </aside>
    </div>
  );
}

function idOf({ id }: WorkerLine): string {
  return id;
}
