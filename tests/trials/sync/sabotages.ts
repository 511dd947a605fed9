/** A protection taken out of the sources: a text that stands there once, and what stands there instead. */
export type Sabotage = {
  readonly name: string;
  /** Below src/main/engine. */
  readonly file: string;
  readonly takes: string;
  readonly puts: string;
  /** Which trial is to notice. */
  readonly trial: 'seeds' | 'churn';
};

/** Takes nothing out: for seeing that what goes unnoticed is told. */
const nothing: Sabotage = {
  name: 'nothing',
  file: 'sync/delta.ts',
  takes: 'overlapMilliseconds = 60_000',
  puts: 'overlapMilliseconds = 60_000',
  trial: 'seeds',
};

export const sabotages: readonly Sabotage[] = [
  {
    name: 'the overlap of deltas',
    file: 'sync/delta.ts',
    takes: 'overlapMilliseconds = 60_000',
    puts: 'overlapMilliseconds = 0',
    trial: 'seeds',
  },
  {
    name: 'the monotonic guard of issues',
    file: 'mirror/issues.ts',
    takes: 'before !== null && issue.updatedAt < before.updatedAt',
    puts: 'before !== null && issue.updatedAt < ""',
    trial: 'seeds',
  },
  {
    name: 'the null rule of pages',
    file: 'github/pages.ts',
    takes: 'holes: nodes.length - issues.length',
    puts: 'holes: 0',
    trial: 'seeds',
  },
  {
    name: 'the second look of departures',
    file: 'sync/departures.ts',
    takes: 'const secondLookAfter = 60_000',
    puts: 'const secondLookAfter = 0',
    trial: 'seeds',
  },
  {
    name: 'REST’s own word on departures',
    file: 'github/whereabouts.ts',
    takes: "    case 404:\n      return answered({ kind: 'hidden' });",
    puts: "    case 404:\n      return answered({ kind: 'deleted' });",
    trial: 'seeds',
  },
  {
    name: 'backfill by creation (by update, descending)',
    file: 'sync/backfill.ts',
    takes:
      "      orderBy: { field: 'CREATED_AT', direction: 'ASC' },\n      filterBy: null,\n      commentOrder: null,\n    });\n    if (fetched.kind !== 'page') return fetched;\n    const { page, repository } = fetched;",
    puts: "      orderBy: { field: 'UPDATED_AT', direction: 'DESC' },\n      filterBy: null,\n      commentOrder: null,\n    });\n    if (fetched.kind !== 'page') return fetched;\n    const { page, repository } = fetched;",
    trial: 'churn',
  },
  {
    name: 'the sweep of labels',
    file: 'sync/sweep.ts',
    takes: 'for (const step of [sweepLabels, sweepOutside])',
    puts: 'for (const step of [sweepOutside])',
    trial: 'seeds',
  },
  {
    name: 'labels whose name was used again',
    file: 'mirror/sentinels.ts',
    takes: 'OR present.created_at > issues.updated_at',
    puts: 'OR FALSE',
    trial: 'seeds',
  },
  {
    name: 'the sentinel of comments',
    file: 'sync/sweep.ts',
    takes: 'sentinel.comments !== issue.comments ||',
    puts: '',
    trial: 'seeds',
  },
  {
    name: 'the sentinel of hidden comments',
    file: 'sync/sweep.ts',
    takes: 'hidesOtherwise(mirror, issue, sentinel.hidden) ||',
    puts: '',
    trial: 'seeds',
  },
  {
    name: 'the events of links',
    file: 'sync/sweep.ts',
    takes: '    linkMoved ||\n',
    puts: '',
    trial: 'seeds',
  },
  {
    name: 'the repository of a stale id',
    file: 'github/sweep.ts',
    takes: 'repository?.id !== repositoryNodeId',
    puts: 'repositoryNodeId === ""',
    trial: 'seeds',
  },
  {
    name: 'what a lagging replica told',
    file: 'sync/reread.ts',
    takes: 'remote.issue.updatedAt >= updatedAt',
    puts: 'updatedAt !== ""',
    trial: 'seeds',
  },
  {
    name: 'tombstones',
    file: 'mirror/keepsakes.ts',
    takes:
      "keepTombstone(precious, { repository, number, comment: '', content, noticedAsOf, ...departure });",
    puts: 'void content; void departure; void repository; void number; void noticedAsOf; void precious;',
    trial: 'seeds',
  },
  {
    name: 'the history',
    file: 'mirror/history.ts',
    takes: 'for (const [field, value] of Object.entries(change.before)) {',
    puts: "for (const [field, value] of Object.entries(change.before).filter(([name]) => name !== 'title')) {",
    trial: 'seeds',
  },
  {
    name: 'the server’s own clock in deltas',
    file: 'sync/delta.ts',
    takes: 'startedAt ??= page.serverTime;',
    puts: 'startedAt ??= new Date(context.clock.now()).toISOString();',
    trial: 'seeds',
  },
  {
    name: 'retry-after',
    file: 'github/failure.ts',
    takes: 'Math.max(1, retryAfter) * 1000',
    puts: 'Math.max(1, retryAfter) * 100',
    trial: 'seeds',
  },
  {
    name: 'pauses across a restart',
    file: 'sync/live.ts',
    takes: 'readNotBefore(storage.precious, host, clock.now())',
    puts: '0 * readNotBefore(storage.precious, host, clock.now())',
    trial: 'seeds',
  },
  {
    name: 'pauses noted by a clock that was set back',
    file: 'mirror/settings.ts',
    takes: 'at <= now + longestPause',
    puts: 'now > 0',
    trial: 'seeds',
  },
];

/** By its name; `nothing` too. */
export function sabotageCalled(name: string): Sabotage {
  const found = [nothing, ...sabotages].find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no sabotage called "${name}".`);
  return found;
}
