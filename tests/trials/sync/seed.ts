import type { Random } from '#simulator/random.ts';
import { faultNames, faultProfiles, type FaultName } from '#simulator/server/faults.ts';
import { hiddenNeighbour, someDeed, visibleNeighbour } from './deeds.ts';
import { watchMirror } from './watch.ts';
import { createWorld, type World } from './world.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export type SeedResult = {
  readonly seed: number;
  readonly violations: readonly string[];
  /** Over every request with its time, status, faults and price: the same seed gives the same one. */
  readonly trace: string;
  readonly requests: number;
  readonly moments: number;
  readonly pauses: number;
};

/** Faults of reading; those of writing have nothing to befall here. The server's own clock stays right. */
const faultsMet: readonly FaultName[] = faultNames.filter(
  (name) => faultProfiles[name].befalls !== 'writes' && faultProfiles[name].effect.kind !== 'skew',
);

/** Faults that go together with any other. */
const joining: ReadonlySet<FaultName> = new Set(['slow', 'churn', 'null-page']);

/** How many times something happens before everybody comes to rest. */
const turns = 26;

/**
 * One seed: a repository, people who work on it, a network and a server that fail, a computer that sleeps, wakes and
 * is killed, all at random; then rest. Answers every promise that was broken on the way.
 */
export async function runSeed(seed: number): Promise<SeedResult> {
  const draw = seed % 20;
  const scenario = draw < 15 ? 'scale:14x40' : draw < 18 ? 'scale:8x260' : 'scale:110x110';
  const world = await createWorld({ seed, scenario, skew: [0, 0, day, -day][seed % 4] ?? 0 });
  const watch = watchMirror(world);
  try {
    world.do({ command: 'neighbour', name: visibleNeighbour });
    world.do({ command: 'neighbour', name: hiddenNeighbour, hidden: true });
    world.beforeRequest = () => meanwhile(world);
    if (world.random.chance(0.3)) someFault(world);
    watch.look(false);
    for (let turn = 0; turn < turns; turn += 1) {
      await world.pass(world.random.integer(1, 3) * second);
      watch.look(false);
      // GitHub tells time in seconds: what happens in the one of a poll happened before it or after.
      world.tick(second);
      for (let deeds = world.random.integer(0, 4); deeds > 0; deeds -= 1) someDeed(world);
      await something(world);
      await world.pass(someTime(world.random));
      watch.look(isSettled(world) && world.random.chance(0.3));
    }
    await rest(world);
    watch.look(false);
    watch.atRest();
  } catch (error) {
    world.violations.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const { hash, total } = world.trace();
  const result = {
    seed,
    violations: [...world.violations],
    trace: hash,
    requests: total,
    moments: watch.moments(),
    pauses: world.pauses.asked(),
  };
  await world.close();
  return result;
}

function someTime(random: Random): number {
  const drawn = random.next();
  if (drawn < 0.6) return random.integer(5, 100) * second;
  if (drawn < 0.9) return random.integer(2, 8) * minute;
  return random.integer(20, 50) * minute;
}

/** What happens while a poll is under way: before any of its requests. */
function meanwhile(world: World): void {
  const { random } = world;
  const drawn = random.next();
  if (drawn < 0.03) {
    world.tick(second);
    someDeed(world);
    world.noteUnclean();
  } else if (drawn < 0.04) {
    world.tick(random.integer(1, 40) * second);
    world.noteUnclean();
  } else if (drawn < 0.055) world.kill();
}

/** What happens to the computer, the network, the token and the server between polls. */
async function something(world: World): Promise<void> {
  const { random } = world;
  const drawn = random.next();
  if (drawn < 0.25) {
    someFault(world);
  } else if (drawn < 0.45) world.do({ command: 'clear-faults' });
  else if (drawn < 0.5) world.surround({ online: random.chance(0.6) });
  else if (drawn < 0.55) world.surround({ awake: random.chance(0.6) });
  else if (drawn < 0.65) world.surround({ visible: random.chance(0.5) });
  else if (drawn < 0.72) await world.refresh();
  else if (drawn < 0.75) world.do({ command: 'points', left: random.integer(0, 3) });
  else if (drawn < 0.8) {
    // While a pause is on, nobody can tell a clock that was set forward from time that went by.
    await world.restart(world.pauses.isOn() ? undefined : random.pick([0, day, -day]));
  } else if (drawn < 0.82) await changeToken(world);
}

function someFault(world: World): void {
  const { random } = world;
  const name = random.pick(faultsMet);
  const lasting = random.chance(0.3);
  // One refusal at a time: of two, nobody could say which of them the answer was.
  if (!joining.has(name))
    for (const other of faultsMet)
      if (!joining.has(other)) world.do({ command: 'clear-faults', name: other });
  world.do({
    command: 'fault',
    name,
    ...(lasting ? {} : { times: random.integer(1, 4) }),
    milliseconds: 1,
    perSecond: 0.02,
    size: random.pick([1, 10, 24]),
  });
}

async function changeToken(world: World): Promise<void> {
  const token = (world.do({ command: 'token', kind: 'fine-grained' }) as { token: string }).token;
  if (world.random.chance(0.5)) {
    world.do({ command: 'revoke-token', token });
    world.useToken(token);
    await world.restart();
    await world.pass(world.random.integer(1, 7) * minute);
    world.useToken((world.do({ command: 'token' }) as { token: string }).token);
  } else world.useToken(token);
  await world.restart();
}

/** The last poll went through. */
function isSettled(world: World): boolean {
  const { connection, polling } = world.live().state();
  return connection.kind === 'online' && !polling;
}

/** Faults are over, everybody keeps still, and so much time goes by that every sweep has come round. */
export async function rest(world: World): Promise<void> {
  world.beforeRequest = null;
  world.resting = true;
  world.do({ command: 'clear-faults' });
  world.do({ command: 'points', left: 5_000 });
  world.surround({ visible: true, awake: true, online: true });
  // The longest pause a server asks for is an hour, an archived repository is looked at half-hourly.
  for (let waited = 0; world.live().state().connection.kind !== 'online' && waited < 9; waited += 1) {
    await world.pass(10 * minute);
  }
  const { connection } = world.live().state();
  if (connection.kind !== 'online') world.violations.push(`at rest the source is ${connection.kind}`);
  world.surround({ awake: false });
  await world.pass(day);
  world.surround({ awake: true });
  const archived = world.simulator.state.tracker.repository.archivedAt !== null;
  await world.pass(archived ? 125 * minute : 5 * minute);
}
