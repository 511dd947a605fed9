import { issueKey, type Tracker, type TrackerIssue } from '#domain/tracker.ts';
import { scaleScenario } from '#simulator/scenarios/scale.ts';

/** The simulator's generated programme as plain values; its first issue is a plan of the first sixty. */
export function scaledTracker(issues: number, comments: number): Tracker {
  const opensAt = Date.UTC(2026, 2, 1);
  const scenario = scaleScenario(issues, comments, 1, opensAt);
  const repository = `${scenario.repository.owner}/${scenario.repository.name}`;
  const time = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  const textOf = (text: string | (() => string)): string => (typeof text === 'string' ? text : text());
  const titles = scenario.issues.map((issue) => issue.title);
  const values = scenario.issues.map((issue): TrackerIssue => {
    const newest = issue.comments.at(-1)?.createdAt ?? issue.createdAt;
    return {
      key: issueKey(repository, issue.number),
      title: issue.title,
      body: issue.number === 1 ? planOf(titles.slice(0, 60)) : textOf(issue.body),
      state: issue.state === 'OPEN' ? 'open' : 'closed',
      stateReason: null,
      author: issue.author,
      createdAt: time(issue.createdAt),
      updatedAt: time(Math.max(newest, issue.closedAt ?? 0)),
      closedAt: issue.closedAt === null ? null : time(issue.closedAt),
      labels: issue.labels.map((name) => ({ name, color: 'ededed' })),
      milestone: null,
      assignees: issue.assignees,
      parent: issue.parent === null ? null : issueKey(repository, issue.parent),
      blockedBy: issue.blockedBy.map((number) => issueKey(repository, number)),
      comments: issue.comments.map((comment, at) => ({
        id: `comment-${issue.number}-${at}`,
        author: comment.author,
        createdAt: time(comment.createdAt),
        updatedAt: time(comment.createdAt),
        body: textOf(comment.body),
        minimizedReason: null,
      })),
    };
  });
  return { repository, asOf: time(opensAt / 1000), issues: values };
}

/** Index, waves, a gate and who does what, by the titles of the issues from the first on. */
export function planOf(titles: readonly string[]): string {
  const rows = titles.map((title, at) => ({ number: at + 1, title })).slice(2);
  return [
    '# Programme coordination',
    ...rows.map(({ number, title }) => `- #${number}: ${title.replace(/^(Phase [\d.]+):/, '$1 -')}`),
    ...[1, 2, 3].flatMap((wave) => [
      `## Wave ${wave} (Day ${wave * 2 - 1}-${wave * 2})`,
      ...rows.slice(wave * 8, wave * 8 + 8).map(({ number }, at) => `- Worker ${at + 1}: #${number}`),
      `**Checkpoint**: wave ${wave} is measured`,
    ]),
    '## Gate 1: Foundations',
    '- [ ] Every service answers',
    '**Status**: Pending',
    '## Worker Assignment Matrix',
    '| Worker | Mission | Phase | Issues | Status |',
    '|---|---|---|---|---|',
    ...rows
      .slice(0, 20)
      .map(({ number }, at) => `| Worker ${at + 1} | Build | Phase 1 | #${number} | active |`),
  ].join('\n');
}
