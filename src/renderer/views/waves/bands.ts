import type { ScheduledWave } from '#domain/schedule/readSchedule.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { Stretch } from './timeWindow.ts';

/** A wave as a band over the time axis. `stated` is false where only the order of the waves is written. */
export type Band = Stretch & { readonly wave: ScheduledWave; readonly stated: boolean };

/** A checkpoint: where it was planned, and where it was reached or is expected; milliseconds. */
export type Checkpoint = {
  readonly wave: ScheduledWave;
  readonly text: string;
  readonly planned: number;
  readonly real: number | null;
  readonly reached: boolean;
};

/** The plan whose waves are drawn over the axis: the first in hand that states any. */
function planInHand(
  waves: readonly ScheduledWave[],
  plans: readonly (IssueKey | null)[],
): IssueKey | null | undefined {
  return plans.find((plan) => waves.some(({ scope }) => scope === plan)) ?? waves[0]?.scope;
}

/** The bands of the plan in hand. A wave of which no moment is known has none. */
export function bandsOf(waves: readonly ScheduledWave[], plans: readonly IssueKey[]): readonly Band[] {
  const plan = planInHand(waves, plans);
  return waves.flatMap((wave): Band[] => {
    const { start, finish, basis } = wave.baseline;
    const [from, to] = [Date.parse(start), Date.parse(finish)];
    return wave.scope === plan && to > from ? [{ wave, from, to, stated: basis !== 'order' }] : [];
  });
}

/** Only what a plan names as a checkpoint is one. */
export function checkpointsOf(
  waves: readonly ScheduledWave[],
  plans: readonly IssueKey[],
): readonly Checkpoint[] {
  const plan = planInHand(waves, plans);
  return waves.flatMap((wave): Checkpoint[] => {
    if (wave.scope !== plan || wave.checkpoint === null) return [];
    const { finish } = wave.actual;
    const real = finish ?? wave.forecast?.p50 ?? null;
    return [
      {
        wave,
        text: wave.checkpoint.text,
        planned: Date.parse(wave.baseline.finish),
        real: real === null ? null : Date.parse(real),
        reached: finish !== null,
      },
    ];
  });
}
