import type { FromEngine, GitHubAddress, ToEngine } from '#contract/process.ts';
import type { AnswerMessage, EventMessage, RequestMessage } from '#contract/wire.ts';
import { createEngine, type Engine } from './engine.ts';
import { parentPort, type MessagePortMain } from './parentPort.ts';
import { serve } from './serve.ts';

/** The engine in Electron's utility process: answers the windows over their ports, and obeys the main process. */

const parent = parentPort();
const tell = (message: FromEngine) => parent.postMessage(message);
const log = (message: string) => void process.stderr.write(`nami-engine: ${message}\n`);

const windows = new Set<MessagePortMain>();
/** Messages of a window that came before the database was open. */
let early: { readonly port: MessagePortMain; readonly message: unknown }[] = [];
let engine: Engine | null = null;
/** Why there is no engine: the answer to every request until the app is started anew. */
let openingFailure: AnswerMessage['answer'] | null = null;
let demoWaits: ((address: GitHubAddress) => void)[] = [];

parent.on('message', ({ data, ports }) => {
  const message = data as ToEngine;
  switch (message.type) {
    case 'start':
      void start(message);
      break;
    case 'window':
      for (const port of ports) serveWindow(port);
      break;
    case 'demo-address':
      answerDemo(message.address);
      break;
    case 'surroundings':
      engine?.setSurroundings(message.surroundings);
      break;
    case 'stop':
      void stop();
      break;
  }
});

async function start({ databaseFile, source }: Extract<ToEngine, { type: 'start' }>): Promise<void> {
  const created = await createEngine({ databaseFile, source, startDemo, log });
  if (!created.ok) {
    openingFailure = created;
  } else {
    engine = created.value;
    engine.listen((event) => broadcast(event));
  }
  tell({ type: 'ready' });
  const waiting = early;
  early = [];
  for (const { port, message } of waiting) receive(port, message);
  const started = await engine?.start();
  if (started?.ok === false) log(`${started.error.message} ${started.error.hint}`);
}

async function stop(): Promise<void> {
  await engine?.stop();
  tell({ type: 'stopped' });
}

function startDemo(): Promise<GitHubAddress> {
  const address = new Promise<GitHubAddress>((resolve) => demoWaits.push(resolve));
  tell({ type: 'demo-wanted' });
  return address;
}

function answerDemo(address: GitHubAddress | null): void {
  if (address === null || demoWaits.length === 0) {
    void engine?.demoMoved(address);
    return;
  }
  const waits = demoWaits;
  demoWaits = [];
  for (const resolve of waits) resolve(address);
}

function serveWindow(port: MessagePortMain): void {
  windows.add(port);
  port.on('message', ({ data }) => receive(port, data));
  port.on('close', () => void windows.delete(port));
  port.start();
}

function receive(port: MessagePortMain, message: unknown): void {
  if (engine !== null) {
    void serve(engine.handlers, message, log).then((answer) => {
      if (answer !== null) port.postMessage(answer);
    });
  } else if (openingFailure !== null) {
    port.postMessage({ id: (message as RequestMessage).id, answer: openingFailure } satisfies AnswerMessage);
  } else {
    early.push({ port, message });
  }
}

function broadcast(event: EventMessage): void {
  for (const port of windows) port.postMessage(event);
}
