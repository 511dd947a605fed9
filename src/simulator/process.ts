/** Entry of the demo's simulator as a utility process: one `start` in, one `listening` out, alive until killed. */
import type { FromSimulator, ToSimulator } from '#contract/process.ts';
import { startSimulator } from './simulator.ts';

/** The part of Electron's `process.parentPort` that is used; Electron itself is not imported here. */
type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: FromSimulator): void;
};

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
if (parentPort === undefined) throw new Error('src/simulator/process.ts runs as a utility process only.');
const port = parentPort;

port.on('message', ({ data }) => {
  const message = data as ToSimulator;
  // A rejection is a bug, or a machine without loopback: the process ends, and main says so.
  void startSimulator({ scenario: message.scenario, seed: message.seed, speed: 1, startAt: Date.now() }).then(
    (simulator) =>
      port.postMessage({
        type: 'listening',
        address: {
          apiUrl: simulator.graphqlUrl,
          repository: simulator.repository,
          token: simulator.token,
        },
      }),
  );
});
