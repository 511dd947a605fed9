import type { Connection } from '../../../src/renderer/connection/connection.ts';
import { makeEventBoard, makeListeners } from '../../../src/renderer/connection/listeners.ts';
import type { RequestInput, RequestName, RequestOutput } from '#contract/requests.ts';
import { fail, succeed } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { SessionState } from '#contract/session.ts';
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
        connection: { kind: 'offline', since: ago(-158), reason: 'No network' },
        queued: 0,
      };
    case 'export':
      return {
        ...online,
        source: { kind: 'export', files: ['/home/ren/harbour.json'] },
        connection: { kind: 'none' },
      };
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
  const wanted = text.toLowerCase();
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
        programme: scenario === 'empty' || scenario === 'none' ? emptyProgramme : fixtureProgramme,
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
      return succeed(searched(text, limit));
    }
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
