/**
 * The few parts of Electron's utility process that the engine uses, by shape: the engine imports no Electron.
 * https://www.electronjs.org/docs/latest/api/parent-port and .../message-port-main
 */
export type MessagePortMain = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: unknown): void;
  start(): void;
};

export type ParentPort = {
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly MessagePortMain[] }) => void,
  ): void;
  postMessage(message: unknown): void;
};

/** The port to the main process; throws where this is no utility process. */
export function parentPort(): ParentPort {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  if (parentPort === undefined)
    throw new Error('The engine’s process was not started by Electron’s utilityProcess.');
  return parentPort;
}
