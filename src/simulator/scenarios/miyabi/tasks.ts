import { label } from './people.ts';

/** One piece of work of the programme; its issue's body and the workers' reports are made from it. */
export type MiyabiTask = {
  readonly issue: number;
  readonly phase: string;
  readonly title: string;
  readonly minutes: number;
  /** As the body states it. */
  readonly duration: string;
  /** The `**Dependencies**:` line, and the issues that must really be closed before. */
  readonly dependencies: string;
  readonly after: readonly number[];
  /** Dependencies that are also set in GitHub itself. */
  readonly native: readonly number[];
  readonly aims: readonly string[];
  readonly criteria: readonly string[];
  readonly deliverables: readonly string[];
  readonly labels: readonly string[];
};

const foundation = [label.high, label.feature, label.foundation];
const backend = [label.high, label.feature, label.backend];
const frontend = [label.medium, label.feature, label.frontend];
const launch = [label.medium, label.implementation];

export const tasks: readonly MiyabiTask[] = [
  {
    issue: 972,
    phase: 'Phase 1.1',
    title: 'PostgreSQL Connection Pool',
    minutes: 45,
    duration: '30-45min',
    dependencies: 'None',
    after: [],
    native: [],
    aims: [
      'Open a pool at start and fail loudly when the server is away',
      'Answer pool figures from the health probe',
    ],
    criteria: [
      'Pool survives a restart of the server',
      '100 parallel requests without a timeout',
      'Health probe names the pool',
    ],
    deliverables: ['`crates/web-api/src/pool.rs`', '`crates/web-api/src/health.rs`', '9 tests'],
    labels: foundation,
  },
  {
    issue: 973,
    phase: 'Phase 1.2',
    title: 'Base Schema Migration',
    minutes: 60,
    duration: '1h',
    dependencies: '#972 (PostgreSQL Connection Pool)',
    after: [972],
    native: [972],
    aims: ['Bring users, tasks and workers into one schema', 'Make every migration reversible'],
    criteria: ['Up and down run twice without a difference', 'Seed data loads in under ten seconds'],
    deliverables: ['`migrations/0001_base.sql`', '`migrations/0002_tasks.sql`'],
    labels: foundation,
  },
  {
    issue: 974,
    phase: 'Phase 1.3',
    title: 'Organization and Team Tables',
    minutes: 45,
    duration: '45min',
    dependencies: '#973 (Base Schema Migration)',
    after: [973],
    native: [],
    aims: ['Give every record an organisation', 'Let a team be part of another team, two levels deep'],
    criteria: ['No record without an organisation', 'Deleting a team keeps its tasks'],
    deliverables: ['`migrations/0003_organizations.sql`', '`crates/domain/src/team.rs`'],
    labels: foundation,
  },
  {
    issue: 975,
    phase: 'Phase 1.4',
    title: 'Role-Based Access Control',
    minutes: 90,
    duration: '1-2h',
    dependencies: '#973 (Base Schema Migration)',
    after: [973],
    native: [973],
    aims: ['Four roles: owner, lead, worker, guest', 'One place that decides, no checks in handlers'],
    criteria: [
      'Permission matrix covered by a table test',
      'A guest can read and nothing else',
      'Denials are logged with the rule that denied',
    ],
    deliverables: ['`crates/domain/src/permission.rs`', '`docs/permission-matrix.md`', '34 table tests'],
    labels: foundation,
  },
  {
    issue: 976,
    phase: 'Phase 1.5',
    title: 'Token Sign-in (JWT)',
    minutes: 60,
    duration: '45min-1h',
    dependencies: '#975 (Role-Based Access Control)',
    after: [975],
    native: [975],
    aims: [
      'Short access tokens, refresh tokens that can be withdrawn',
      'Keys rotate without signing anybody out',
    ],
    criteria: ['Expired tokens are refused within a minute', 'A withdrawn refresh token never works again'],
    deliverables: ['`crates/auth/src/token.rs`', '`crates/auth/src/keys.rs`'],
    labels: foundation,
  },
  {
    issue: 983,
    phase: 'Phase 2.1',
    title: 'Service Layer',
    minutes: 180,
    duration: '3-4 hours',
    dependencies: '#973 (Base Schema Migration)',
    after: [973],
    native: [973],
    aims: ['Take the rules out of the handlers', 'One service for each aggregate, none of them knowing HTTP'],
    criteria: ['Handlers are shorter than thirty lines', 'Services run in tests without a server'],
    deliverables: ['`crates/services/`', '41 tests moved'],
    labels: backend,
  },
  {
    issue: 984,
    phase: 'Phase 2.2',
    title: 'Task API',
    minutes: 240,
    duration: '4-5 hours',
    dependencies: '#983 (Service Layer)',
    after: [983],
    native: [983],
    aims: ['Create, assign, move and close tasks', 'Answer changes since a time, for mirrors'],
    criteria: [
      'Every route documented',
      '`since` is inclusive and tested at the boundary',
      'Coverage above 90%',
    ],
    deliverables: ['`crates/web-api/src/tasks.rs`', '`openapi/tasks.yaml`', '27 tests'],
    labels: backend,
  },
  {
    issue: 985,
    phase: 'Phase 2.3',
    title: 'Worker Status API',
    minutes: 180,
    duration: '2-3時間',
    dependencies: '#983 (Service Layer), #1022 (staging database)',
    after: [983, 1022],
    native: [983],
    aims: [
      'Workers announce themselves and go silent visibly',
      'The coordinator reads one list, sorted by silence',
    ],
    criteria: [
      'A worker that says nothing for ten minutes is marked',
      'Load of 500 workers stays under 50 ms',
    ],
    deliverables: ['`crates/web-api/src/workers.rs`', '`openapi/workers.yaml`'],
    labels: backend,
  },
  {
    issue: 986,
    phase: 'Phase 2.4',
    title: 'Review of the Old Endpoints',
    minutes: 180,
    duration: '3 hours',
    dependencies: '#983 (Service Layer), #984 in progress',
    after: [983],
    native: [],
    aims: ['Decide for each of the 23 old endpoints: keep, wrap or drop', 'Nothing stays commented out'],
    criteria: ['A line in the table for each endpoint', 'Dropped ones answer 410 with a hint'],
    deliverables: ['`docs/endpoints.md`', '`crates/web-api/src/legacy.rs`'],
    labels: backend,
  },
  {
    issue: 987,
    phase: 'Phase 2.5',
    title: 'Lambda Rollout and Metrics',
    minutes: 240,
    duration: '4-6 hours',
    dependencies: '#984 (Task API), #985 (Worker Status API), #986 (Review of the Old Endpoints)',
    after: [984, 985, 986],
    native: [984, 985],
    aims: [
      'Deploy behind an alias that can be turned back in a minute',
      'Measure cold starts before anybody complains',
    ],
    criteria: ['Rollback rehearsed', 'p95 below 200 ms at the alias', 'Dashboard linked from the runbook'],
    deliverables: ['`infra/lambda.tf`', '`infra/dashboard.json`'],
    labels: backend,
  },
  {
    issue: 978,
    phase: 'Phase 3.1',
    title: 'API Client',
    minutes: 240,
    duration: '4-6 hours',
    dependencies: '#983 (Service Layer)',
    after: [983],
    native: [983],
    aims: ['One typed client out of the published schema', 'Retries only where a repetition does no harm'],
    criteria: [
      'No hand-written types',
      'Writes are never repeated blindly',
      'Offline is a state, not an error',
    ],
    deliverables: ['`web/src/client/`', '`web/src/client/generated.ts`', '18 tests'],
    labels: frontend,
  },
  {
    issue: 979,
    phase: 'Phase 3.2',
    title: 'Dashboard',
    minutes: 300,
    duration: '5-6 hours',
    dependencies: '#978 (API Client)',
    after: [978],
    native: [978],
    aims: ['What changed, what waits, who is free', 'Readable from two metres away'],
    criteria: ['First content under one second', 'Works with the keyboard alone'],
    deliverables: ['`web/src/dashboard/`', 'screenshots in `docs/ui/`'],
    labels: frontend,
  },
  {
    issue: 980,
    phase: 'Phase 3.3',
    title: 'Live Updates over WebSocket',
    minutes: 240,
    duration: '4 hours',
    dependencies: '#978 (API Client), #985 (Worker Status API)',
    after: [978, 985],
    native: [985],
    aims: ['Changes arrive within a second', 'A lost connection is shown and mended by itself'],
    criteria: ['Hundred reconnects without a lost message', 'No polling while connected'],
    deliverables: ['`web/src/live/socket.ts`', '`crates/web-api/src/live.rs`'],
    labels: frontend,
  },
  {
    issue: 981,
    phase: 'Phase 3.4',
    title: 'Sign-in Flow',
    minutes: 180,
    duration: '3-4 hours',
    dependencies: '#978 (API Client), #976 (Token Sign-in)',
    after: [978, 976],
    native: [976],
    aims: ['Sign in, renew, sign out, in two languages', 'Tokens live in memory alone'],
    criteria: ['A reload does not sign out', 'Nothing secret in storage'],
    deliverables: ['`web/src/signin/`', '12 browser tests'],
    labels: frontend,
  },
  {
    issue: 982,
    phase: 'Phase 3.5',
    title: 'CDN Release and Browser Tests',
    minutes: 240,
    duration: '4-5 hours',
    dependencies: '#979, #980 + #981',
    after: [979, 980, 981],
    native: [979, 980, 981],
    aims: ['Release by a new folder, never over the old one', 'Browser tests against the released address'],
    criteria: ['Old release reachable for a day', 'Three browsers green'],
    deliverables: ['`infra/cdn.tf`', '`e2e/`'],
    labels: frontend,
  },
  {
    issue: 988,
    phase: 'Phase 4.1',
    title: 'Load Test',
    minutes: 480,
    duration: '8-12 hours',
    dependencies: 'Phase 2 and Phase 3 complete (#982, #987)',
    after: [982, 987],
    native: [987],
    aims: ['500 workers reporting at once', 'Find the first thing that breaks'],
    criteria: ['Two hours at full load', 'p95 below 200 ms', 'Report with the first bottleneck'],
    deliverables: ['`bench/load.ts`', '`docs/load-report.md`'],
    labels: launch,
  },
  {
    issue: 989,
    phase: 'Phase 4.2',
    title: 'Security Review',
    minutes: 360,
    duration: '6-8h',
    dependencies: '#981 (Sign-in Flow), #987 (Lambda Rollout)',
    after: [981, 987],
    native: [],
    aims: ['Try to read another organisation’s tasks', 'Look at every place that takes a file or an address'],
    criteria: ['No finding above medium left open', 'Permission matrix attacked row by row'],
    deliverables: ['`docs/security-review.md`'],
    labels: launch,
  },
  {
    issue: 990,
    phase: 'Phase 4.3',
    title: 'Monitoring and Alarms',
    minutes: 150,
    duration: '2-3h',
    dependencies: '#987 (Lambda Rollout and Metrics)',
    after: [987],
    native: [987],
    aims: ['Alarms that somebody can act on', 'No alarm without a line in the runbook'],
    criteria: ['Six alarms, each tried once', 'Quiet for a day without load'],
    deliverables: ['`infra/alarms.tf`'],
    labels: launch,
  },
  {
    issue: 991,
    phase: 'Phase 4.4',
    title: 'Restore and Rollback Drill',
    minutes: 150,
    duration: '2-3h',
    dependencies: '#987 (Lambda Rollout), #1022 (database)',
    after: [987, 1022],
    native: [],
    aims: ['Restore yesterday’s backup with a stopwatch', 'Turn a release back while it is used'],
    criteria: ['Restored within 30 minutes', 'No request lost during the rollback'],
    deliverables: ['`scripts/restore.sh`', '`docs/drill.md`'],
    labels: launch,
  },
  {
    issue: 992,
    phase: 'Phase 4.5',
    title: 'Runbooks',
    minutes: 150,
    duration: '2-3h',
    dependencies: 'Phase 4.1-4.4 progress',
    after: [],
    native: [],
    aims: ['A page for each alarm, written for a tired reader', '日本語版も用意する'],
    criteria: ['Each page tried by somebody who did not write it', 'Both languages'],
    deliverables: ['`docs/runbook/`'],
    labels: [label.medium, label.documentation],
  },
  {
    issue: 993,
    phase: 'Phase 4.6',
    title: 'Launch',
    minutes: 180,
    duration: '2-3h',
    dependencies: '#988, #989, #990, #991, #992',
    after: [988, 989, 990, 991, 992],
    native: [988, 989],
    aims: [
      'Open it for the first organisation, then for all',
      'Somebody watches for an hour, with nothing else to do',
    ],
    criteria: ['Checklist read aloud', 'Rollback decision taken or not taken, in writing'],
    deliverables: ['`docs/launch.md`'],
    labels: [label.critical, label.implementation],
  },
];

export function taskOf(issue: number): MiyabiTask {
  const task = tasks.find((candidate) => candidate.issue === issue);
  if (task === undefined) throw new Error(`The Miyabi programme has no task #${issue}.`);
  return task;
}

/** Body of a phase issue. `isDone` ticks its criteria. */
export function taskBody(task: MiyabiTask, isDone: boolean): string {
  const area = Number(task.phase.charAt(6));
  return `# ${task.phase}: ${task.title}

**Parent Issue**: #970
**Phase**: Phase ${area} - ${['Architecture Decision', 'Database Foundation', 'Backend API', 'Frontend', 'Production'][area] ?? ''}
**Duration**: ${task.duration}
**Priority**: ${area === 1 ? 'P0 (Critical)' : 'P1 (High)'}
**Dependencies**: ${task.dependencies}

## Objectives
${task.aims.map((aim) => `- ${aim}`).join('\n')}

## Success Criteria
${task.criteria.map((criterion) => `- [${isDone ? 'x' : ' '}] ${criterion}`).join('\n')}

## Deliverables
${task.deliverables.map((file) => `- ${file}`).join('\n')}`;
}
