import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import { failureInWords } from '../../i18n/failureWords.ts';
import { useProgramme } from '../../stores/programme.ts';
import { useSchedule } from '../../stores/schedule.ts';
import { useSelected } from '../../stores/selection.ts';
import { useAsOf } from '../../stores/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyFrame, FailedFrame, LoadingFrame } from '../../ui/Frame.tsx';
import { bandsOf, checkpointsOf } from './bands.ts';
import { Charts } from './Charts.tsx';
import type { Scene } from './scene.ts';
import { TimelineSurface } from './TimelineSurface.tsx';
import { timelineOf } from './timeline.ts';
import { useWaves, wavesStore } from './wavesStore.ts';
import { WavesTable } from './WavesTable.tsx';
import { WavesToolbar } from './WavesToolbar.tsx';
import { canvasWords } from './words.ts';

function useScene(read: Schedule): Scene {
  const { t, i18n } = useTranslation('waves');
  const { t: shell } = useTranslation('shell');
  const nodes = useProgramme((programme) => programme.nodes);
  const workers = useProgramme((programme) => programme.workers);
  const assignments = useProgramme((programme) => programme.assignments);
  const phases = useProgramme((programme) => programme.phases);
  const waves = useProgramme((programme) => programme.waves);
  const plans = useProgramme((programme) => programme.plans);
  const repository = useProgramme((programme) => programme.repository);
  const criticalPath = useProgramme((programme) => programme.criticalPath);
  const kind = useWaves((use) => use.lanes);
  const moment = useWaves((use) => use.moment);
  const criticalOnly = useWaves((use) => use.criticalOnly);
  const selected = useSelected();
  const asOf = useAsOf();
  // Every look at the tracker moves the present on, also where it found nothing that changes the schedule.
  const schedule = useMemo(
    () => (asOf !== null && Date.parse(asOf) > Date.parse(read.asOf) ? { ...read, asOf } : read),
    [read, asOf],
  );
  const timeline = useMemo(
    () => timelineOf({ schedule, nodes, workers, assignments, phases, waves, plans, repository }, kind),
    [schedule, nodes, workers, assignments, phases, waves, plans, repository, kind],
  );
  const words = useMemo(() => canvasWords(t, shell, i18n.language), [t, shell, i18n.language]);
  const bands = useMemo(() => bandsOf(schedule.waves, plans), [schedule, plans]);
  const checkpoints = useMemo(() => checkpointsOf(schedule.waves, plans), [schedule, plans]);
  const critical = useMemo(() => new Set(criticalPath), [criticalPath]);
  return useMemo(
    () => ({
      ...{ timeline, bands, checkpoints, nodes, critical, criticalPath, criticalOnly, selected, words },
      moment: moment ?? timeline.asOf,
    }),
    [timeline, bands, checkpoints, nodes, critical, criticalPath, criticalOnly, selected, words, moment],
  );
}

function Shown({ schedule }: { readonly schedule: Schedule }) {
  const { t } = useTranslation('waves');
  const scene = useScene(schedule);
  const repository = useProgramme((programme) => programme.repository);
  const mode = useWaves((use) => use.mode);
  const kind = useWaves((use) => use.lanes);
  if (schedule.issues.length === 0) return <EmptyFrame title={t('empty.title')} text={t('empty.text')} />;
  if (mode === 'charts') return <Charts schedule={schedule} />;
  if (kind === 'wave' && schedule.waves.length === 0)
    return (
      <EmptyFrame
        title={t('noWaves.title')}
        text={t('noWaves.text')}
        hint={t('noWaves.hint')}
        action={
          <Button look="primary" onClick={() => wavesStore.setState({ lanes: 'worker' })}>
            {t('noWaves.byWorker')}
          </Button>
        }
      />
    );
  return mode === 'table' ? (
    <WavesTable scene={scene} />
  ) : (
    <TimelineSurface scene={scene} repository={repository} />
  );
}

/** What was planned, what happened, and what is to come: as a timeline, as charts, or as a table. */
export function WavesView() {
  const { t } = useTranslation('waves');
  const { t: shell } = useTranslation('shell');
  const { reading, again } = useSchedule();
  // A moment of the past is looked at, not kept: another visit begins at the present.
  useEffect(() => () => wavesStore.setState({ moment: null }), []);
  switch (reading.kind) {
    case 'loading':
      return <LoadingFrame text={t('loading')} rows={10} />;
    case 'failed':
      return (
        <FailedFrame
          failure={reading.failure}
          action={
            <Button look="primary" onClick={again}>
              {shell('action.tryAgain')}
            </Button>
          }
        />
      );
    case 'ready':
      return (
        <>
          <WavesToolbar />
          {reading.stale === null ? null : (
            <div
              role="alert"
              className="absolute inset-x-0 top-0 z-10 flex h-8 items-center gap-3 border-b border-line bg-surface px-6 text-small"
            >
              <span className="truncate">
                {t('stale', { message: failureInWords(reading.stale).message })}
              </span>
              <Button size="small" onClick={again}>
                {shell('action.tryAgain')}
              </Button>
            </div>
          )}
          <div className={`absolute inset-x-0 bottom-0 ${reading.stale === null ? 'top-0' : 'top-8'}`}>
            <Shown schedule={reading.view.schedule} />
          </div>
        </>
      );
  }
}
