import { useDeferredValue } from 'react';
import type { Programme } from '#domain/programme.ts';
import { programmeStore, type ProgrammeState } from './programme.ts';

const wholeOf = new WeakMap<ProgrammeState, Programme>();

/** The programme in the shape that the domain's verdicts read; made once for each state. */
export function wholeProgramme(state: ProgrammeState): Programme {
  const known = wholeOf.get(state);
  if (known !== undefined) return known;
  const whole: Programme = {
    ...state,
    repository: state.repository ?? '',
    asOf: state.asOf ?? '',
    nodes: [...state.nodes.values()],
    edges: [...state.edges.values()],
  };
  wholeOf.set(state, whole);
  return whole;
}

/** The whole programme for verdicts over all of it; while changes come fast it may be one of a moment ago. */
export function useWholeProgramme(): Programme {
  return wholeProgramme(useDeferredValue(programmeStore((state) => state)));
}
