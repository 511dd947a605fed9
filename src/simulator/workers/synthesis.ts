import type { Tracker } from '../state/tracker.ts';
import type { Task } from './programme.ts';
import type { Activity } from './shift.ts';

/** The orchestrator's round-up on the coordination issue, in the shape that the plan prescribes. */
export function synthesis(
  tracker: Tracker,
  tasks: readonly Task[],
  hands: readonly { readonly number: number; readonly activity: Activity }[],
  now: number,
): string {
  const closed = tasks.filter(({ issue }) => tracker.byNumber.get(issue)?.state === 'CLOSED');
  const percent = tasks.length === 0 ? 100 : Math.round((closed.length * 100) / tasks.length);
  const latest = [...closed]
    .sort((left, right) => closedAt(tracker, right) - closedAt(tracker, left))
    .slice(0, 3);
  const busy = hands.flatMap(({ number, activity }) =>
    activity.kind === 'working'
      ? [`- Worker ${number}: #${activity.task.issue} 🔄 ${activity.percent}%`]
      : [],
  );
  const stuck = hands.flatMap(({ number, activity }) =>
    activity.kind === 'blocked' || activity.kind === 'asking'
      ? [
          `- Worker ${number}: #${activity.task.issue} ⚠️ ${activity.kind === 'asking' ? 'waits for a decision' : 'waits for others'}`,
        ]
      : [],
  );
  const filled = Math.round(percent / 5);
  return [
    `## Team Status - ${new Date(now).toISOString().slice(0, 10)}`,
    '',
    `**Overall Progress**: ${percent}% complete`,
    '',
    '```',
    `Overall: ${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${percent}% (${closed.length}/${tasks.length} issues)`,
    '```',
    '',
    '**Completed Today**:',
    ...(latest.length === 0
      ? ['- nothing yet']
      : latest.map(({ issue, title }) => `- #${issue} ${title} ✅`)),
    '',
    '**In Progress**:',
    ...(busy.length === 0 ? ['- nothing'] : busy),
    '',
    '**Blocked**:',
    ...(stuck.length === 0 ? ['- None'] : stuck),
  ].join('\n');
}

function closedAt(tracker: Tracker, task: Task): number {
  return tracker.byNumber.get(task.issue)?.closedAt ?? 0;
}
