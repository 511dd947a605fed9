import type { Command } from 'commander';
import { workersJson, type WorkersJson } from '../json/workers.ts';
import { valueOf } from '../output.ts';
import { table } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

export function addWorkersCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('workers')
      .description('who works on what, the last word of each, and how long ago that was'),
  ).action(async (options: WorkspaceOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { programme } = valueOf(await engine.handlers['programme.read']({}));
      const answer = workersJson(programme);
      output.answer(answer, () => describeWorkers(answer));
    });
  });
}

function describeWorkers({ workers }: WorkersJson): string {
  if (workers.length === 0) return 'No worker is named anywhere.';
  const nameOf = (reference: number | string) =>
    typeof reference === 'number' ? `#${reference}` : reference;
  return table(workers, [
    { title: 'Worker', cell: (worker) => worker.id },
    { title: 'Plan', cell: (worker) => (worker.plan === null ? '' : nameOf(worker.plan)) },
    { title: 'Phase', cell: (worker) => worker.phase ?? '' },
    { title: 'Status', cell: (worker) => worker.status },
    { title: 'Mission', cell: (worker) => worker.mission ?? '', shrinks: true },
    { title: 'Issues', cell: (worker) => worker.issues.map(nameOf).join(' ') },
    { title: 'Silent', cell: (worker) => silence(worker.silentMinutes), align: 'right' },
  ]);
}

function silence(minutes: number | null): string {
  if (minutes === null) return '';
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
}
