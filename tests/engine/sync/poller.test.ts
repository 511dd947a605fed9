import { expect, test } from 'vitest';
import type { Failure } from '#contract/result.ts';
import { createPoller, demoPace, gitHubPace, type PollEnd } from '#engine/sync/poller.ts';
import { steppedClock } from '../../support/engine/clock.ts';

const minute = 60_000;
const failure = (kind: Failure['kind']): Failure => ({ kind, message: 'Trouble.', hint: 'Wait.' });
const failed = (kind: Failure['kind'], waitMilliseconds: number | null = null): PollEnd => ({
  kind: 'failed',
  failure: failure(kind),
  waitMilliseconds,
});
const fine: PollEnd = { kind: 'finished' };
const inFront = { visible: true, awake: true, online: true };

function polling(ends: PollEnd[], options: { notBefore?: number; pace?: typeof gitHubPace } = {}) {
  const clock = steppedClock();
  const began = clock.now();
  const polls: number[] = [];
  const pauses: number[] = [];
  const poller = createPoller({
    clock,
    pace: options.pace ?? gitHubPace,
    notBefore: began + (options.notBefore ?? 0),
    poll: () => {
      polls.push((clock.now() - began) / 1000);
      return Promise.resolve(ends.shift() ?? fine);
    },
    onState: () => undefined,
    onPause: (notBefore) => pauses.push(notBefore - began),
  });
  return { clock, poller, polls, pauses };
}

test('a source that answers is asked once a minute in front, every five minutes behind', async () => {
  const { clock, poller, polls } = polling([]);
  await clock.pass(2 * minute);
  expect(polls).toEqual([0, 60, 120]);
  expect(poller.state()).toMatchObject({ connection: { kind: 'online', since: '2026-03-01T00:00:00.000Z' } });
  poller.setSurroundings({ ...inFront, visible: false });
  await clock.pass(60 * minute);
  expect(polls.length).toBeLessThanOrEqual(3 + 13);
  const before = polls.length;
  poller.setSurroundings(inFront);
  await clock.pass(minute);
  expect(polls.length).toBeGreaterThan(before);
});

test('while the source does not answer it is asked again soon, then less often, and at once on a refresh', async () => {
  const offline = Array.from({ length: 9 }, () => failed('unreachable'));
  const { clock, poller, polls } = polling([fine, ...offline]);
  await clock.pass(2.5 * minute);
  expect(polls).toEqual([0, 60, 62, 66, 74, 89, 119, 149]);
  expect(poller.state().connection).toEqual({
    kind: 'offline',
    since: '2026-03-01T00:01:00.000Z',
    failure: { kind: 'unreachable', message: 'Trouble.', hint: 'Wait.' },
  });
  await poller.refresh();
  expect(polls.at(-1)).toBe(150);
  await clock.pass(10 * minute);
  expect(poller.state().connection.kind).toBe('online');
});

test('the demo is asked every few seconds', async () => {
  const { clock, polls } = polling([fine, failed('unreachable')], { pace: demoPace });
  await clock.pass(10_000);
  expect(polls).toEqual([0, 3, 4, 7, 10]);
});

test('a source that asks for a pause is left alone until then, whoever refreshes', async () => {
  const { clock, poller, polls, pauses } = polling([fine, failed('rate-limited', 1_000_000)]);
  await clock.pass(minute);
  expect(pauses).toEqual([minute + 1_000_000]);
  expect(poller.state()).toMatchObject({
    connection: { kind: 'limited', until: '2026-03-01T00:17:40.000Z' },
    nextPollAt: '2026-03-01T00:17:40.000Z',
  });
  await poller.refresh();
  poller.setSurroundings({ ...inFront, visible: false });
  poller.setSurroundings(inFront);
  await clock.pass(999_000);
  await poller.refresh();
  expect(polls).toEqual([0, 60]);
  await clock.pass(1_000);
  expect(polls).toEqual([0, 60, 1060]);
});

test('a pause asked for before a restart holds after it', async () => {
  const { clock, poller, polls } = polling([], { notBefore: 5 * minute });
  expect(poller.state().connection).toMatchObject({ kind: 'limited' });
  await poller.refresh();
  await clock.pass(5 * minute - 1);
  expect(polls).toEqual([]);
  await clock.pass(1);
  expect(polls).toEqual([300]);
});

test('a refused token waits for the user, with a rare try of its own', async () => {
  const { clock, poller, polls } = polling([failed('token-refused'), failed('no-access')]);
  await clock.pass(minute);
  expect(polls).toEqual([0]);
  expect(poller.state().connection).toMatchObject({
    kind: 'refused',
    failure: { kind: 'token-refused', message: 'Trouble.', hint: 'Wait.' },
  });
  await poller.refresh();
  await clock.pass(5 * minute);
  expect(polls).toEqual([0, 60, 360]);
});

test('refreshes of one moment are one poll', async () => {
  const { clock, poller, polls } = polling([]);
  await Promise.all([poller.refresh(), poller.refresh(), poller.refresh()]);
  await clock.pass(1_000);
  expect(polls).toEqual([0]);
});

test('a stopped poller asks no more', async () => {
  const { clock, poller, polls } = polling([]);
  await clock.pass(0);
  await poller.stop();
  await poller.refresh();
  await clock.pass(10 * minute);
  expect(polls).toEqual([0]);
  expect(clock.nextIn()).toBeNull();
});

test('nothing is asked while the computer sleeps; on waking it is asked at once', async () => {
  const { clock, poller, polls } = polling([]);
  await clock.pass(minute);
  poller.setSurroundings({ ...inFront, awake: false });
  await clock.pass(8 * 60 * minute);
  expect(polls).toEqual([0, 60]);
  expect(poller.state().nextPollAt).toBeNull();
  poller.setSurroundings(inFront);
  await clock.pass(minute);
  expect(polls.slice(2)).toEqual([8 * 3_600 + 60, 8 * 3_600 + 120]);
});

test('without a network nothing is asked and the state says so; with it, at once', async () => {
  const { clock, poller, polls } = polling([]);
  await clock.pass(minute);
  poller.setSurroundings({ ...inFront, online: false });
  expect(poller.state()).toMatchObject({
    connection: { kind: 'offline', failure: { kind: 'no-network' } },
    nextPollAt: null,
  });
  await clock.pass(60 * minute);
  expect(polls).toEqual([0, 60]);
  poller.setSurroundings(inFront);
  await clock.pass(1_000);
  expect(polls).toEqual([0, 60, 3_660]);
  expect(poller.state().connection.kind).toBe('online');
});

test('a poll that ends while the network is gone starts no other', async () => {
  const { clock, poller, polls } = polling([fine, failed('unreachable')]);
  await clock.pass(minute);
  poller.setSurroundings({ ...inFront, online: false });
  await poller.refresh();
  await clock.pass(10 * minute);
  expect(polls).toEqual([0, 60, 60]);
});

test('an archived repository is looked at every half hour, in front or not', async () => {
  const archived: PollEnd = { kind: 'finished', archived: true };
  const { clock, poller, polls } = polling([archived, archived, archived]);
  await clock.pass(45 * minute);
  poller.setSurroundings({ ...inFront, visible: false });
  poller.setSurroundings(inFront);
  await clock.pass(45 * minute);
  expect(polls).toEqual([0, 1_800, 3_600, 5_400]);
});
