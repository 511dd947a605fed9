import type { AccountSeed, LabelSeed } from '../scenario.ts';

/** One login posts for the human and for all workers alike, as such teams do; the automation has its own. */
export const human = 'haruka-miyabi';
export const automation = 'miyabi-runner[bot]';

export const accounts: readonly AccountSeed[] = [
  { login: human, kind: 'User', name: 'Haruka (orchestrator)' },
  { login: automation, kind: 'Bot', name: null },
  { login: 'kaede-reviews', kind: 'User', name: 'Kaede' },
];

export const milestone = 55;

/** Labels of this repository, by a short name. */
export const label = {
  critical: '🔥 priority:P0-Critical',
  high: '⚠️ priority:P1-High',
  medium: '📊 priority:P2-Medium',
  low: '📝 priority:P3-Low',
  feature: '✨ type:feature',
  bug: '🐛 type:bug',
  documentation: '📚 type:docs',
  foundation: '🎯 phase:foundation',
  implementation: '🏗️ phase:implementation',
  pending: '📥 state:pending',
  implementing: '🏗️ state:implementing',
  blocked: '🔴 state:blocked',
  done: '✅ state:done',
  backend: '🤖 agent:backend',
  frontend: '🎨 agent:frontend',
  coordinator: '担当:コーディネーター',
} as const;

const descriptions: Readonly<Record<keyof typeof label, readonly [color: string, description: string]>> = {
  critical: ['B60205', 'Nothing else moves before this'],
  high: ['D93F0B', 'Needed for the present checkpoint'],
  medium: ['FBCA04', 'Planned work'],
  low: ['0E8A16', 'When there is time'],
  feature: ['00D9FF', 'Something new'],
  bug: ['EE0701', 'Something broken'],
  documentation: ['0075CA', 'Words, not code'],
  foundation: ['8B4513', 'Groundwork'],
  implementation: ['1D76DB', 'Being built'],
  pending: ['EDEDED', 'Nobody has begun'],
  implementing: ['1D76DB', 'A worker is on it'],
  blocked: ['B60205', 'Waits for something named'],
  done: ['0E8A16', 'Reported as finished'],
  backend: ['5319E7', 'Backend worker'],
  frontend: ['F9D0C4', 'Frontend worker'],
  coordinator: ['C5DEF5', '全体の調整'],
};

export const labels: readonly LabelSeed[] = (Object.keys(label) as (keyof typeof label)[]).map((key) => ({
  name: label[key],
  color: descriptions[key][0],
  description: descriptions[key][1],
}));
