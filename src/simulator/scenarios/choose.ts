import { exportScenario } from './exportFile.ts';
import { miyabiScenario } from './miyabi/scenario.ts';
import { scaleScenario } from './scale.ts';
import type { Scenario } from './scenario.ts';

/** Repeatable runs begin here, whatever the machine's clock says. */
export const defaultStart = Date.UTC(2025, 10, 19, 1, 30);

/**
 * `miyabi`, `scale:ISSUESxCOMMENTS` (totals), or the path of an export in gh's own shape. `startAt` is when the
 * simulated clock starts, milliseconds since 1970. Rejects with a sentence for people when there is no such thing.
 */
export async function chooseScenario(name: string, seed: number, startAt?: number): Promise<Scenario> {
  if (name === 'miyabi') return miyabiScenario(startAt ?? defaultStart);
  const scale = /^scale:(\d+)x(\d+)$/.exec(name);
  if (scale) return scaleScenario(Number(scale[1]), Number(scale[2]), seed, startAt ?? defaultStart);
  if (name.startsWith('scale:')) {
    throw new Error(`"${name}" is not a scale: write scale:ISSUESxCOMMENTS, for example scale:1000x10000.`);
  }
  return exportScenario(name);
}
