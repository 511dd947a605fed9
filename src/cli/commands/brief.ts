import { InvalidArgumentError, type Command } from 'commander';
import { fewestTokens, usualTokens } from '#domain/brief/brief.ts';
import { briefJson } from '../json/brief.ts';
import { valueOf } from '../output.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

type BriefOptions = WorkspaceOptions & { readonly maxTokens: number; readonly plan?: number };

export function addBriefCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('brief')
      .description('what a session that lost its context reads first, as Markdown inside a token budget')
      .argument('<whom...>', 'a worker (6, "Worker 6", a name) or orchestrator')
      .option('--max-tokens <n>', `the budget, at least ${fewestTokens}`, budgetOf, usualTokens)
      .option(
        '--plan <number>',
        "the plan's issue, where two plans use the same worker's number",
        issueNumber,
      ),
  ).action(async (whom: string[], options: BriefOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { repository } = valueOf(await engine.handlers['session.read']({}));
      const { maxTokens, plan } = options;
      const brief = valueOf(
        await engine.handlers['brief.read']({
          whom: whom.join(' ').slice(0, 100),
          maxTokens,
          ...(plan === undefined ? {} : { plan }),
        }),
      );
      output.answer(briefJson(brief, repository ?? ''), () => brief.markdown.trimEnd());
    });
  });
}

function budgetOf(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < fewestTokens || value > 1_000_000) {
    throw new InvalidArgumentError(`It takes a whole number of at least ${fewestTokens}.`);
  }
  return value;
}

function issueNumber(text: string): number {
  const value = Number(text.replace(/^#/, ''));
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It takes an issue number.');
  return value;
}
