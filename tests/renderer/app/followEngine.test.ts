import { beforeEach, describe, expect, test } from 'vitest';
import { followEngine } from '#renderer/app/followEngine.ts';
import { emptyProgramme, programmeStore } from '#renderer/stores/programme.ts';
import { sessionStore } from '#renderer/stores/session.ts';
import { makeFakeEngine, sessionOf } from '../../support/renderer/fakeEngine.ts';

/** Lets every answer that is on its way arrive. */
const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

beforeEach(() => {
  programmeStore.setState(emptyProgramme, true);
  sessionStore.setState({ state: null, engine: { kind: 'running' } });
});

describe('following the engine', () => {
  test('reads session and programme whenever a line stands', async () => {
    const engine = makeFakeEngine('full');
    const { stop } = followEngine(engine, (commit) => commit());
    expect(programmeStore.getState().condition.kind).toBe('loading');
    engine.connect();
    await settled();
    expect(programmeStore.getState()).toMatchObject({ condition: { kind: 'ready' }, revision: 1 });
    expect(sessionStore.getState().state?.repository).toBe('tidewater/harbour');
    programmeStore.setState(emptyProgramme, true);
    engine.connect();
    await settled();
    expect(programmeStore.getState().revision).toBe(1);
    stop();
  });

  test('shows why there is no programme', async () => {
    const engine = makeFakeEngine('failed');
    const { stop } = followEngine(engine, (commit) => commit());
    engine.connect();
    await settled();
    expect(programmeStore.getState().condition).toMatchObject({
      kind: 'failed',
      failure: { kind: 'damaged-database' },
    });
    stop();
  });

  test('reads the programme of another repository as soon as it is open', async () => {
    const engine = makeFakeEngine('full');
    const { stop } = followEngine(engine, (commit) => commit());
    engine.tell({ event: 'session.changed', payload: sessionOf('none') });
    await settled();
    expect(programmeStore.getState().condition.kind).toBe('loading');
    engine.tell({ event: 'session.changed', payload: sessionOf('full') });
    await settled();
    expect(programmeStore.getState().condition.kind).toBe('ready');
    stop();
  });
});
