import type { Command } from 'commander';
import { readyJson, type ReadyJson } from '../json/ready.ts';
import { valueOf } from '../output.ts';
import { table } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

export function addReadyCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('ready')
      .description('what can begin now, most critical first, and which free worker could take it'),
  ).action(async (options: WorkspaceOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { programme } = valueOf(await engine.handlers['programme.read']({}));
      const answer = readyJson(programme);
      output.answer(answer, () => describeReady(answer));
    });
  });
}

function describeReady({ ready, freeWorkers, suggestions }: ReadyJson): string {
  const workers = freeWorkers.length === 0 ? 'No worker is free.' : `Free workers: ${freeWorkers.join(', ')}`;
  if (ready.length === 0) return `No issue is ready to begin.\n${workers}`;
  const suggested = new Map(suggestions.map(({ issue, worker, why }) => [issue, `${worker}: ${why}`]));
  const rows = table(ready, [
    {
      title: 'Issue',
      cell: (item) => nameOf(item.repo === undefined ? item.number : `${item.repo}#${item.number}`),
      align: 'right',
    },
    { title: 'Title', cell: (item) => item.title, shrinks: true },
    { title: 'Critical', cell: (item) => `${Math.round(item.criticality * 100)}%`, align: 'right' },
    { title: 'Unblocks', cell: (item) => String(item.unblocks.length), align: 'right' },
    {
      title: 'Worker',
      cell: (item) =>
        suggested.get(item.repo === undefined ? item.number : `${item.repo}#${item.number}`) ?? '',
    },
  ]);
  return `${rows}\n\n${workers}`;
}

function nameOf(reference: number | string): string {
  return typeof reference === 'number' ? `#${reference}` : reference;
}
