import { label } from './people.ts';
import type { MiyabiTask } from './tasks.ts';

const labels = [label.critical, label.feature, label.implementation];

/** The M1 epic (#1018): six days, each waiting for the one before. */
export const infrastructureDays: readonly MiyabiTask[] = [
  {
    issue: 1019,
    phase: 'Day 1',
    title: 'Image Registry and Dockerfile',
    minutes: 60,
    duration: '60min',
    dependencies: 'None',
    after: [],
    native: [],
    aims: ['A registry that scans what is pushed', 'An image that starts as an ordinary user'],
    criteria: ['Push and pull work from the runner', 'Image below 120 MB'],
    deliverables: ['`Dockerfile`', '`infra/registry.tf`'],
    labels,
  },
  {
    issue: 1020,
    phase: 'Day 2',
    title: 'Image Build in the Pipeline',
    minutes: 60,
    duration: '60min',
    dependencies: '#1019 (Day 1)',
    after: [1019],
    native: [1019],
    aims: ['Build on every push, publish on main', 'Cache layers between runs'],
    criteria: ['Second build under two minutes', 'Digest written into the release notes'],
    deliverables: ['`.github/workflows/image.yml`'],
    labels,
  },
  {
    issue: 1021,
    phase: 'Day 3',
    title: 'Network, Groups and Roles',
    minutes: 90,
    duration: '1-2h',
    dependencies: '#1020 (Day 2)',
    after: [1020],
    native: [1020],
    aims: ['Two zones, private subnets for everything with data', 'Roles that may do one thing each'],
    criteria: ['Plan shows no change at the second run', 'No group open to the world but the balancer'],
    deliverables: ['`infra/network.tf`', '`infra/roles.tf`'],
    labels,
  },
  {
    issue: 1022,
    phase: 'Day 4',
    title: 'Staging Database',
    minutes: 120,
    duration: '2h',
    dependencies: '#1021 (Day 3)',
    after: [],
    native: [1021],
    aims: [
      'A database that is restored from production’s shape every night',
      'Credentials from the store, never from a file',
    ],
    criteria: ['Reachable from the pipeline alone', 'Nightly restore seen twice'],
    deliverables: ['`infra/database.tf`', '`scripts/nightly-restore.sh`'],
    labels,
  },
  {
    issue: 1023,
    phase: 'Day 5',
    title: 'Service and Balancer',
    minutes: 120,
    duration: '2-3h',
    dependencies: '#1022 (Day 4)',
    after: [1022],
    native: [1022],
    aims: ['Two tasks behind one balancer', 'Deploy without a dropped connection'],
    criteria: ['A task dies, nobody notices', 'Health probe decides, not the port'],
    deliverables: ['`infra/service.tf`'],
    labels,
  },
  {
    issue: 1024,
    phase: 'Day 6',
    title: 'Smoke Test and Handover',
    minutes: 60,
    duration: '60min',
    dependencies: '#1023 (Day 5)',
    after: [1023],
    native: [],
    aims: ['Ten requests that would have found every outage so far', '手順書を運用チームに引き渡す'],
    criteria: ['Runs after each deployment', 'Handover read and signed'],
    deliverables: ['`scripts/smoke.ts`', '`docs/handover.md`'],
    labels,
  },
];

export function dayBody(day: MiyabiTask, isDone: boolean): string {
  return `# ${day.phase}: ${day.title}

**Part of**: #1018 (M1 Infrastructure)
**Depends on**: ${day.dependencies}
**Duration**: ${day.duration}
**Owner**: Worker 14

## 🎯 Objectives

${day.aims.map((aim, index) => `${index + 1}. ${aim}`).join('\n')}

## ✅ Acceptance Criteria

${day.criteria.map((criterion) => `- [${isDone ? 'x' : ' '}] ${criterion}`).join('\n')}`;
}

export const epicBody = `# 🚀 M1 Infrastructure

Six short days that give the programme a place to run. Each day waits for the one before it.

## Days

- [x] #1019 Day 1: Image Registry and Dockerfile
- [x] #1020 Day 2: Image Build in the Pipeline
- [ ] #1021 Day 3: Network, Groups and Roles
- [ ] #1022 Day 4: Staging Database
- [ ] #1023 Day 5: Service and Balancer
- [ ] #1024 Day 6: Smoke Test and Handover

**Blocks**: Phase 4 (Production)
**Related**: #970, #977

## Done when

All seven issues are closed and the smoke test has been green for a day.`;
