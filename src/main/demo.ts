import { utilityProcess, type UtilityProcess } from 'electron';
import type { FromSimulator, GitHubAddress, ToSimulator } from '#contract/process.ts';
import { nextRestart } from './restartDelay.ts';

export type Demo = {
  /** Starts the simulator if it does not run yet; `onAddress` hears where it answers. */
  start(): void;
  stop(): void;
};

const scenario = 'miyabi';
const seed = 1;

/**
 * The demo's GitHub: the simulator in a process of its own. When it dies it is started again and `onAddress` hears
 * the new address; until then it hears null, and the engine shows its mirror as it does without a network.
 */
export function hostDemo(file: string, onAddress: (address: GitHubAddress | null) => void): Demo {
  let simulator: UtilityProcess | null = null;
  let address: GitHubAddress | null = null;
  let wanted = false;
  let deaths = 0;

  const run = () => {
    if (!wanted) return;
    const began = performance.now();
    const child = utilityProcess.fork(file, [], { serviceName: 'nami-simulator' });
    simulator = child;
    child.on('message', (message: FromSimulator) => {
      address = message.address;
      onAddress(address);
    });
    child.once('exit', () => {
      simulator = null;
      address = null;
      if (!wanted) return;
      onAddress(null);
      const restart = nextRestart(deaths, performance.now() - began);
      deaths = restart.deaths;
      setTimeout(run, restart.delay);
    });
    child.postMessage({ type: 'start', scenario, seed } satisfies ToSimulator);
  };

  return {
    start() {
      wanted = true;
      if (simulator === null) run();
      else if (address !== null) onAddress(address);
    },
    stop() {
      wanted = false;
      simulator?.kill();
    },
  };
}
