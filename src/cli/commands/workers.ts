import type { Command } from 'commander';
import { workersJson, type WorkersJson } from '../json/workers.ts';
import { valueOf } from '../output.ts';
import { ageInWords } from '../terminal/ages.ts';
import { issueName, issueRanges } from '../terminal/names.ts';
import { statusMarks, statusText } from '../terminal/statusMarks.ts';
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
      const { schedule } = valueOf(await engine.handlers['schedule.read']({}));
      const answer = workersJson(programme, schedule);
      output.answer(answer, () => describeWorkers(answer));
    });
  });
}

function describeWorkers({ workers }: WorkersJson): string {
  if (workers.length === 0) return 'No worker is named anywhere.';
  return table(workers, [
    { title: 'Worker', cell: (worker) => worker.id },
    { title: 'Plan', cell: (worker) => issueName(worker.plan) },
    { title: 'Phase', cell: (worker) => worker.phase ?? '' },
    {
      title: 'Status',
      cell: (worker) => statusText(worker.status),
      colour: (worker) => statusMarks[worker.status].colour,
    },
    { title: 'Mission', cell: (worker) => worker.mission ?? '', shrinks: true },
    { title: 'Issues', cell: (worker) => issueRanges(worker.issues), shrinks: true, yields: true },
    { title: 'Blocked', cell: (worker) => shareInWords(worker.blockedShare), align: 'right' },
    { title: 'Silent', cell: (worker) => ageInWords(worker.silentMinutes), align: 'right' },
  ]);
}

/** The part of the worker's time that was blocked. */
function shareInWords(share: number | null): string {
  return share === null ? '' : `${Math.round(share * 100)}%`;
}
