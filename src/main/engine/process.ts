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
/** Why there is no engine: the answer to every request until the files can be opened. */
let openingFailure: AnswerMessage['answer'] | null = null;
/** How long until files that could not be opened are tried again, milliseconds. */
const openAgain = 3_000;
let stopping = false;
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
    case 'credential-kept':
      engine?.credentialKept(message.apiUrl, message.keeper, message.keyStore);
      break;
    case 'stop':
      void stop();
      break;
  }
});

async function start(message: Extract<ToEngine, { type: 'start' }>): Promise<void> {
  const { databaseFile, source, signIn } = message;
  const created = await createEngine({ databaseFile, source, signIn, tellMain: tell, startDemo, log });
  if (!created.ok) {
    openingFailure = created;
    if (!stopping) setTimeout(() => void start(message), openAgain);
  } else {
    openingFailure = null;
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
  stopping = true;
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
