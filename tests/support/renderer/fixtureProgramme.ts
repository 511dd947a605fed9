import type {
  AttentionItem,
  NodeStatus,
  Programme,
  ProgrammeEdge,
  ProgrammeNode,
  ProgrammePhase,
  ProgrammeWave,
  WorkerPulse,
} from '#domain/programme.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import {
  ago,
  asOf,
  bodyLine,
  commentLine,
  fixtureIssues,
  keyOf,
  planLine,
  repository,
} from './fixtureIssues.ts';

const statuses: Readonly<Record<number, NodeStatus>> = {
  10: 'review',
  11: 'done',
  12: 'claimed',
  13: 'done',
  14: 'ready',
  15: 'running',
  16: 'blocked',
  17: 'running',
  21: 'failed',
  31: 'done',
  32: 'ready',
};
const workers: Readonly<Record<number, string>> = {
  12: '6',
  13: '6',
  15: '8',
  16: '9',
  17: '6',
  18: '7',
  19: '8',
  20: '9',
  21: '10',
  22: '11',
  23: '12',
};
const critical = new Set([12, 13, 14, 17, 18, 19, 21]);

const blockedLine = commentLine(16, 'c5', 1, '🟡 **BLOCKED** - Requires the roles of #15', 401, 'worker-bot');
const claimedLine = commentLine(12, 'c3', 5, '**COMPLETED** (with the gauge password still missing)', 2_335);
const urgentLine = commentLine(21, 'c7', 3, 'Pool timed out: `Berths(PoolTimedOut)`', 1_275, 'ren');
const approvalLine = planLine('- [ ] **Gate 0', 2_340);
const decisionLine = planLine('Which tide table', 1_980);

export const fixtureNodes: readonly ProgrammeNode[] = fixtureIssues.map((issue): ProgrammeNode => {
  const { number } = splitIssueKey(issue.key);
  const phase = /^Phase (\d(?:\.\d)?)/.exec(issue.title)?.[1] ?? null;
  const status = statuses[number] ?? (phase === null || phase < '2' ? 'waiting' : 'gated');
  const evidence = { 12: claimedLine, 16: blockedLine, 21: urgentLine, 10: approvalLine }[number];
  return {
    key: issue.key,
    title: issue.title,
    state: issue.state,
    status,
    statusEvidence: evidence === undefined ? [] : [evidence],
    statusSince: evidence?.at ?? null,
    phase,
    scope: phase === null ? null : keyOf(10),
    wave: phase === null ? null : String(Number(phase.charAt(0)) + 1),
    worker: workers[number] ?? null,
    duration: phase === null ? null : { low: 480, high: 720 },
    durationEvidence: phase === null ? null : bodyLine(number, 1, '**Estimate**: 8-12h'),
    startsInMinutes: phase === null ? null : 60 * number,
    slackMinutes: phase === null ? null : critical.has(number) ? 0 : 360,
    critical: critical.has(number),
    level: 0,
    container: number === 10,
    labels: issue.labels.map(({ name }) => name),
    updatedAt: issue.updatedAt,
    commentCount: issue.comments.length,
  };
});

function edge(from: number, to: number, change: Partial<ProgrammeEdge> = {}): ProgrammeEdge {
  return {
    from: keyOf(from),
    to: keyOf(to),
    kind: 'blocks',
    strength: 'planned',
    evidence: [planLine('#12 → #13')],
    satisfied: statuses[from] === 'done',
    doubt: null,
    ...change,
  };
}

export const fixtureEdges: readonly ProgrammeEdge[] = [
  edge(12, 13),
  edge(13, 14),
  edge(13, 15),
  edge(15, 16, { strength: 'stated', evidence: [blockedLine] }),
  edge(14, 17, { strength: 'phase' }),
  edge(16, 17, { strength: 'phase' }),
  edge(17, 18, {
    strength: 'stated',
    doubt: { meant: keyOf(22), evidence: [bodyLine(18, 1, '**Depends on**: #17 (Calendar client)')] },
  }),
  edge(18, 19),
  edge(19, 21),
  edge(19, 20, { kind: 'soft' }),
  edge(21, 22),
  edge(22, 23),
  edge(23, 24),
  edge(24, 25),
  edge(25, 26),
  edge(26, 27),
  edge(27, 28),
  edge(28, 29),
  edge(29, 30),
];

const phaseTitles = ['Survey', 'Storage', 'Service', 'Window', 'Launch'] as const;
const own = (digit: number) => fixtureNodes.filter((node) => node.phase?.charAt(0) === String(digit));

export const fixturePhases: readonly ProgrammePhase[] = phaseTitles.map((title, digit): ProgrammePhase => {
  const nodes = own(digit);
  const done = nodes.filter((node) => node.status === 'done').length;
  return {
    id: String(digit),
    scope: keyOf(10),
    title,
    issues: nodes.map((node) => node.key),
    official: { done, total: nodes.length },
    claimed: {
      done: done + nodes.filter((node) => node.status === 'claimed').length,
      evidence: digit === 1 ? [claimedLine] : [],
    },
    gate: {
      title: [
        'Survey signed',
        'Schema verified',
        'Contract tests green',
        'Walkthrough held',
        'Harbour master agrees',
      ][digit]!,
      status: digit === 0 ? 'pending' : 'not-started',
      evidence: digit === 0 ? approvalLine : planLine(`| ${digit} |`),
    },
    evidence: [planLine(`| ${digit} |`)],
  };
});

const waveDays = [
  [1, 1],
  [2, 4],
  [5, 8],
  [9, 10],
  [11, 14],
] as const;

export const fixtureWaves: readonly ProgrammeWave[] = phaseTitles.map((title, index): ProgrammeWave => ({
  id: String(index + 1),
  scope: keyOf(10),
  title,
  period: `Day ${waveDays[index]![0]}-${waveDays[index]![1]}`,
  days: { first: waveDays[index]![0], last: waveDays[index]![1] },
  issues: own(index).map((node) => node.key),
  checkpoint: null,
  evidence: [planLine('## Order')],
}));

export const fixtureAttention: readonly AttentionItem[] = [
  {
    kind: 'claimed-done-open',
    issue: keyOf(12),
    since: ago(2_335),
    text: 'COMPLETED (with the gauge password still missing)',
    options: [],
    evidence: [claimedLine],
  },
  {
    kind: 'approval',
    issue: keyOf(10),
    since: ago(2_340),
    text: 'Gate 0: AWAITING HARBOUR MASTER',
    options: [],
    evidence: [approvalLine, commentLine(10, 'c1', 5, 'Awaiting approval of Gate 0.', 2_340)],
  },
  {
    kind: 'decision',
    issue: keyOf(10),
    since: ago(1_980),
    text: 'Which tide table do we trust?',
    options: [],
    evidence: [decisionLine],
  },
  {
    kind: 'blocked',
    issue: keyOf(16),
    since: ago(401),
    text: 'BLOCKED - Requires the roles of #15',
    options: [],
    evidence: [blockedLine],
  },
  {
    kind: 'urgent',
    issue: keyOf(21),
    since: ago(1_275),
    text: 'Pool timed out: Berths(PoolTimedOut)',
    options: [],
    evidence: [urgentLine],
  },
];

const silent = [2_340, 2_280, 2_200, 2_200, 2_210, 26, 552, 14, 13, null, null, null] as const;
const pulse: readonly NodeStatus[] = [
  'review',
  'ready',
  'ready',
  'ready',
  'ready',
  'running',
  'waiting',
  'running',
  'blocked',
  'waiting',
  'waiting',
  'waiting',
];

export const fixtureWorkers: readonly WorkerPulse[] = pulse.map((status, index): WorkerPulse => {
  const minutes = silent[index] ?? null;
  return {
    worker: String(index + 1),
    issue: fixtureNodes.find((node) => node.worker === String(index + 1))?.key ?? null,
    status,
    lastReport: minutes === null ? null : commentLine(10, 'c1', 3, '**Status**: ✅ COMPLETE', minutes),
  };
});

export const fixtureProgramme: Programme = {
  repository,
  asOf,
  plans: [keyOf(10)],
  nodes: fixtureNodes,
  edges: fixtureEdges,
  links: [],
  phases: fixturePhases,
  waves: fixtureWaves,
  cycles: [],
  criticalPath: [...critical].map(keyOf),
  unresolved: [],
  attention: fixtureAttention,
  workers: fixtureWorkers,
  reports: [],
  gates: [],
  risks: [],
  assignments: [],
};
