import type { Connection } from '../../../src/renderer/connection/connection.ts';
import { makeEventBoard, makeListeners } from '../../../src/renderer/connection/listeners.ts';
import type { RequestInput, RequestName, RequestOutput } from '#contract/requests.ts';
import { fail, succeed } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { RepositoryState, SessionState } from '#contract/session.ts';
import { parseQuery } from '#domain/search/parseQuery.ts';
import type { ChangedIssue, SearchHit } from '#contract/views.ts';
import type { EventMessage } from '#contract/wire.ts';
import type { Programme } from '#domain/programme.ts';
import type { TrackerIssue } from '#domain/tracker.ts';
import { ago, asOf, fixtureIssues, keyOf, repository } from './fixtureIssues.ts';
import { fixtureProgramme } from './fixtureProgramme.ts';

export const scenarios = [
  'full',
  'empty',
  'none',
  'offline',
  'failed',
  'export',
  'backfill',
  'large',
  'several',
] as const;
export type Scenario = (typeof scenarios)[number];

/** A connection that answers from memory, and says what it is told to say. */
export type FakeEngine = Connection & { connect(): void; tell(message: EventMessage): void };

const online: SessionState = {
  repository,
  source: { kind: 'github', apiUrl: 'https://api.github.com/graphql' },
  connection: { kind: 'online', since: ago(200) },
  activity: { kind: 'idle' },
  asOf,
  nextPollAt: null,
  pointsLeft: 4_812,
  pointsResetAt: null,
  issues: fixtureIssues.length,
  comments: 7,
  queued: 0,
};

/** One that is fresh, one that is archived and older, one that the token no longer reads. */
const repositories: readonly RepositoryState[] = [
  { name: repository, asOf, issues: fixtureIssues.length, comments: 7 },
  { name: `${repository.split('/')[0]}/gauges`, asOf, issues: 8, comments: 3 },
  { name: 'quay-works/lamps', asOf: ago(1_900), issues: 4, comments: 0, archived: true },
  {
    name: 'quay-works/crane-with-a-rather-long-name',
    asOf: ago(300),
    issues: 0,
    comments: 0,
    connection: {
      kind: 'refused',
      since: ago(290),
      failure: {
        kind: 'no-access',
        message: 'github.com shows no issues of quay-works/crane-with-a-rather-long-name.',
        hint: 'Give the token read access to it.',
      },
    },
  },
];

export function sessionOf(scenario: Scenario): SessionState {
  switch (scenario) {
    case 'none':
      return {
        ...online,
        repository: null,
        source: { kind: 'none' },
        connection: { kind: 'none' },
        asOf: null,
        issues: 0,
        comments: 0,
      };
    case 'offline':
      return {
        ...online,
        connection: {
          kind: 'offline',
          since: ago(-158),
          failure: { kind: 'no-network', message: 'No network', hint: 'Wait.', facts: {} },
        },
        queued: 0,
      };
    case 'export':
      return {
        ...online,
        source: { kind: 'export', files: ['/home/ren/harbour.json'] },
        connection: { kind: 'none' },
      };
    case 'several':
      return { ...online, issues: fixtureIssues.length + 12, repositories };
    case 'backfill':
      return { ...online, activity: { kind: 'backfill', done: 1_204, total: 4_000 } };
    case 'full':
    case 'empty':
    case 'failed':
    case 'large':
      return { ...online, nextPollAt: new Date(Date.now() + 40_000).toISOString() };
  }
}

const emptyProgramme: Programme = {
  ...fixtureProgramme,
  nodes: [],
  edges: [],
  phases: [],
  waves: [],
  plans: [],
  attention: [],
  workers: [],
  reports: [],
  gates: [],
  risks: [],
  assignments: [],
  criticalPath: [],
};

/** What waits for an issue of a sister repository, for a closed one elsewhere, and for a name. */
const programmeOfSeveral: Programme = (() => {
  const open = fixtureProgramme.nodes.filter(({ state, container }) => state === 'open' && !container);
  const [a, b, c] = open;
  if (a === undefined || b === undefined || c === undefined) throw new Error('too few open issues');
  const beside = { ...a, worker: null, phase: null, scope: null, wave: null, critical: false, labels: [] };
  const nodes: Programme['nodes'] = [
    {
      ...beside,
      key: `${repository.split('/')[0]}/gauges#4`,
      title: 'Calibrate the new gauge',
      status: 'ready',
    },
    {
      ...beside,
      key: 'quay-works/lamps#9',
      title: 'Order the lamps',
      status: 'done',
      state: 'closed',
      partial: 'known',
    },
    { ...beside, key: 'dock/gate#31', title: '', status: 'waiting', partial: 'named' },
  ];
  const edges = nodes.map((node, at) => ({
    from: node.key,
    to: (open[at] ?? a).key,
    kind: 'blocks' as const,
    strength: at === 1 ? ('native' as const) : ('stated' as const),
    evidence: [],
    satisfied: node.state === 'closed',
    doubt: null,
    ...(node.partial === 'named' ? { stateUnknown: true as const } : {}),
  }));
  return {
    ...fixtureProgramme,
    nodes: [...fixtureProgramme.nodes, ...nodes],
    edges: [...fixtureProgramme.edges, ...edges],
  };
})();

function change(number: number, kind: ChangedIssue['kind'], minutes: number, text = ''): ChangedIssue {
  const issue = fixtureIssues.find(({ key }) => key === keyOf(number))!;
  return {
    issue: issue.key,
    title: issue.title,
    kind,
    at: ago(minutes),
    author: 'mika',
    comment: null,
    text,
  };
}

const changes: readonly ChangedIssue[] = [
  { ...change(16, 'commented', 13, 'Worker 9 still waits for the roles'), comment: 'c6' },
  change(17, 'edited', 26),
  { ...change(12, 'commented', 52, 'COMPLETED, password missing'), comment: 'c3' },
  change(13, 'closed', 84),
  change(32, 'opened', 130),
];

/** A long thread: 300 comments, and a body of 150 KB. */
function large(issue: TrackerIssue): TrackerIssue {
  const body = Array.from(
    { length: 2_200 },
    (_, row) =>
      `- [${row % 3 === 0 ? 'x' : ' '}] berth ${row}, **checked** by #${12 + (row % 20)} and \`gauge_${row}\``,
  ).join('\n');
  const comments = Array.from({ length: 300 }, (_, at) => ({
    id: `long-${at}`,
    author: at % 7 === 0 ? null : 'mika',
    createdAt: ago(3_000 - at),
    updatedAt: ago(3_000 - at),
    body: `Report ${at}\n\n| berth | depth |\n| --- | ---: |\n| ${at} | ${at * 3} m |\n\nSee #${12 + (at % 20)}.`,
    minimizedReason: null,
  }));
  return { ...issue, body, comments };
}

function searched(text: string, limit: number): readonly SearchHit[] {
  const wanted = parseQuery(text)
    .terms.map((term) => term.text)
    .join(' ')
    .toLowerCase();
  if (wanted === '') return [];
  return fixtureIssues
    .flatMap((issue) =>
      [{ id: null as string | null, body: issue.body }, ...issue.comments].flatMap(({ id, body }) =>
        body.split('\n').flatMap((line, index): SearchHit[] => {
          const at = line.toLowerCase().indexOf(wanted);
          if (at < 0) return [];
          return [
            {
              issue: issue.key,
              title: issue.title,
              commentId: id,
              author: 'mika',
              at: issue.updatedAt,
              line: index + 1,
              text: line,
              spans: [[at, at + wanted.length]],
            },
          ];
        }),
      ),
    )
    .slice(0, limit);
}

function answerOf<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
  scenario: Scenario,
): Result<unknown> {
  switch (name) {
    case 'session.read':
    case 'session.refresh':
    case 'session.openDemo':
      return succeed(sessionOf(scenario));
    case 'workspace.addRepository':
    case 'workspace.removeRepository':
      return fail(
        'not-found',
        'Nothing of it is mirrored; it was not added.',
        'Import an export of it first.',
      );
    case 'session.openExport':
      return (input as RequestInput<'session.openExport'>).paths[0]?.includes('broken') === true
        ? fail(
            'broken-export',
            'The file ends in the middle of issue 14; nothing of it was kept.',
            'Write the export again.',
          )
        : succeed({
            repository,
            issues: 23,
            comments: 7,
            added: 20,
            updated: 2,
            removed: 1,
            warnings: ['The export holds exactly 30 issues: it may have been cut at its limit.'],
          });
    case 'programme.read':
      if (scenario === 'failed')
        return fail(
          'damaged-database',
          'The mirror could not be read; it was put aside.',
          'Let Nami mirror the repository again.',
        );
      return succeed({
        revision: 1,
        programme:
          scenario === 'empty' || scenario === 'none'
            ? emptyProgramme
            : scenario === 'several'
              ? programmeOfSeveral
              : fixtureProgramme,
      });
    case 'issue.read': {
      const { issue: key } = input as RequestInput<'issue.read'>;
      const issue = fixtureIssues.find((candidate) => candidate.key === key);
      if (issue === undefined) return fail('not-found', `${key} is not in the mirror.`, 'Open it on GitHub.');
      const readings = [...fixtureProgramme.attention, ...fixtureProgramme.phases]
        .flatMap((item) => item.evidence)
        .filter((evidence) => evidence.issue === key)
        .map((evidence) => ({
          meaning: { kind: 'status' as const, issue: key, status: 'blocked' as const },
          evidence,
        }));
      return succeed({ issue: scenario === 'large' ? large(issue) : issue, readings });
    }
    case 'account.read':
      return succeed({ accounts: [], keyStore: { kind: 'available' }, canUseDevice: false });
    case 'account.cancelDevice':
      return succeed(null);
    case 'findings.read':
      return succeed([]);
    case 'look.read':
    case 'look.mark':
      return succeed({
        since: ago(164),
        changes,
        counts: { opened: 1, closed: 1, reopened: 0, commented: 2, edited: 1 },
      });
    case 'search.find': {
      const { text, limit } = input as RequestInput<'search.find'>;
      return succeed({ hits: searched(text, limit), problems: parseQuery(text).problems });
    }
    case 'account.awaitDevice':
    case 'account.check':
    case 'account.connect':
    case 'account.repositories':
    case 'account.signOut':
    case 'account.startDevice':
    case 'brief.read':
    case 'difference.read':
    case 'repairs.understood':
    case 'schedule.read':
    case 'workspace.read':
    case 'workspace.setCoordination':
    default:
      throw new Error(`no answer for ${name}`);
  }
}

/** Answers each request on the next turn, as a process beside the window would at its fastest. */
export function makeFakeEngine(scenario: Scenario): FakeEngine {
  const board = makeEventBoard();
  const connected = makeListeners<undefined>();
  return {
    request: (name, input) =>
      Promise.resolve(answerOf(name, input, scenario) as Result<RequestOutput<typeof name>>),
    subscribe: (name, listener) => board.subscribe(name, listener),
    onConnected: (listener) => connected.add(() => listener()),
    connect: () => connected.tell(undefined),
    tell: (message) => board.tell(message),
  };
}
