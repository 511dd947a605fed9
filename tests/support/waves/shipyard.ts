import type { Evidence } from '#domain/evidence.ts';
import type {
  NodeStatus,
  Programme,
  ProgrammeEdge,
  ProgrammeNode,
  ProgrammeReport,
  WorkerPulse,
} from '#domain/programme.ts';
import type { DatedIssue } from '#domain/schedule/actual.ts';
import { readSchedule, type Schedule } from '#domain/schedule/readSchedule.ts';
import { issueKey, type IssueKey } from '#domain/tracker.ts';

/** A ferry is built in a yard: three waves, six workers, and everything that a timeline must tell apart. */
export const repository = 'saltmarsh/ferry';
export const asOf = '2026-04-16T06:30:00Z';
export const keyOf = (number: number): IssueKey => issueKey(repository, number);
const plan = keyOf(1);
/** Hours before the as-of, as a time. */
export const hoursAgo = (hours: number): string =>
  new Date(Date.parse(asOf) - hours * 3_600_000).toISOString().replace('.000Z', 'Z');

export function line(number: number, quote: string, hours: number, at = 3): Evidence {
  return {
    issue: keyOf(number),
    source: 'comment',
    commentId: `c${number}-${Math.round(hours * 60)}`,
    author: 'yard-office',
    at: hoursAgo(hours),
    line: at,
    quote,
  };
}

export type Piece = {
  readonly number: number;
  readonly title: string;
  readonly phase: string;
  readonly wave: '1' | '2' | '3' | null;
  readonly worker: string | null;
  readonly hours: number | null;
  readonly status: NodeStatus;
  readonly critical?: true;
  /** Words, oldest first: status, hours ago, who. */
  readonly words?: readonly (readonly [status: NodeStatus, hours: number, worker?: string])[];
  readonly closed?: number;
  readonly slack?: number;
};

const opened = 150;
const pieces: readonly Piece[] = [
  {
    number: 2,
    title: 'Keel plates cut',
    phase: '1.1',
    wave: '1',
    worker: '1',
    hours: 16,
    status: 'done',
    words: [
      ['running', 132],
      ['running', 120],
      ['claimed', 117],
    ],
    closed: 115,
  },
  {
    number: 3,
    title: 'Frames welded to the keel',
    phase: '1.2',
    wave: '1',
    worker: '2',
    hours: 30,
    status: 'done',
    words: [
      ['running', 112],
      ['blocked', 104],
      ['running', 94],
      ['running', 72],
      ['done', 66],
    ],
    closed: 66,
    critical: true,
  },
  {
    number: 4,
    title: 'Hull inspection by the surveyor',
    phase: '1.3',
    wave: '1',
    worker: '1',
    hours: 6,
    status: 'claimed',
    words: [['claimed', 52]],
    critical: true,
  },
  {
    number: 5,
    title: 'Engine bed aligned',
    phase: '2.1',
    wave: '2',
    worker: '3',
    hours: 24,
    status: 'running',
    words: [
      ['running', 60],
      ['running', 34],
      ['running', 6],
    ],
    critical: true,
  },
  {
    number: 6,
    title: 'Shaft and propeller fitted',
    phase: '2.2',
    wave: '2',
    worker: '4',
    hours: 18,
    status: 'blocked',
    words: [
      ['running', 40],
      ['blocked', 21],
    ],
  },
  {
    number: 7,
    title: 'Bilge pumps piped',
    phase: '2.3',
    wave: '2',
    worker: '5',
    hours: 12,
    status: 'running',
    words: [['running', 49]],
  },
  {
    number: 8,
    title: 'Which paint for the tanks?',
    phase: '2.4',
    wave: '2',
    worker: '2',
    hours: 4,
    status: 'review',
    words: [
      ['running', 58],
      ['review', 44],
    ],
  },
  {
    number: 9,
    title: 'Wheelhouse glazed',
    phase: '3.1',
    wave: '3',
    worker: '6',
    hours: 20,
    status: 'gated',
    critical: true,
  },
  {
    number: 10,
    title: 'Car deck ramps hung',
    phase: '3.2',
    wave: '3',
    worker: '5',
    hours: 36,
    status: 'gated',
    slack: 600,
  },
  {
    number: 11,
    title: 'Sea trial with the harbour pilot',
    phase: '3.3',
    wave: '3',
    worker: '1',
    hours: 10,
    status: 'gated',
    critical: true,
  },
  {
    number: 12,
    title: 'Lifeboats tested',
    phase: '3.4',
    wave: '3',
    worker: '6',
    hours: 8,
    status: 'failed',
    words: [
      ['running', 30, '6'],
      ['failed', 22, '6'],
    ],
    slack: 300,
  },
  {
    number: 13,
    title: 'Mooring lines ordered',
    phase: '3.5',
    wave: null,
    worker: null,
    hours: null,
    status: 'ready',
    slack: 4_000,
  },
  {
    number: 14,
    title: '船名板の取り付け',
    phase: '3.6',
    wave: '3',
    worker: '4',
    hours: 3,
    status: 'waiting',
    slack: 200,
  },
];

export function nodeOf(piece: Piece): ProgrammeNode {
  const { number, status, words = [], closed, worker, hours, critical } = piece;
  const last = words.at(-1);
  return {
    key: keyOf(number),
    title: `Phase ${piece.phase}: ${piece.title}`,
    state: closed === undefined ? 'open' : 'closed',
    status,
    statusEvidence: last === undefined ? [] : [line(number, wordsFor(last[0]), last[1])],
    statusSince: last === undefined ? null : hoursAgo(last[1]),
    phase: piece.phase,
    scope: plan,
    wave: piece.wave,
    worker,
    duration: hours === null ? null : { low: hours * 45, high: hours * 75 },
    durationEvidence:
      hours === null
        ? null
        : { ...line(number, `Estimate: about ${hours} h`, opened, 2), source: 'body', commentId: null },
    startsInMinutes: closed === undefined ? 60 : null,
    slackMinutes: closed !== undefined ? null : critical === true ? 0 : (piece.slack ?? 360),
    critical: critical === true && closed === undefined,
    level: 0,
    container: false,
    labels: [],
    updatedAt: last === undefined ? hoursAgo(opened) : hoursAgo(last[1]),
    commentCount: words.length,
  };
}

export function wordsFor(status: NodeStatus): string {
  const said: Partial<Record<NodeStatus, string>> = {
    running: 'Under way since the morning shift',
    blocked: 'BLOCKED: the bed below is not level yet',
    claimed: 'Complete, surveyor has the sheet',
    done: 'Complete',
    failed: 'FAILED: davit jammed at the second boat',
    review: 'DECISION NEEDED: epoxy or vinyl?',
  };
  return said[status] ?? status;
}

const reports: readonly ProgrammeReport[] = pieces
  .flatMap(({ number, words = [], worker }) =>
    words.map(([status, hours, who]): ProgrammeReport => ({
      key: `${number} ${hours}`,
      issue: keyOf(number),
      worker: who ?? worker,
      kind: 'worker-report',
      status: status === 'done' ? 'claimed' : status,
      also: [],
      planning: false,
      at: hoursAgo(hours),
      duplicateOf: null,
      evidence: [line(number, wordsFor(status), hours)],
    })),
  )
  .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1));

const pairs: readonly (readonly [number, number])[] = [
  [2, 3],
  [3, 4],
  [4, 5],
  [5, 6],
  [5, 9],
  [9, 11],
  [12, 11],
  [10, 11],
];

const edges: readonly ProgrammeEdge[] = pairs.map(([from, to]) => ({
  from: keyOf(from),
  to: keyOf(to),
  kind: 'blocks',
  strength: 'stated',
  evidence: [line(to, `**Depends on**: #${from}`, opened)],
  satisfied: from < 4,
  doubt: null,
}));

const inWave = (wave: string) =>
  pieces.filter((piece) => piece.wave === wave).map(({ number }) => keyOf(number));
const inPhase = (phase: string) =>
  pieces.filter((piece) => piece.phase.startsWith(`${phase}.`)).map(({ number }) => keyOf(number));

const pulses: readonly WorkerPulse[] = ['1', '2', '3', '4', '5', '6', '7'].map((worker) => {
  const own = reports.filter((report) => report.worker === worker);
  const last = own.at(-1);
  return {
    worker,
    issue: last?.issue ?? null,
    status: pieces.find(({ number }) => last?.issue === keyOf(number))?.status ?? 'waiting',
    lastReport: last?.evidence[0] ?? null,
  };
});

const planLine = (quote: string, at: number): Evidence => ({
  ...line(1, quote, opened, at),
  source: 'body',
  commentId: null,
});

export const shipyard: Programme = {
  repository,
  asOf,
  plans: [plan],
  nodes: [
    {
      ...nodeOf(pieces[0]!),
      key: plan,
      title: 'Ferry: the building plan',
      status: 'waiting',
      container: true,
      worker: null,
      critical: false,
      slackMinutes: null,
    },
    ...pieces.map(nodeOf),
  ],
  edges,
  links: [],
  phases: ['Hull', 'Engine room', 'Outfitting'].map((title, at) => ({
    id: String(at + 1),
    scope: plan,
    title,
    issues: inPhase(String(at + 1)),
    official: { done: at === 0 ? 2 : 0, total: inPhase(String(at + 1)).length },
    claimed: { done: 0, evidence: [] },
    gate: null,
    evidence: [planLine(`## Phase ${at + 1}: ${title}`, 20 + at)],
  })),
  waves: [
    { title: 'Hull', days: { first: 1, last: 2 }, text: 'Hull is tight' },
    { title: 'Machinery', days: { first: 3, last: 4 }, text: 'Engine turns' },
    { title: 'Outfitting and trial', days: { first: 5, last: 8 }, text: 'Trial passed' },
  ].map(({ title, days, text }, at) => ({
    id: String(at + 1),
    scope: plan,
    title,
    period: null,
    days,
    issues: inWave(String(at + 1)),
    checkpoint: { text, evidence: planLine(`- [ ] Checkpoint: ${text}`, 40 + at) },
    evidence: [planLine(`### Wave ${at + 1}: ${title} (Day ${days.first}-${days.last})`, 30 + at)],
  })),
  cycles: [],
  criticalPath: [4, 5, 9, 11].map(keyOf),
  unresolved: [],
  attention: [],
  workers: pulses,
  reports,
  gates: [],
  risks: [],
  assignments: ['Hull', 'Hull', 'Engine', 'Shaft', 'Pipes and deck', 'Wheelhouse', 'Sails'].map(
    (mission, at) => ({
      scope: plan,
      worker: String(at + 1),
      phase: null,
      mission,
      issues: [],
      evidence: planLine(`| Worker ${at + 1} | ${mission} |`, 50 + at),
    }),
  ),
};

const dates: readonly DatedIssue[] = pieces.map(({ number, closed }) => ({
  key: keyOf(number),
  createdAt: hoursAgo(opened),
  closedAt: closed === undefined ? null : hoursAgo(closed),
}));

export const shipyardSchedule = (programme: Programme = shipyard): Schedule =>
  readSchedule({ programme, issues: dates, plans: [] }, { runs: 200 });
