import { net, powerMonitor } from 'electron';
import type { Surroundings } from '#contract/process.ts';

/** The system has no event for the network in this process: it is looked at this often, and after each waking. */
const networkLookMilliseconds = 5_000;

/** Tells when the computer falls asleep and wakes, and when its network goes and comes: each change once. */
export function followPowerAndNetwork(tell: (change: Partial<Surroundings>) => void): void {
  let online = true;
  const look = () => {
    const now = net.isOnline();
    if (now === online) return;
    online = now;
    tell({ online });
  };
  powerMonitor.on('suspend', () => tell({ awake: false }));
  powerMonitor.on('resume', () => {
    tell({ awake: true });
    look();
  });
  look();
  setInterval(look, networkLookMilliseconds);
}
