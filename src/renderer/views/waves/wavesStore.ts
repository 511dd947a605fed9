import { create } from 'zustand';
import type { LaneKind } from './lanes.ts';

export const wavesModes = ['timeline', 'charts', 'table'] as const;
export type WavesMode = (typeof wavesModes)[number];

/** What the timeline is asked for from outside: toolbar, palette, keyboard. */
export type Wish = 'closer' | 'wider' | 'fit' | 'earlier' | 'later';

export type WavesUse = {
  readonly mode: WavesMode;
  readonly lanes: LaneKind;
  readonly criticalOnly: boolean;
  /** The moment that is looked back at, milliseconds since 1970; null for the present. */
  readonly moment: number | null;
  /** `count` grows, so that the same wish can come twice. */
  readonly wish: { readonly look: Wish; readonly count: number };
};

export const wavesStore = create<WavesUse>()(() => ({
  mode: 'timeline',
  lanes: 'worker',
  criticalOnly: false,
  moment: null,
  wish: { look: 'fit', count: 0 },
}));

export function useWaves<Picked>(pick: (use: WavesUse) => Picked): Picked {
  return wavesStore(pick);
}

export function wishFor(look: Wish): void {
  wavesStore.setState(({ wish }) => ({ wish: { look, count: wish.count + 1 } }));
}

export function lookBackTo(moment: number | null): void {
  wavesStore.setState({ moment });
}
