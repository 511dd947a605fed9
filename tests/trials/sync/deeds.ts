import type { Random } from '#simulator/random.ts';
import type { ControlCommand } from '#simulator/server/control.ts';
import { bringBack } from './bringBack.ts';
import type { World } from './world.ts';

/** Neighbours of the followed repository: one that the token sees, and one that it does not. */
export const visibleNeighbour = 'neighbour/workshop';
export const hiddenNeighbour = 'neighbour/vault';

type Choice = readonly [weight: number, deed: (world: World) => ControlCommand | null];

const aNumber = ({ simulator, random }: World): number => {
  const { issues } = simulator.state.tracker;
  return issues.length === 0 ? 0 : random.pick(issues).number;
};
const aComment = ({ simulator, random }: World): string | null => {
  const issues = simulator.state.tracker.issues.filter(({ comments }) => comments.length > 0);
  return issues.length === 0 ? null : random.pick(random.pick(issues).comments).id;
};
const aLabel = ({ simulator, random }: World): string | null => {
  const names = [...simulator.state.tracker.labels.keys()];
  return names.length === 0 ? null : random.pick(names);
};
const words = (random: Random): string => {
  const said = ['Blocked by #2 since noon.', '✅ **COMPLETED**', '進捗 40%', 'In progress, half of it.', ''];
  return `${random.pick(said)} ${random.integer(1, 9_999)}`;
};
const ifAny = (id: string | null, deed: (id: string) => ControlCommand): ControlCommand | null =>
  id === null ? null : deed(id);

const choices: readonly Choice[] = [
  [6, (world) => ({ command: 'comment', issue: aNumber(world), body: words(world.random) })],
  [
    3,
    (world) =>
      ifAny(aComment(world), (comment) => ({ command: 'edit-comment', comment, body: words(world.random) })),
  ],
  [2, (world) => ifAny(aComment(world), (comment) => ({ command: 'delete-comment', comment }))],
  [
    1.5,
    (world) =>
      ifAny(aComment(world), (comment) => ({
        command: 'hide-comment',
        comment,
        reason: world.random.pick(['outdated', 'spam', null]),
      })),
  ],
  [2, (world) => ({ command: 'edit', issue: aNumber(world), title: words(world.random) })],
  [2, (world) => ({ command: 'edit', issue: aNumber(world), body: words(world.random) })],
  [
    2,
    (world) => ({
      command: 'close',
      issue: aNumber(world),
      reason: world.random.pick(['COMPLETED', 'NOT_PLANNED']),
    }),
  ],
  [2, (world) => ({ command: 'reopen', issue: aNumber(world) })],
  [1.5, ({ random }) => ({ command: 'create', title: words(random), body: words(random) })],
  [0.6, (world) => ({ command: 'delete', issue: aNumber(world) })],
  [
    0.6,
    (world) => ({
      command: 'transfer',
      issue: aNumber(world),
      to: world.random.pick([visibleNeighbour, hiddenNeighbour]),
      oldIdFollows: world.random.chance(0.4),
    }),
  ],
  [
    0.5,
    (world) => {
      bringBack(world);
      return null;
    },
  ],
  [0.2, (world) => ({ command: 'convert', issue: aNumber(world) })],
  [0.4, (world) => ({ command: world.random.pick(['lock', 'unlock'] as const), issue: aNumber(world) })],
  [
    2,
    (world) => ({
      command: 'label',
      issue: aNumber(world),
      label: world.random.pick(['state:blocked', 'state:ready', 'worker:7']),
    }),
  ],
  [2, (world) => ifAny(aLabel(world), (label) => ({ command: 'unlabel', issue: aNumber(world), label }))],
  [
    0.5,
    (world) =>
      ifAny(aLabel(world), (label) => ({
        command: 'rename-label',
        label,
        name: `renamed:${world.random.integer(1, 99)}`,
      })),
  ],
  [0.3, (world) => ifAny(aLabel(world), (label) => ({ command: 'delete-label', label }))],
  [
    1.5,
    (world) => ({
      command: world.random.pick(['assign', 'unassign'] as const),
      issue: aNumber(world),
      login: world.random.pick(['aoi', 'ren']),
    }),
  ],
  [2, (world) => ({ command: 'block', issue: aNumber(world), blocking: aNumber(world) })],
  [
    0.7,
    (world) => ({
      command: world.random.pick(['block', 'unblock'] as const),
      issue: aNumber(world),
      blocking: `${world.random.pick([visibleNeighbour, hiddenNeighbour])}#${world.random.integer(1, 3)}`,
    }),
  ],
  [2, aRemovedDependency],
  [1.5, (world) => ({ command: 'sub-issue', issue: aNumber(world), child: aNumber(world) })],
  [1, aRemovedSubIssue],
  [
    0.7,
    (world) => ({
      command: 'milestone',
      issue: aNumber(world),
      milestone: world.random.pick([1, 2, null]),
    }),
  ],
  [
    0.2,
    ({ random }) => ({
      command: 'rename-repository',
      to: `${random.pick(['crew', 'fleet'])}/programme-${random.integer(1, 3)}`,
    }),
  ],
  [0.15, () => ({ command: 'archive' })],
];

function aRemovedDependency({ simulator, random }: World): ControlCommand | null {
  const { tracker } = simulator.state;
  const pairs = tracker.issues.flatMap((issue) =>
    issue.blockedBy
      .filter((dependency) => dependency.issue.repository === tracker.repository)
      .map((dependency) => ({ issue: issue.number, blocking: dependency.issue.number })),
  );
  return pairs.length === 0 ? null : { command: 'unblock', ...random.pick(pairs) };
}

function aRemovedSubIssue({ simulator, random }: World): ControlCommand | null {
  const pairs = simulator.state.tracker.issues.flatMap(({ parent, number }) =>
    parent === null ? [] : [{ issue: parent.number, child: number }],
  );
  return pairs.length === 0 ? null : { command: 'remove-sub-issue', ...random.pick(pairs) };
}

const total = choices.reduce((sum, [weight]) => sum + weight, 0);

/** Somebody does something to the tracker. */
export function someDeed(world: World): void {
  const { simulator, random } = world;
  const { repository, issues } = simulator.state.tracker;
  if (repository.archivedAt !== null) {
    // Nothing else can be done to an archived repository.
    if (random.chance(0.3)) world.do({ command: 'unarchive' });
    return;
  }
  let draw = random.next() * total;
  const [, choose] = choices.find(([weight]) => (draw -= weight) < 0) ?? choices[0]!;
  if (issues.length < 3) {
    world.do({ command: 'create', title: words(random) });
    return;
  }
  const command = choose(world);
  if (command === null || isSenseless(world, command)) return;
  const issue = 'issue' in command ? issues.find(({ number }) => number === command.issue) : undefined;
  if (command.command === 'comment' && issue?.locked === true) return;
  if (command.command === 'sub-issue' && wouldLoop(world, command.issue, command.child)) return;
  if (random.chance(0.1)) doLate(world, command);
  else world.do(command);
}

/** What reaches a replica late bears the time at which it was done: it shows after younger things were read. */
function doLate(world: World, command: ControlCommand): void {
  const { clock } = world.simulator.state;
  const late = world.random.integer(5, 40);
  clock.advance(-late * 1_000);
  world.onLateDeed?.(clock.seconds(), clock.seconds() + late);
  world.do(command);
  clock.advance(late * 1_000);
}

/** What GitHub refuses. */
function isSenseless({ simulator }: World, command: ControlCommand): boolean {
  if (command.command === 'block' || command.command === 'unblock') return command.issue === command.blocking;
  if (command.command === 'sub-issue') return command.issue === command.child;
  if (command.command === 'rename-label') return simulator.state.tracker.labels.has(command.name);
  return false;
}

function wouldLoop({ simulator }: World, parent: number, child: number): boolean {
  let at = simulator.state.tracker.byNumber.get(parent) ?? null;
  for (; at !== null; at = at.parent) if (at.number === child) return true;
  return false;
}
