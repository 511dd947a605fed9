import type { Command } from 'commander';
import type { ImportSummary } from '#contract/views.ts';
import { pathFromUser } from '../dataFolder.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

export function addImportCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('import')
      .description(
        'mirror an export: the JSON of `gh issue list --state all --json …`; a later one shows what changed',
      )
      .argument('<file...>', 'export files'),
  ).action(async (files: string[], options: WorkspaceOptions) => {
    await withEngine(options, 'writes', async (engine, output) => {
      const paths = files.map((file) => pathFromUser(file));
      const summary = valueOf(await engine.handlers['session.openExport']({ paths }));
      for (const warning of summary.warnings) output.say(`nami: ${warning}`);
      output.answer(summary, () => describeImport(summary));
    });
  });
}

function describeImport(summary: ImportSummary): string {
  return (
    `${summary.repository}: ${counted(summary.issues, 'issue')} and ${counted(summary.comments, 'comment')} mirrored ` +
    `(${summary.added} added, ${summary.updated} updated, ${summary.removed} removed).`
  );
}
