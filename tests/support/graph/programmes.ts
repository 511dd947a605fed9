import type { Evidence } from '#domain/evidence.ts';
import type {
  NodeStatus,
  Programme,
  ProgrammeEdge,
  ProgrammeNode,
  ProgrammePhase,
  ProgrammeWave,
} from '#domain/programme.ts';
import { issueKey, type IssueKey } from '#domain/tracker.ts';
import { seeded } from '../../domain/layout/graphs.ts';

export const repository = 'tidewater/harbour';
export const asOf = '2026-03-11T12:04:00Z';
const key = (number: number): IssueKey => issueKey(repository, number);
const plan = key(100);

function line(issue: IssueKey, at: number, quote: string): Evidence {
  return {
    issue,
    source: 'body',
    commentId: null,
    author: 'mika',
    at: '2026-03-10T09:19:00Z',
    line: at,
    quote,
  };
}

const phaseTitles = ['Survey', 'Tide data', 'Berth service', 'Booking desk', 'Harbour opening'];
const works = [
  'Gauge connection and failover',
  'Berth table migration',
  'Skipper and crew records with their papers',
  'Roles of the harbour office',
  'Sign-in with the port pass',
  'Split the tide service from the booking service',
  'Berth interface',
  'Pilot and tug status',
  'Try every old route again',
  'Deploy to the quay cluster with monitoring',
  'Client for the desk',
  'Berth picker',
  'Live tide curve',
  'Crane calendar',
  'Desk for late arrivals',
  'Load test at spring tide',
  'Security check of the pass',
  'Handbook',
  'Dress rehearsal',
  'Switch over',
];

type Numbered = {
  readonly phase: number;
  readonly part: number;
  readonly wave: number;
  readonly number: number;
};

/** A plan of five phases with 24 issues, the shape of a first real programme: a chain with a few side branches. */
export function smallProgramme(): Programme {
  const parts: readonly (readonly [phase: number, count: number, wave: number])[] = [
    [0, 0, 1],
    [1, 5, 2],
    [2, 5, 3],
    [3, 5, 4],
    [4, 5, 5],
  ];
  const numbered: Numbered[] = parts.flatMap(([phase, count, wave]) =>
    Array.from({ length: count }, (_, part) => ({
      phase,
      part: part + 1,
      wave,
      number: 101 + (phase - 1) * 5 + part,
    })),
  );
  const statuses: Readonly<Record<number, NodeStatus>> = {
    101: 'claimed',
    102: 'done',
    103: 'ready',
    104: 'running',
    105: 'blocked',
    106: 'running',
    131: 'done',
    132: 'failed',
    133: 'done',
    134: 'running',
  };
  const critical = [101, 102, 103, 106, 107, 108, 110, 111, 112, 116, 118, 120].map(key);
  const workers: Readonly<Record<number, string>> = {
    101: '6',
    102: '6',
    104: '8',
    105: '9',
    106: '6',
    107: '7',
    108: '8',
    109: '9',
    110: '10',
  };
  const blocked = line(key(105), 3, '🟡 **BLOCKED** - Requires the roles of #104');
  const nodes: ProgrammeNode[] = numbered.map(({ phase, part, wave, number }, index) => ({
    ...blankNode(key(number)),
    title: `Phase ${phase}.${part}: ${works[index] ?? ''}`,
    status: statuses[number] ?? 'gated',
    statusEvidence: number === 105 ? [blocked] : [],
    statusSince: number === 105 ? '2026-03-11T05:23:00Z' : null,
    phase: `${phase}.${part}`,
    scope: plan,
    wave: String(wave),
    worker: workers[number] ?? (number > 110 ? String(((number - 101) % 10) + 6) : null),
    duration: { low: 60 * (4 + (number % 5) * 2), high: 60 * (6 + (number % 5) * 3) },
    slackMinutes: critical.includes(key(number)) ? 0 : 60 * (6 + (number % 3) * 2),
    critical: critical.includes(key(number)),
    startsInMinutes: 776,
  }));
  const epic = key(130);
  const others: ProgrammeNode[] = [131, 132, 133, 134, 135].map((number, index) => ({
    ...blankNode(key(number)),
    title: ['Mooring rings', 'Flood gates stuck', 'Buoy lights', 'Fuel dock', 'Ice service'][index] ?? '',
    status: statuses[number] ?? 'waiting',
    scope: epic,
  }));
  const containers: ProgrammeNode[] = [
    {
      ...blankNode(plan),
      title: 'Harbour booking: the plan',
      status: 'review',
      container: true,
      phase: '0',
      scope: plan,
      wave: '1',
    },
    { ...blankNode(epic), title: 'M1 Quay works', container: true },
  ];
  const pairs: readonly (readonly [number, number, Partial<ProgrammeEdge>?])[] = [
    [101, 102, { satisfied: false }],
    [102, 103, { satisfied: true }],
    [102, 104, { satisfied: true }],
    [102, 105, { satisfied: true }],
    [104, 105],
    [103, 106],
    [105, 106],
    [106, 107],
    [
      111,
      107,
      {
        doubt: {
          meant: key(106),
          evidence: [
            {
              ...line(key(106), 0, 'Phase 2.1: Split the tide service from the booking service'),
              source: 'title',
            },
          ],
        },
      },
    ],
    [107, 108],
    [106, 108],
    [108, 109, { kind: 'soft' }],
    [108, 110],
    [109, 110],
    [110, 111],
    [111, 112],
    [111, 113],
    [112, 114],
    [113, 114],
    [113, 115],
    [112, 116],
    [114, 117],
    [116, 118],
    [117, 119],
    [118, 120],
    [119, 120],
    [131, 132],
    [134, 135],
  ];
  const edges = pairs.map(([from, to, change]): ProgrammeEdge => ({
    from: key(from),
    to: key(to),
    kind: 'blocks',
    strength: 'stated',
    evidence: [line(key(to), 5, `**Depends on**: #${from} complete`)],
    satisfied: false,
    doubt: null,
    ...change,
  }));
  return {
    ...blankProgramme,
    nodes: [...containers, ...nodes, ...others],
    edges,
    plans: [plan],
    phases: phaseTitles.map((title, id) =>
      phaseOf(
        String(id),
        title,
        id === 0 ? [plan] : nodes.filter((node) => node.phase?.startsWith(`${id}.`)).map((node) => node.key),
        nodes,
      ),
    ),
    waves: phaseTitles.map((title, id): ProgrammeWave => ({
      id: String(id + 1),
      scope: plan,
      title: ['Planning', 'Foundation', 'Services', 'Desk', 'Opening'][id] ?? title,
      period: [null, '18–19 Mar', '20–22 Mar', '23–26 Mar', '27–31 Mar'][id] ?? null,
      days: null,
      issues: id === 0 ? [plan] : nodes.filter(({ wave }) => wave === String(id + 1)).map((node) => node.key),
      checkpoint: null,
      evidence: [],
    })),
    criticalPath: critical,
  };
}

function phaseOf(
  id: string,
  title: string,
  issues: readonly IssueKey[],
  nodes: readonly ProgrammeNode[],
): ProgrammePhase {
  const done = issues.filter((issue) => nodes.find((node) => node.key === issue)?.status === 'done').length;
  return {
    id,
    scope: plan,
    title,
    issues,
    official: { done, total: issues.length },
    claimed: { done, evidence: [] },
    gate:
      id === '0'
        ? null
        : {
            title: `Gate ${id}: ${title} ready`,
            status: 'pending',
            evidence: line(plan, 40 + Number(id), `- [ ] Gate ${id}`),
          },
    evidence: [],
  };
}

/** A plan of any size: phases × waves as a large programme has them, edges mostly to the near future. */
export function largeProgramme(count: number, seed = 1): Programme {
  const random = seeded(seed);
  const phases = Math.max(4, Math.min(30, Math.round(count / 250) + 4));
  const waves = Math.max(4, Math.min(25, Math.round(count / 350) + 4));
  const nodes: ProgrammeNode[] = Array.from({ length: count }, (_, index) => {
    const share = index / count;
    const wave = Math.min(waves - 1, Math.floor(share * waves));
    const phase = Math.min(phases - 1, Math.max(0, Math.floor(share * phases + (random() - 0.5) * 3)));
    const status: NodeStatus =
      share < 0.3
        ? 'done'
        : share < 0.42
          ? (['running', 'running', 'done', 'ready', 'review', 'blocked', 'claimed', 'failed'] as const)[
              Math.floor(random() * 8)
            ]!
          : share < 0.6
            ? 'waiting'
            : 'gated';
    return {
      ...blankNode(key(1_000 + index)),
      title: `Phase ${phase}.${index}: ${works[index % works.length]} ${index}`,
      status,
      state: status === 'done' ? 'closed' : 'open',
      phase: `${phase}.${index}`,
      scope: plan,
      wave: String(wave + 1),
      worker: random() < 0.8 ? String(1 + Math.floor(random() * 60)) : null,
      duration: { low: 120, high: 360 },
      slackMinutes: Math.floor(random() * 20) * 60,
    };
  });
  const edges: ProgrammeEdge[] = [];
  const known = new Set<string>();
  for (let k = 0; k < count * 1.5; k++) {
    const from = Math.floor(random() * (count - 1));
    const to = Math.min(count - 1, from + 1 + Math.floor(random() * Math.max(6, count * 0.04)));
    if (from === to || known.has(`${from} ${to}`)) continue;
    known.add(`${from} ${to}`);
    edges.push({
      from: nodes[from]!.key,
      to: nodes[to]!.key,
      kind: random() < 0.1 ? 'soft' : 'blocks',
      strength: 'stated',
      evidence: [line(nodes[to]!.key, 5, `**Depends on**: #${1_000 + from}`)],
      satisfied: nodes[from]!.status === 'done',
      doubt: null,
    });
  }
  const criticalPath: IssueKey[] = [];
  const next = new Map<IssueKey, IssueKey>();
  for (const { from, to, satisfied } of edges) if (!satisfied && !next.has(from)) next.set(from, to);
  for (let at = nodes.find(({ status }) => status === 'running')?.key; at !== undefined; at = next.get(at))
    criticalPath.push(at);
  const onPath = new Set(criticalPath);
  return {
    ...blankProgramme,
    nodes: [
      { ...blankNode(plan), title: 'The plan', container: true, scope: plan },
      ...nodes.map((node) => (onPath.has(node.key) ? { ...node, critical: true, slackMinutes: 0 } : node)),
    ],
    edges,
    plans: [plan],
    phases: Array.from({ length: phases }, (_, id) =>
      phaseOf(
        String(id),
        phaseTitles[id % phaseTitles.length]!,
        nodes.filter((node) => node.phase?.startsWith(`${id}.`)).map((node) => node.key),
        [],
      ),
    ),
    waves: Array.from({ length: waves }, (_, id) => ({
      id: String(id + 1),
      scope: plan,
      title: ['Planning', 'Foundation', 'Services', 'Desk', 'Opening'][id % 5]!,
      period: `Week ${id + 1}`,
      days: null,
      issues: [],
      checkpoint: null,
      evidence: [],
    })),
    criticalPath,
  };
}

/** Work with neither waves nor phases: some chains, and many issues that nothing links. */
export function looseProgramme(count: number): Programme {
  const large = largeProgramme(count, 3);
  return {
    ...large,
    plans: [],
    phases: [],
    waves: [],
    nodes: large.nodes
      .filter(({ container }) => !container)
      .map((node) => ({ ...node, phase: null, wave: null, scope: null })),
    edges: large.edges.filter((_, index) => index % 3 === 0),
  };
}

function blankNode(issue: IssueKey): ProgrammeNode {
  return {
    key: issue,
    title: '',
    state: 'open',
    status: 'waiting',
    statusEvidence: [],
    statusSince: null,
    phase: null,
    scope: null,
    wave: null,
    worker: null,
    duration: null,
    durationEvidence: null,
    startsInMinutes: null,
    slackMinutes: null,
    critical: false,
    level: 0,
    container: false,
    labels: [],
    updatedAt: asOf,
    commentCount: 0,
  };
}

const blankProgramme: Programme = {
  repository,
  asOf,
  plans: [],
  nodes: [],
  edges: [],
  links: [],
  phases: [],
  waves: [],
  cycles: [],
  criticalPath: [],
  unresolved: [],
  attention: [],
  workers: [],
  reports: [],
  gates: [],
  risks: [],
  assignments: [],
};
