import type { Random } from '../random.ts';
import type { Task, Temperament } from './programme.ts';

/** What a worker wants to say. Percentages 0–100, durations in minutes. */
export type Moment =
  | { readonly kind: 'start' }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'done'; readonly minutes: number }
  /** Finished, but for something outside that it documents: both facts count. */
  | { readonly kind: 'done-blocked'; readonly minutes: number; readonly on: string }
  | { readonly kind: 'blocked'; readonly on: string }
  | { readonly kind: 'unblocked'; readonly by: string }
  | { readonly kind: 'decision'; readonly question: string; readonly options: readonly string[] }
  | { readonly kind: 'retract'; readonly percent: number }
  | { readonly kind: 'reassigned' };

const findings = [
  'The pool warms up in under a second now; the first request no longer pays for it.',
  'One migration had to be split, because the lock was held for too long.',
  'The contract tests found two fields that nobody reads; they are gone.',
  'Error texts now name the organisation they belong to.',
  'The old code path stays behind a flag until the checkpoint.',
  'Most of the time went into test data, not into the code.',
  'A review of the indexes saved a full scan on every login.',
];

const japaneseFindings = [
  'テストデータの準備に時間がかかりましたが、本体は予定どおりです。',
  'インデックスを一つ追加し、ログイン時の全件走査がなくなりました。',
  'マイグレーションを二つに分割しました（ロック時間の短縮のため）。',
  'エラーメッセージに組織名を含めるようにしました。',
  '旧実装はフラグの裏に残しています。',
];

const signatures = ['カエデ', 'サクラ', 'ツバキ', 'ボタン'];

function duration(minutes: number): string {
  return minutes < 60 ? `${minutes}min` : `${Math.round(minutes / 6) / 10}h`;
}

function deliverables(task: Task): readonly string[] {
  return task.deliverables.length > 0 ? task.deliverables : [`changes for #${task.issue}`, 'tests'];
}

function heading(task: Task): string {
  return task.phase === '' ? `#${task.issue}` : task.phase;
}

/** What worker `number` writes at this moment. Temperaments differ in shape, not only in words. */
export function speak(
  number: number,
  temperament: Temperament,
  task: Task,
  moment: Moment,
  random: Random,
): string {
  if (moment.kind === 'decision') return askDecision(number, task, moment.question, moment.options);
  switch (temperament) {
    case 'tidy':
      return tidy(number, task, moment, random);
    case 'sloppy':
      return sloppy(number, task, moment, random);
    case 'silent':
      return terse(number, task, moment);
    case 'contradictory':
      return boastful(number, task, moment, random);
    case 'japanese':
      return japanese(number, task, moment, random);
  }
}

type Said = Exclude<Moment, { kind: 'decision' }>;

function tidy(number: number, task: Task, moment: Said, random: Random): string {
  const report = (status: string, rest: readonly string[]) =>
    [
      `## Worker ${number} Report - ${heading(task)}`,
      '',
      `**Issue**: #${task.issue}`,
      `**Status**: ${status}`,
      ...rest,
    ].join('\n');
  const met = task.after.length === 0 ? 'None needed' : task.after.map((issue) => `#${issue}`).join(', ');
  switch (moment.kind) {
    case 'start':
      return report('🔄 In Progress', [
        `**ETA**: ${duration(task.minutes)}`,
        `**Dependencies Met**: ${met}`,
        '**Blockers**: None',
      ]);
    case 'progress':
      return `## Daily Standup - Worker ${number}\n\n**Yesterday**: ${random.pick(findings)}\n**Today**: Working on #${task.issue} - ${task.title} (${moment.percent}%)\n**Blockers**: None\n**ETA**: ${duration(Math.round((task.minutes * (100 - moment.percent)) / 100))}`;
    case 'done':
      return report('✅ Complete', [
        `**Duration**: ${duration(moment.minutes)}`,
        '**Deliverables**:',
        ...deliverables(task).map((file) => `- ${file}`),
        '',
        `**Dependencies Met**: ${met}`,
        '**Blockers**: None',
        '',
        `**Notes**: ${random.pick(findings)}`,
      ]);
    case 'done-blocked':
      return report('✅ Complete (with one blocker documented)', [
        `**Duration**: ${duration(moment.minutes)}`,
        '**Deliverables**:',
        ...deliverables(task).map((file) => `- ${file}`),
        '',
        `**Blockers**: ${moment.on}`,
      ]);
    case 'blocked':
      return report('⚠️ Blocked', [
        `**Blockers**: ${moment.on}`,
        '',
        'Everything that does not need it is done and pushed.',
      ]);
    case 'unblocked':
      return report('🔄 In Progress', [`**Blockers**: None any more (${moment.by})`]);
    case 'retract':
      return report('🔄 In Progress', ['', `Correction: ${moment.percent}% is the honest figure.`]);
    case 'reassigned':
      return report('🔄 In Progress', [
        '',
        'Taking over as assigned. Reading the issue and its dependencies first.',
      ]);
  }
}

function sloppy(number: number, task: Task, moment: Said, random: Random): string {
  switch (moment.kind) {
    case 'start':
      return `starting on ${heading(task)} (worker ${number})`;
    case 'progress':
      return random.chance(0.5)
        ? `🔄 ${heading(task)} ~${moment.percent}%. ${random.pick(findings)}`
        : `${random.pick(findings)} more later`;
    case 'done':
      return random.chance(0.5)
        ? `✅ **${heading(task)} Complete**\n\n${deliverables(task).join(', ')}`
        : `✅ **COMPLETED** (docs still to do, see ${random.pick(deliverables(task))})`;
    case 'done-blocked':
      return `✅ **COMPLETED** (with blocker documented: ${moment.on})`;
    case 'blocked':
      return `🟡 **BLOCKED** - Requires ${moment.on}`;
    case 'unblocked':
      return `going again, ${moment.by}`;
    case 'retract':
      return `hm, not quite, tests are red again. ${moment.percent}%`;
    case 'reassigned':
      return `ok, worker ${number} on it`;
  }
}

function terse(number: number, task: Task, moment: Said): string {
  switch (moment.kind) {
    case 'start':
      return `Worker-${number}: taken.`;
    case 'progress':
      return `Worker-${number}: ${moment.percent}%`;
    case 'done':
      return `Worker-${number}: done. ${deliverables(task)[0] ?? ''}`;
    case 'done-blocked':
      return `Worker-${number}: done, apart from ${moment.on}`;
    case 'blocked':
      return `Worker-${number}: waiting for ${moment.on}`;
    case 'unblocked':
      return `Worker-${number}: continuing.`;
    case 'retract':
      return `Worker-${number}: not done after all.`;
    case 'reassigned':
      return `Worker-${number}: switched here.`;
  }
}

function boastful(number: number, task: Task, moment: Said, random: Random): string {
  const worker = `**Worker**: Worker ${number} (Layer 4)`;
  switch (moment.kind) {
    case 'start':
      return `# ${heading(task)}: ${task.title}\n\n${worker}\n**Status**: 🔄 IN PROGRESS\n\nThis one will be quick.`;
    case 'progress':
      return `# ${heading(task)}: ${task.title} - ALMOST DONE ✅\n\n${worker}\n**Status**: 🔄 In Progress (${Math.min(99, moment.percent + 25)}%)\n\n- [x] ${deliverables(task)[0] ?? 'implementation'}\n- [ ] tests\n\n${random.pick(findings)}`;
    case 'done':
      return `# ${heading(task)}: ${task.title} - COMPLETED ✅\n\n${worker}\n**Status**: ✅ **COMPLETED**\n**Pushed**: ⏸️ Pending\n\n## Deliverables\n${deliverables(
        task,
      )
        .map((file) => `- [x] ${file}`)
        .join('\n')}\n\nServer test: to be run once the environment allows.`;
    case 'done-blocked':
      return `# ${heading(task)}: ${task.title} - COMPLETED ✅\n\n${worker}\n**Status**: ✅ **COMPLETED** (blocker documented)\n**Blocked by**: ${moment.on}\n\n- [x] ${deliverables(task).join('\n- [x] ')}`;
    case 'blocked':
      return `# ${heading(task)} - COMPLETED ✅ (with one blocker documented)\n\n${worker}\n**Blocked by**: ${moment.on}`;
    case 'unblocked':
      return `# ${heading(task)}: ${task.title}\n\n${worker}\n**Status**: 🔄 In Progress\n\n${moment.by}`;
    case 'retract':
      return `# ${heading(task)} - Status Correction\n\n${worker}\n**Status**: ❌ NOT COMPLETED (${moment.percent}%)\n\nThe earlier report counted planned files as delivered ones.`;
    case 'reassigned':
      return `${worker}\n**Status**: 🔄 In Progress\n\nTaking #${task.issue} now.`;
  }
}

function japanese(number: number, task: Task, moment: Said, random: Random): string {
  const name = signatures[number % signatures.length] ?? 'カエデ';
  switch (moment.kind) {
    case 'start':
      return `[${name}] Issue #${task.issue}に着手しました。（Worker ${number}、予定: ${duration(task.minutes)}）`;
    case 'progress':
      return `[${name}] 進捗報告 #${task.issue}\n\n**担当**: Worker ${number}\n**進捗**: ${moment.percent}%\n\n- ${random.pick(japaneseFindings)}`;
    case 'done':
      return `[${name}] Issue #${task.issue}実装完了。\n\n**担当**: Worker ${number}\n**成果物**:\n${deliverables(
        task,
      )
        .map((file) => `- ${file}`)
        .join('\n')}\n\n${random.pick(japaneseFindings)}`;
    case 'done-blocked':
      return `[${name}] Issue #${task.issue}実装完了（ブロッカーあり）。\n\n**担当**: Worker ${number}\n**成果物**: ${deliverables(task).join('、')}\n**ブロッカー**：${moment.on}`;
    case 'blocked':
      return `[${name}] #${task.issue}はブロック中です。\n\n**担当**: Worker ${number}\n**ブロッカー**：${moment.on}`;
    case 'unblocked':
      return `[${name}] #${task.issue}を再開しました。（Worker ${number}）`;
    case 'retract':
      return `[${name}] 訂正: #${task.issue}は未完了でした。現在${moment.percent}%です。（Worker ${number}）`;
    case 'reassigned':
      return `[${name}] #${task.issue}を引き継ぎました。（Worker ${number}）`;
  }
}

function askDecision(number: number, task: Task, question: string, options: readonly string[]): string {
  return [
    `## Decision Required - ${heading(task)}`,
    '',
    `**Worker**: Worker ${number}`,
    `**Issue**: #${task.issue}`,
    '',
    question,
    '',
    ...options.map((option, index) => `**Option ${'ABCD'.charAt(index)}**: ${option}`),
    '',
    '**Status**: ⏸️ Awaiting Direction',
  ].join('\n');
}
