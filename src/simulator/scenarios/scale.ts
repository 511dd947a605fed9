import { formatTime } from '../clock.ts';
import { createRandom, hashText, type Random } from '../random.ts';
import { programmeOf } from '../workers/generic.ts';
import { scaleLabels, commentBody, issueBody, planBody, titleOf, type ScaledIssue } from './scaleTexts.ts';
import type { CommentSeed, IssueSeed, Scenario } from './scenario.ts';

const owner = 'scale-programme';
const human = 'orchestrator-hana';
const automation = 'programme-runner[bot]';
const day = 86_400;
/** The programme is this old when it opens. */
const ageInDays = 60;
const issuesOfAnEpic = 50;

/**
 * A programme of any size: an issue in `issues` and a comment in `comments` are counted in total. Bodies are made
 * when asked for, out of the number, so that 100,000 comments cost little memory. Same numbers and seed, same texts.
 */
export function scaleScenario(issues: number, comments: number, seed: number, opensAt: number): Scenario {
  const random = createRandom(seed).fork('scale');
  const opened = Math.floor(opensAt / 1000);
  const began = opened - ageInDays * day;
  const scaled = planIssues(issues, random.fork('issues'));
  const counts = shareOut(comments, issues, random.fork('comments'));
  const times = random.fork('times');
  const seeds = scaled.map((issue, index): IssueSeed => {
    const createdAt = began + Math.floor((index / Math.max(1, issues)) * (ageInDays - 2) * day);
    const count = counts[index] ?? 0;
    const thread = makeThread(issue, count, createdAt, opened, times);
    const closedAt = issue.isClosed
      ? Math.min(opened - 60, (thread.at(-1)?.createdAt ?? createdAt) + 600)
      : null;
    return {
      number: issue.number,
      title: titleOf(issue),
      body: issue.number === 1 ? () => planBody(scaled) : () => issueBody(issue, scaled),
      state: issue.isClosed ? 'CLOSED' : 'OPEN',
      author: human,
      createdAt,
      closedAt,
      labels: issue.labels,
      milestone: issue.epic === issue.number ? null : 1 + (issue.phase % 4),
      assignees: issue.worker % 7 === 0 ? [human] : [],
      parent: issue.epic === issue.number ? null : issue.epic,
      blockedBy: issue.nativeBlockers,
      comments: thread,
    };
  });
  return {
    name: `scale:${issues}x${comments}`,
    repository: {
      owner,
      name: `programme-${issues}x${comments}`,
      description: 'A generated programme for measuring.',
      isPrivate: true,
    },
    viewer: human,
    accounts: [
      { login: human, kind: 'User', name: 'Hana' },
      { login: automation, kind: 'Bot', name: null },
    ],
    labels: scaleLabels,
    milestones: [1, 2, 3, 4].map((number) => ({
      number,
      title: `Milestone ${number}`,
      description: `Everything that must stand before ${formatTime(opened + number * 10 * day).slice(0, 10)}.`,
      dueOn: opened + number * 10 * day,
      createdAt: began,
    })),
    issues: seeds,
    programme: programmeOf(seeds.slice(-2_000), human, automation),
    opensAt,
  };
}

function planIssues(count: number, random: Random): ScaledIssue[] {
  const issues: ScaledIssue[] = [];
  for (let number = 1; number <= count; number += 1) {
    const epic = Math.floor((number - 1) / issuesOfAnEpic) * issuesOfAnEpic + 1;
    const inEpic = number - epic;
    // Dependencies reach back a few issues within the epic, and now and then into the epic before.
    const blockers = new Set<number>();
    for (let draw = random.integer(0, 2); draw > 0 && inEpic > 1; draw -= 1) {
      blockers.add(Math.max(epic + 1, number - random.integer(1, 8)));
    }
    if (epic > 1 && random.chance(0.08)) blockers.add(epic - random.integer(1, issuesOfAnEpic - 1));
    blockers.delete(number);
    const worded = [...blockers].filter(() => random.chance(0.6));
    // The older the issue, the likelier it is done; the last third is open but for a few.
    const age = 1 - number / count;
    issues.push({
      number,
      epic,
      phase: Math.floor(inEpic / 10),
      step: inEpic % 10,
      wave: 1 + Math.floor(number / Math.max(1, count / 12)),
      worker: random.integer(1, Math.max(5, Math.min(500, Math.ceil(count / 20)))),
      hours: random.pick([0.5, 1, 2, 4, 6, 8, 12]),
      isClosed: inEpic !== 0 && random.chance(age > 0.35 ? 0.9 : 0.04),
      labels: [
        random.pick([
          '🔥 priority:P0-Critical',
          '⚠️ priority:P1-High',
          '📊 priority:P2-Medium',
          '📝 priority:P3-Low',
        ]),
        random.pick(['✨ type:feature', '🐛 type:bug', '📚 type:docs', '🔧 type:refactor']),
        ...(random.chance(0.5)
          ? [
              random.pick([
                '📥 state:pending',
                '🏗️ state:implementing',
                '👀 state:reviewing',
                '🔴 state:blocked',
              ]),
            ]
          : []),
      ],
      wordedBlockers: worded,
      nativeBlockers: [...blockers].filter((blocker) => !worded.includes(blocker) || random.chance(0.3)),
      seed: random.integer(0, 0x7fffffff),
    });
  }
  return issues;
}

/** Shares `total` out as threads really are: most short, a few very long; the sum is exact. */
function shareOut(total: number, issues: number, random: Random): number[] {
  const weights = Array.from(
    { length: issues },
    () => Math.min(60, 1 / Math.pow(1 - random.next() * 0.999, 0.7)) - 0.6,
  );
  const sum = weights.reduce((left, right) => left + right, 0);
  let carried = 0;
  let given = 0;
  const counts = weights.map((weight) => {
    carried += (weight / sum) * total;
    const count = Math.max(0, Math.floor(carried) - given);
    given += count;
    return count;
  });
  const last = counts.length - 1;
  if (last >= 0) counts[last] = (counts[last] ?? 0) + total - given;
  return counts;
}

function makeThread(
  issue: ScaledIssue,
  count: number,
  createdAt: number,
  opened: number,
  random: Random,
): CommentSeed[] {
  const span = Math.max(count, Math.min(opened - createdAt - 120, (issue.isClosed ? 3 : 9) * day));
  const comments: CommentSeed[] = [];
  let at = createdAt;
  for (let index = 0; index < count; index += 1) {
    at += Math.floor((span / (count + 1)) * (0.5 + random.next()));
    const seed = hashText(`${issue.number}/${index}`) ^ issue.seed;
    comments.push({
      author: index % 5 === 4 ? automation : human,
      body: () => commentBody(issue, index, count, seed),
      createdAt: Math.min(at, opened - 60),
    });
  }
  return comments;
}
