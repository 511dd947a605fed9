import type { Random } from '../random.ts';
import * as changes from '../state/changes.ts';
import { labelOf, type Tracker } from '../state/tracker.ts';
import type { Programme, Task } from './programme.ts';

const works = [
  ['Tune the slow queries found in the load test', 'docs/performance.md', '90min'],
  ['Rotate the signing keys without signing anybody out', 'src/auth/rotation.rs', '2h'],
  ['Teach the runbook the new alarms', 'docs/runbook.md', '45min'],
  ['Remove the flags of the old code paths', 'src/flags.rs', '1h'],
  ['監視ダッシュボードの日本語化', 'web/dashboard/ja.json', '1h'],
  ['Rehearse the restore of yesterday’s backup', 'scripts/restore.sh', '2h'],
  ['Reduce the size of the start bundle', 'web/vite.config.ts', '90min'],
  ['Cover the permission matrix with property tests', 'tests/permissions.rs', '2h'],
] as const;

/**
 * The next wave, once everything is finished: an epic and four or five issues below it, the last after the others.
 * So a demonstration that has run through its programme goes on with something new.
 */
export function followUpTasks(
  tracker: Tracker,
  deed: changes.Deed,
  programme: Programme,
  random: Random,
  wave: number,
): Task[] {
  const labels = [
    labelOf(tracker, '✨ type:feature', deed.now),
    labelOf(tracker, '📥 state:pending', deed.now),
  ];
  const epic = changes.createIssue(deed, {
    title: `🚀 [EPIC] Follow-up wave ${wave}`,
    body: `# Follow-up wave ${wave}\n\n${programme.coordination === null ? '' : `**Part of**: #${programme.coordination}\n`}\nWhat the programme left over, gathered from the reports.`,
    labels,
    milestone: null,
    assignees: [],
  });
  const chosen = [...works].sort(() => random.next() - 0.5).slice(0, random.integer(4, 5));
  const tasks: Task[] = [];
  for (const [index, [title, file, stated]] of chosen.entries()) {
    const isLast = index === chosen.length - 1;
    const after = isLast
      ? tasks.map(({ issue }) => issue)
      : index === 1
        ? tasks.map(({ issue }) => issue).slice(0, 1)
        : [];
    const issue = changes.createIssue(deed, {
      title: `Follow-up ${wave}.${index + 1}: ${title}`,
      body: [
        `# ${title}`,
        '',
        `**Parent Issue**: #${epic.number}`,
        `**Duration**: ${stated}`,
        `**Dependencies**: ${after.length === 0 ? 'None' : after.map((number) => `#${number}`).join(', ')}`,
        '',
        '## Success Criteria',
        `- [ ] ${file} changed and reviewed`,
        '- [ ] Checks are green',
      ].join('\n'),
      labels,
      milestone: null,
      assignees: [],
    });
    changes.addSubIssue(deed, epic, issue);
    tasks.push({
      issue: issue.number,
      phase: `Follow-up ${wave}.${index + 1}`,
      title,
      after,
      minutes: stated.endsWith('min') ? Number.parseInt(stated, 10) : Number.parseInt(stated, 10) * 60,
      deliverables: [`\`${file}\``],
    });
  }
  return tasks;
}
