import { createRandom } from '../random.ts';
import type { LabelSeed } from './scenario.ts';

/** One issue of a generated programme: numbers, from which all its texts are made. */
export type ScaledIssue = {
  readonly number: number;
  /** Number of the epic it belongs to; its own for an epic. */
  readonly epic: number;
  readonly phase: number;
  readonly step: number;
  readonly wave: number;
  readonly worker: number;
  readonly hours: number;
  readonly isClosed: boolean;
  readonly labels: readonly string[];
  /** Blockers that stand in the body. */
  readonly wordedBlockers: readonly number[];
  /** Blockers that GitHub knows by itself. Both may name the same. */
  readonly nativeBlockers: readonly number[];
  readonly seed: number;
};

export const scaleLabels: readonly LabelSeed[] = [
  ['🔥 priority:P0-Critical', 'B60205'],
  ['⚠️ priority:P1-High', 'D93F0B'],
  ['📊 priority:P2-Medium', 'FBCA04'],
  ['📝 priority:P3-Low', '0E8A16'],
  ['✨ type:feature', '00D9FF'],
  ['🐛 type:bug', 'EE0701'],
  ['📚 type:docs', '0075CA'],
  ['🔧 type:refactor', 'C5DEF5'],
  ['📥 state:pending', 'EDEDED'],
  ['🏗️ state:implementing', '1D76DB'],
  ['👀 state:reviewing', '5319E7'],
  ['🔴 state:blocked', 'B60205'],
].map(([name = '', color = '']) => ({ name, color, description: null }));

const areas = [
  'Storage',
  'Gateway',
  'Identity',
  'Billing',
  'Search',
  'Delivery',
  'Console',
  'Metrics',
  'Queue',
  'Edge',
];
const verbs = [
  'Introduce',
  'Harden',
  'Measure',
  'Migrate',
  'Document',
  'Split',
  'Cache',
  'Retire',
  'Verify',
  'Expose',
];
const objects = [
  'the write path',
  'tenant limits',
  'the retry policy',
  'schema versions',
  'audit records',
  'the health probe',
  'session keys',
  'the import job',
  'rate counters',
  'the event log',
  '管理画面',
  '検索インデックス',
];
const findings = [
  'The first measurement was 3 times slower than the budget; the cause is a query without an index.',
  'The old behaviour is kept behind a flag until the next checkpoint.',
  'Two reviewers asked for a smaller change, so the second half moves to a follow-up.',
  'ローカル環境では再現できました。本番相当のデータで再確認します。',
  'Nothing else in the repository reads this table, so no further migration is needed.',
  'The failure only shows when the clock of the runner is ahead of the database.',
  'The contract test covers the new field; the old clients ignore it.',
];

function at<Item>(items: readonly Item[], index: number): Item {
  return items[Math.abs(index) % items.length] as Item;
}

export function titleOf(issue: ScaledIssue): string {
  const area = at(areas, Math.floor(issue.number / 50));
  if (issue.number === 1) return '🎯 [MASTER] Programme coordination and plan';
  if (issue.number === issue.epic) return `🚀 [EPIC] ${area} programme ${Math.floor(issue.number / 50) + 1}`;
  return `Phase ${issue.phase + 1}.${issue.step + 1}: ${at(verbs, issue.seed)} ${at(objects, issue.seed >>> 7)} (${area})`;
}

const durations = (hours: number) => (hours < 1 ? `${hours * 60}min` : `${hours}-${hours * 2} hours`);

export function issueBody(issue: ScaledIssue, all: readonly ScaledIssue[]): string {
  const named = (number: number) => {
    const other = all[number - 1];
    return other === undefined
      ? `#${number}`
      : `#${number} (${titleOf(other).replace(/^Phase [\d.]+: /, '')})`;
  };
  if (issue.number === issue.epic) {
    const children = all.slice(issue.number, issue.number + 49);
    return [
      `# ${titleOf(issue)}`,
      '',
      '## Scope',
      at(findings, issue.seed),
      '',
      '## Issues',
      ...children.map((child) => `- [${child.isClosed ? 'x' : ' '}] #${child.number} ${titleOf(child)}`),
    ].join('\n');
  }
  const dependencies =
    issue.wordedBlockers.length === 0 ? 'None' : issue.wordedBlockers.map(named).join(', ');
  return `# ${titleOf(issue)}

**Parent Issue**: #${issue.epic}
**Phase**: Phase ${issue.phase + 1}
**Wave**: Wave ${issue.wave}
**Worker**: Worker ${issue.worker}
**Duration**: ${durations(issue.hours)}
**Dependencies**: ${dependencies}

## Objectives
- ${at(verbs, issue.seed)} ${at(objects, issue.seed >>> 7)} without a change visible to tenants
- ${at(findings, issue.seed >>> 3)}

## Success Criteria
- [${issue.isClosed ? 'x' : ' '}] Contract tests pass
- [${issue.isClosed ? 'x' : ' '}] p95 under ${100 + (issue.seed % 300)} ms
- [ ] Runbook updated`;
}

/** Comment `index` of `count`; the last one of a closed issue reports its completion. */
export function commentBody(issue: ScaledIssue, index: number, count: number, seed: number): string {
  const random = createRandom(seed);
  const task = `Phase ${issue.phase + 1}.${issue.step + 1}`;
  if (index === count - 1 && issue.isClosed) {
    return `## Worker ${issue.worker} Report - ${task}

**Issue**: #${issue.number}
**Status**: ✅ Complete
**Duration**: ${durations(issue.hours)}
**Deliverables**:
- \`src/${at(areas, seed).toLowerCase()}/${at(verbs, seed >>> 4).toLowerCase()}.rs\`
- ${random.integer(3, 60)} tests added

**Blockers**: None`;
  }
  switch (random.integer(0, 5)) {
    case 0:
      return `🔄 **Worker ${issue.worker}**: #${issue.number} in progress, ${random.integer(1, 9) * 10}%. ${random.pick(findings)}`;
    case 1:
      return `## Daily Standup - Worker ${issue.worker}\n\n**Yesterday**: ${random.pick(findings)}\n**Today**: Working on #${issue.number}\n**Blockers**: ${issue.wordedBlockers.length === 0 ? 'None' : `waiting for #${issue.wordedBlockers.join(', #')}`}\n**ETA**: ${durations(issue.hours)}`;
    case 2:
      return `🤖 **State Transition**\n\n**From**: \`📥 state:pending\`\n**To**: \`🏗️ state:implementing\`\n**Reason**: Worker ${issue.worker} picked up #${issue.number}`;
    case 3:
      return `[Worker${issue.worker}] Issue #${issue.number}の作業状況です。\n\n- ${random.pick(findings)}\n- 残り${random.integer(1, 5)}項目`;
    case 4:
      return `${random.pick(findings)} ${random.pick(findings)}\n\n\`\`\`bash\ncargo test --package ${at(areas, seed).toLowerCase()} -- --nocapture\n# ${random.integer(20, 400)} passed, ${random.integer(0, 3)} failed\n\`\`\`\n\n${random.pick(findings)}`;
    default:
      return random.pick(findings);
  }
}

/** The plan of the whole: phases of the first epics, with their tables. */
export function planBody(all: readonly ScaledIssue[]): string {
  const epics = all.filter(({ number, epic }) => number === epic).slice(0, 40);
  const first = all.filter(({ epic, number }) => epic === 1 && number !== 1);
  const phases = [...new Set(first.map(({ phase }) => phase))];
  return [
    '# Programme plan',
    '',
    '## Epics',
    ...epics.map((epic) => `- #${epic.number} ${titleOf(epic)}`),
    '',
    '## Phases',
    ...phases.flatMap((phase) => [
      '',
      `### Phase ${phase + 1}: ${at(areas, phase)}`,
      '',
      '| Issue | Task | Blocking | Duration |',
      '|-------|------|----------|----------|',
      ...first
        .filter((issue) => issue.phase === phase)
        .map((issue) => {
          const blocking =
            issue.wordedBlockers.length === 0 ? 'None' : issue.wordedBlockers.map((n) => `#${n}`).join(', ');
          return `| #${issue.number} | ${titleOf(issue)} | ${blocking} | ${durations(issue.hours)} |`;
        }),
    ]),
  ].join('\n');
}
