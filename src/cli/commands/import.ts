import type { Command } from 'commander';
import { fail } from '#contract/result.ts';
import type { ImportSummary } from '#contract/views.ts';
import { pathFromUser } from '../dataFolder.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

type ImportOptions = WorkspaceOptions & { readonly repo?: string };

export function addImportCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('import')
      .description(
        'mirror an export: the JSON of `gh issue list --state all --json …`; a later one shows what changed',
      )
      .argument('<file...>', 'export files')
      .option('--repo <owner/name>', 'whose issues these are, where the export holds no addresses'),
  ).action(async (files: string[], options: ImportOptions) => {
    await withEngine(options, 'writes', async (engine, output) => {
      const paths = files.map((file) => pathFromUser(file));
      const { repo } = options;
      const summary = valueOf(
        await engine.handlers['session.openExport'](
          repo === undefined ? { paths } : { paths, repository: repositoryName(repo) },
        ),
      );
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

function repositoryName(text: string): string {
  if (/^[^\s/#]+\/[^\s/#]+$/.test(text) && text.length <= 200) return text;
  return valueOf(
    fail('bad-input', `${text} is no repository; nothing was imported.`, 'Name it as owner/name.'),
  );
}
