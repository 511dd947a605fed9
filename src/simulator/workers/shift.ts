import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import * as changes from '../state/changes.ts';
import type { Issue } from '../state/records.ts';
import { accountOf, labelOf, type Tracker } from '../state/tracker.ts';
import { followUpTasks } from './followUps.ts';
import type { Programme, Task, Worker } from './programme.ts';
import { readOrders } from './orders.ts';
import { synthesis } from './synthesis.ts';
import { speak, type Moment } from './voices.ts';

/** One visible change, as the control endpoint tells it. */
export type WorkEvent = {
  readonly kind:
    Moment['kind'] | 'repeat' | 'close' | 'answer' | 'synthesis' | 'automation' | 'follow-up' | 'idle';
  readonly issue: number | null;
  readonly worker: number | null;
};

export type Activity =
  | { readonly kind: 'free' }
  | { readonly kind: 'working'; readonly task: Task; readonly percent: number; readonly since: number }
  | {
      readonly kind: 'blocked';
      readonly task: Task;
      readonly percent: number;
      readonly since: number;
      readonly steps: number;
    }
  | {
      readonly kind: 'asking';
      readonly task: Task;
      readonly percent: number;
      readonly since: number;
      readonly steps: number;
      readonly asked: string;
    };

/** A completion that is posted a second time, some steps later: one completion all the same. */
type Repeat = { readonly issue: number; readonly worker: number; readonly body: string; steps: number };

/** How often a finished report names a blocker, and how often it is posted twice. */
const habits: Readonly<Record<Worker['temperament'], { readonly blocker: number; readonly twice: number }>> =
  {
    tidy: { blocker: 0.06, twice: 0.04 },
    sloppy: { blocker: 0.15, twice: 0.2 },
    silent: { blocker: 0, twice: 0 },
    contradictory: { blocker: 0.25, twice: 0.3 },
    japanese: { blocker: 0.1, twice: 0.1 },
  };

type Hand = Worker & { activity: Activity };

/** A finished task whose issue still stands open: somebody closes it some steps later, or never reports it. */
type Claimed = { readonly task: Task; readonly worker: Hand; steps: number };

const stateLabels = {
  working: '🏗️ state:implementing',
  blocked: '🔴 state:blocked',
  done: '✅ state:done',
} as const;

const obstacles = [
  'the staging credentials, which nobody of us may read',
  'a free runner: all four are taken by the nightly load test',
  'a decision about the retention period',
  'the review of the migration, open since yesterday',
  'ステージング環境の再起動（権限がありません）',
];

/** Waiting hands count these; so a step shows something even when everybody waits. */
const triesForAChange = 12;

const questions = [
  {
    question: 'The two existing endpoints answer different shapes for the same record. Which one is kept?',
    options: [
      'Keep the older shape; adapt the new endpoint (1h)',
      'Keep the newer shape; adapt the two callers (2h)',
      'Serve both until the next checkpoint (3h, two test suites)',
      'Drop both and follow the published schema (4h)',
    ],
  },
  {
    question: 'The measured p95 is above the target by a fifth. What goes first?',
    options: [
      'Add the missing index now (45min)',
      'Raise the target for this phase',
      'Move it to the performance phase',
      'Cache the answer for ten seconds (1h)',
    ],
  },
];

export type Shift = {
  /** The next visible change; the clock moves on by the programme's own pace, or by so many minutes. */
  step(minutes?: number): WorkEvent;
};

/** One programme at work: each step makes one visible change in the tracker, drawn from the seed. */
export function createShift(tracker: Tracker, clock: Clock, random: Random, programme: Programme): Shift {
  const tasks: Task[] = [...programme.tasks];
  const hands: Hand[] = programme.workers.map((worker) => ({ ...worker, activity: { kind: 'free' } }));
  const claimed: Claimed[] = [];
  const repeats: Repeat[] = [];
  // A stream of its own: these asides leave what the others draw as it is.
  const asides = random.fork('asides');
  /** Comments that the simulation wrote itself: whatever else appears was said by the user. */
  const ours = new Set<string>();
  let steps = 0;
  let waves = 0;
  let readUpTo = clock.seconds();

  for (const opening of programme.opening ?? []) {
    const hand = hands.find(({ number }) => number === opening.worker);
    const task = tasks.find(({ issue }) => issue === opening.issue);
    if (hand === undefined || task === undefined) continue;
    const shared = { task, percent: opening.percent, since: clock.seconds(), steps: opening.steps };
    if (opening.kind === 'claimed') claimed.push({ task, worker: hand, steps: opening.steps });
    else if (opening.kind === 'asking') hand.activity = { ...shared, kind: 'asking', asked: '' };
    else hand.activity = { ...shared, kind: opening.kind };
  }

  const deed = (login = programme.orchestrator): changes.Deed => ({
    tracker,
    actor: accountOf(tracker, login),
    now: clock.seconds(),
  });
  const issueOf = (task: Task): Issue | undefined => tracker.byNumber.get(task.issue);
  const write = (issue: Issue, body: string, login = programme.orchestrator): string => {
    const comment = changes.addComment(deed(login), issue, body);
    ours.add(comment.id);
    return comment.id;
  };
  const say = (hand: Hand, task: Task, moment: Moment): WorkEvent => {
    const issue = issueOf(task);
    if (issue !== undefined) write(issue, speak(hand.number, hand.temperament, task, moment, random));
    return { kind: moment.kind, issue: task.issue, worker: hand.number };
  };
  const relabel = (task: Task, state: keyof typeof stateLabels) => {
    const issue = issueOf(task);
    if (issue === undefined) return;
    const wanted = labelOf(tracker, stateLabels[state], clock.seconds());
    const old = issue.labels.filter(({ name }) => name.includes('state:') && name !== wanted.name);
    changes.removeLabels(deed(programme.automation), issue, old);
    changes.addLabels(deed(programme.automation), issue, [wanted]);
  };

  const isClosed = (number: number) => tracker.byNumber.get(number)?.state !== 'OPEN';
  const isReady = (task: Task) => {
    const issue = issueOf(task);
    return (
      issue?.state === 'OPEN' &&
      task.after.every(isClosed) &&
      issue.blockedBy.every((dependency) => dependency.issue.state === 'CLOSED') &&
      !claimed.some((claim) => claim.task === task) &&
      !hands.some(({ activity }) => activity.kind !== 'free' && activity.task === task)
    );
  };
  const suits = (hand: Hand, task: Task) =>
    hand.phases.length === 0 || hand.phases.some((phase) => task.phase.startsWith(phase));

  const start = (hand: Hand, task: Task, moment: Moment = { kind: 'start' }): WorkEvent => {
    hand.activity = { kind: 'working', task, percent: 0, since: clock.seconds() };
    relabel(task, 'working');
    return say(hand, task, moment);
  };

  const sayAgainLater = (hand: Hand, task: Task) => {
    const body = issueOf(task)?.comments.at(-1)?.body;
    if (typeof body !== 'string') return;
    // The second copy lands on the issue itself, or on the one from which everything is steered.
    const elsewhere = programme.coordination !== null && asides.chance(0.4);
    const issue = elsewhere ? (programme.coordination ?? task.issue) : task.issue;
    repeats.push({ issue, worker: hand.number, body, steps: asides.integer(1, 6) });
  };
  const sayAgain = (): WorkEvent | null => {
    for (const repeat of repeats) repeat.steps -= 1;
    const at = repeats.findIndex(({ steps: left }) => left <= 0);
    const [repeat] = at < 0 ? [] : repeats.splice(at, 1);
    const issue = repeat === undefined ? undefined : tracker.byNumber.get(repeat.issue);
    if (repeat === undefined || issue === undefined) return null;
    write(issue, repeat.body);
    return { kind: 'repeat', issue: issue.number, worker: repeat.worker };
  };

  const work = (hand: Hand, activity: Extract<Activity, { kind: 'working' }>): WorkEvent => {
    const { task } = activity;
    // A short task takes about five reports, a long one eight; a silent worker does twice as much between two.
    const pace = (task.minutes > 120 ? 13 : 22) * (hand.temperament === 'silent' ? 2 : 1);
    const percent = Math.min(
      100,
      activity.percent + random.integer(Math.floor(pace * 0.6), Math.ceil(pace * 1.4)),
    );
    if (percent >= 100) {
      hand.activity = { kind: 'free' };
      claimed.push({ task, worker: hand, steps: random.integer(1, hand.temperament === 'sloppy' ? 9 : 4) });
      relabel(task, 'done');
      const minutes = Math.max(5, Math.round((clock.seconds() - activity.since) / 60));
      const habit = habits[hand.temperament];
      const event = asides.chance(habit.blocker)
        ? say(hand, task, { kind: 'done-blocked', minutes, on: asides.pick(obstacles) })
        : say(hand, task, { kind: 'done', minutes });
      if (asides.chance(habit.twice)) sayAgainLater(hand, task);
      return event;
    }
    if (random.chance(0.06)) {
      hand.activity = { ...activity, kind: 'blocked', percent, steps: random.integer(3, 8) };
      relabel(task, 'blocked');
      return say(hand, task, { kind: 'blocked', on: random.pick(obstacles) });
    }
    if (random.chance(0.02)) {
      const { question, options } = random.pick(questions);
      const event = say(hand, task, { kind: 'decision', question, options });
      hand.activity = { ...activity, kind: 'asking', percent, steps: random.integer(10, 16), asked: '' };
      return event;
    }
    if (hand.temperament === 'contradictory' && random.chance(0.2)) {
      const honest = Math.max(10, percent - 40);
      hand.activity = { ...activity, percent: honest };
      return say(hand, task, { kind: 'retract', percent: honest });
    }
    hand.activity = { ...activity, percent };
    return say(hand, task, { kind: 'progress', percent });
  };

  const obey = (): WorkEvent | null => {
    const orders = readOrders(tracker, readUpTo, ours);
    readUpTo = clock.seconds();
    for (const order of orders) {
      ours.add(order.comment);
      const asking = hands.find(
        ({ activity }) => activity.kind === 'asking' && activity.task.issue === order.issue,
      );
      if (asking?.activity.kind === 'asking') {
        asking.activity = {
          kind: 'working',
          task: asking.activity.task,
          percent: asking.activity.percent,
          since: asking.activity.since,
        };
        return say(asking, asking.activity.task, { kind: 'unblocked', by: 'decision read, thank you' });
      }
      const hand = hands.find(({ number }) => number === order.takes);
      const task = tasks.find(({ issue }) => issue === order.issue);
      if (hand === undefined || task === undefined || isClosed(task.issue)) continue;
      if (hand.activity.kind !== 'free' && hand.activity.task === task) continue;
      return start(hand, task, { kind: 'reassigned' });
    }
    return null;
  };

  const closeClaimed = (): WorkEvent | null => {
    for (const claim of claimed) claim.steps -= 1;
    const at = claimed.findIndex(
      ({ task, steps: left }) =>
        isClosed(task.issue) ||
        (left <= 0 && issueOf(task)?.blockedBy.every((dependency) => dependency.issue.state === 'CLOSED')),
    );
    if (at < 0) return null;
    const [claim] = claimed.splice(at, 1);
    const issue = claim === undefined ? undefined : issueOf(claim.task);
    if (claim === undefined || issue?.state !== 'OPEN') return null;
    if (random.chance(0.4)) {
      write(
        issue,
        `🤖 **State Transition**\n\n**From**: \`${stateLabels.working}\`\n**To**: \`${stateLabels.done}\`\n**Reason**: completion reported by Worker ${claim.worker.number}`,
        programme.automation,
      );
      changes.closeIssue(deed(programme.automation), issue, 'COMPLETED');
    } else {
      changes.closeIssue(deed(), issue, 'COMPLETED');
    }
    return { kind: 'close', issue: issue.number, worker: claim.worker.number };
  };

  const settle = (hand: Hand): WorkEvent | null => {
    const { activity } = hand;
    if (activity.kind !== 'blocked' && activity.kind !== 'asking') return null;
    // A blocker that has a number goes away when that issue closes, not by itself.
    if (activity.kind === 'blocked' && !activity.task.after.every(isClosed)) return null;
    const left = activity.steps - 1;
    if (left > 0) {
      hand.activity = { ...activity, steps: left };
      return null;
    }
    hand.activity = {
      kind: 'working',
      task: activity.task,
      percent: activity.percent,
      since: activity.since,
    };
    relabel(activity.task, 'working');
    if (activity.kind === 'asking') {
      const issue = issueOf(activity.task);
      if (issue !== undefined) write(issue, 'Option A. Go on with it, and note the rest as a follow-up.');
      return { kind: 'answer', issue: activity.task.issue, worker: hand.number };
    }
    return say(hand, activity.task, { kind: 'unblocked', by: 'it has been provided' });
  };

  const release = () => {
    for (const hand of hands) {
      if (hand.activity.kind !== 'free' && isClosed(hand.activity.task.issue))
        hand.activity = { kind: 'free' };
    }
  };

  /** An epic whose sub-issues are all closed is closed by the orchestrator, once nothing else is to be done. */
  const closeEpic = (): WorkEvent | null => {
    const epic = tracker.issues.find(
      ({ state, subIssues, number }) =>
        state === 'OPEN' &&
        number !== programme.coordination &&
        subIssues.length > 0 &&
        subIssues.every((child) => child.state === 'CLOSED'),
    );
    if (epic === undefined) return null;
    write(epic, `All ${epic.subIssues.length} issues below this one are closed. Closing.`);
    changes.closeIssue(deed(), epic, 'COMPLETED');
    return { kind: 'close', issue: epic.number, worker: null };
  };

  const followUp = (): WorkEvent => {
    waves += 1;
    const made = followUpTasks(tracker, deed(), programme, random, waves);
    tasks.push(...made);
    return { kind: 'follow-up', issue: made[0]?.issue ?? null, worker: null };
  };

  const attempt = (): WorkEvent => {
    steps += 1;
    release();
    const ordered = obey();
    if (ordered !== null) return ordered;
    const closed = closeClaimed();
    if (closed !== null) return closed;
    const repeated = sayAgain();
    if (repeated !== null) return repeated;
    const coordination =
      programme.coordination === null ? undefined : tracker.byNumber.get(programme.coordination);
    if (coordination !== undefined && steps % 14 === 0) {
      write(coordination, synthesis(tracker, tasks, hands, clock.now()));
      return { kind: 'synthesis', issue: coordination.number, worker: null };
    }
    for (const hand of hands) {
      const settled = settle(hand);
      if (settled !== null) return settled;
    }
    const ready = tasks.filter(isReady);
    const free = hands.filter(
      (hand) => hand.activity.kind === 'free' && ready.some((task) => suits(hand, task)),
    );
    const busy = hands.filter(({ activity }) => activity.kind === 'working');
    // Silent workers speak one time in four that they would be asked, unless nobody else is left.
    const talking = busy.filter(({ temperament }) => temperament !== 'silent' || random.chance(0.25));
    const working = talking.length > 0 ? talking : busy;
    if (free.length > 0 && (working.length === 0 || random.chance(0.45))) {
      const hand = random.pick(free);
      return start(hand, random.pick(ready.filter((task) => suits(hand, task))));
    }
    if (working.length > 0) {
      const hand = random.pick(working);
      if (hand.activity.kind === 'working') return work(hand, hand.activity);
    }
    const isResting = claimed.length === 0 && hands.every(({ activity }) => activity.kind === 'free');
    return isResting && ready.length === 0
      ? (closeEpic() ?? followUp())
      : { kind: 'idle', issue: null, worker: null };
  };

  return {
    step: (minutes) => {
      let event: WorkEvent = { kind: 'idle', issue: null, worker: null };
      if (minutes !== undefined) clock.advance(minutes * 60_000);
      for (let tries = 0; tries < triesForAChange && event.kind === 'idle'; tries += 1) {
        if (minutes === undefined) clock.advance(programme.minutesPerStep * 60_000 * (0.5 + random.next()));
        event = attempt();
      }
      return event;
    },
  };
}
