import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FromEngine, GitHubAddress, ToEngine, SignInStart } from '#contract/process.ts';
import type { AnswerMessage, EngineMessage, RequestMessage } from '#contract/wire.ts';
import { addressOf, quietSimulator } from '../support/engine/simulator.ts';
import { temporaryFolder } from '../support/engine/temporaryFolder.ts';

/** One end of a port, as Electron gives it to the engine's process. */
class Port extends EventEmitter {
  readonly received: EngineMessage[] = [];
  postMessage(message: EngineMessage): void {
    this.received.push(structuredClone(message));
    this.emit('answered');
  }
  start(): void {
    this.emit('started');
  }
  ask(request: string, input: unknown, id = this.received.length + 1): Promise<AnswerMessage> {
    this.emit('message', { data: { id, request, input } satisfies RequestMessage });
    return this.until((message): message is AnswerMessage => 'id' in message && message.id === id);
  }
  until<Message extends EngineMessage>(
    wanted: (message: EngineMessage) => message is Message,
  ): Promise<Message> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.received.find(wanted);
        if (found === undefined) return;
        this.off('answered', look);
        resolve(found);
      };
      this.on('answered', look);
      look();
    });
  }
}

/** Loads the engine's process with this test in the place of Electron's main process. */
async function engineProcess() {
  const toEngine = new EventEmitter();
  const fromEngine = new EventEmitter();
  const parentPort = {
    on: (event: string, listener: (message: unknown) => void) => toEngine.on(event, listener),
    postMessage: (message: FromEngine) => fromEngine.emit(message.type, message),
  };
  const host = process as unknown as { parentPort?: unknown };
  host.parentPort = parentPort;
  vi.resetModules();
  await import('#engine/process.ts');
  delete host.parentPort;
  const heard = (type: FromEngine['type']) =>
    new Promise<void>((resolve) => fromEngine.once(type, () => resolve()));
  const tell = (message: ToEngine, ports: readonly Port[] = []) =>
    toEngine.emit('message', { data: message, ports });
  onTestFinished(async () => {
    const stopped = heard('stopped');
    tell({ type: 'stop' });
    await stopped;
  });
  return { tell, heard };
}

const signedOut: SignInStart = { credentials: [], keyStore: { kind: 'available' }, lost: [], clientId: null };

function valueOf(message: AnswerMessage): unknown {
  if (!message.answer.ok) throw new Error(message.answer.error.message);
  return message.answer.value;
}

test('a window asks before the database is open, and is answered when it is', async () => {
  const { tell, heard } = await engineProcess();
  const ready = heard('ready');
  const port = new Port();
  tell({ type: 'window' }, [port]);
  const early = port.ask('session.read', {}, 1);
  tell({
    type: 'start',
    databaseFile: join(temporaryFolder(), 'nami.db'),
    source: { kind: 'none' },
    signIn: signedOut,
  });
  await ready;
  expect(valueOf(await early)).toMatchObject({ source: { kind: 'none' } });
  expect(await port.ask('no.such', {}, 2)).toMatchObject({ answer: { error: { kind: 'bad-input' } } });
});

test('two windows each get their own answers, and both hear the events', async () => {
  const { tell, heard } = await engineProcess();
  const simulator = await quietSimulator('scale:20x20');
  const ready = heard('ready');
  tell({
    type: 'start',
    databaseFile: join(temporaryFolder(), 'nami.db'),
    source: { kind: 'github', ...addressOf(simulator) },
    signIn: signedOut,
  });
  await ready;
  const ports = [new Port(), new Port()];
  tell({ type: 'window' }, ports);
  expect(await ports[0]!.ask('session.read', {}, 9)).toMatchObject({ id: 9, answer: { ok: true } });
  for (const port of ports) {
    await port.until(
      (message): message is EngineMessage =>
        'event' in message &&
        message.event === 'session.changed' &&
        message.payload.connection.kind === 'online',
    );
  }
  expect(ports[1]!.received.some((message) => 'id' in message)).toBe(false);
});

test('the demo is asked of the main process, and opened where it listens', async () => {
  const { tell, heard } = await engineProcess();
  const simulator = await quietSimulator('scale:20x20');
  const ready = heard('ready');
  tell({
    type: 'start',
    databaseFile: join(temporaryFolder(), 'nami.db'),
    source: { kind: 'none' },
    signIn: signedOut,
  });
  await ready;
  const port = new Port();
  tell({ type: 'window' }, [port]);
  const wanted = heard('demo-wanted');
  const opening = port.ask('session.openDemo', {}, 1);
  await wanted;
  const address: GitHubAddress = addressOf(simulator);
  tell({ type: 'demo-address', address });
  expect(valueOf(await opening)).toMatchObject({
    source: { kind: 'demo' },
    repository: simulator.repository,
  });
  tell({ type: 'demo-address', address: null });
  tell({ type: 'surroundings', surroundings: { visible: false } });
});

test('where the database cannot be opened every request is answered with the reason', async () => {
  const { tell, heard } = await engineProcess();
  const file = join(temporaryFolder(), 'nami.db');
  mkdirSync(file);
  const ready = heard('ready');
  tell({ type: 'start', databaseFile: file, source: { kind: 'none' }, signIn: signedOut });
  await ready;
  const port = new Port();
  tell({ type: 'window' }, [port]);
  expect(await port.ask('programme.read', {})).toMatchObject({
    answer: { error: { kind: 'not-writable' } },
  });
});
