import type { IssueSeed } from '../scenarios/scenario.ts';
import type { Programme } from './programme.ts';
import { team } from './staff.ts';

/** Work for any repository: its open issues, each after those that GitHub says block it, and ten workers. */
export function programmeOf(
  issues: readonly IssueSeed[],
  orchestrator: string,
  automation = 'github-actions[bot]',
): Programme {
  const open = issues.filter(({ state, title }) => state === 'OPEN' && !/\[(EPIC|MASTER)\]/.test(title));
  return {
    tasks: open.map((issue) => ({
      issue: issue.number,
      phase: /Phase \d+(?:\.\d+)?/.exec(issue.title)?.[0] ?? '',
      title: issue.title.replace(/^.*?Phase [\d.]+:\s*/, ''),
      after: issue.blockedBy,
      minutes: 60,
      deliverables: [],
    })),
    workers: team(10),
    coordination: issues.find(({ title }) => title.includes('[MASTER]'))?.number ?? null,
    orchestrator,
    automation,
    minutesPerStep: 0,
  };
}
