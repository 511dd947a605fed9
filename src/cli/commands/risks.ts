import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { RiskImpact } from '#domain/programme.ts';
import { risksJson, type RisksJson } from '../json/risks.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { issueName } from '../terminal/names.ts';
import { cutToWidth, table, type Colour } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

const colours: Readonly<Record<RiskImpact, Colour | null>> = {
  critical: 'red',
  high: 'yellow',
  medium: null,
  low: null,
  unclear: null,
};

export function addRisksCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('risks')
      .description('the risk tables of the plans, gravest first, with what is happening of them now'),
  ).action(async (options: WorkspaceOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { programme } = valueOf(await engine.handlers['programme.read']({}));
      const findings = valueOf(await engine.handlers['findings.read']({}));
      const answer = risksJson(programme, findings);
      output.answer(answer, () => describeRisks(answer));
    });
  });
}

type Risk = RisksJson['risks'][number];

function describeRisks({ risks }: RisksJson): string {
  if (risks.length === 0) return 'No plan states a risk.';
  const signalled = risks.filter(({ signals }) => signals.length > 0);
  const rows = table<Risk>(risks, [
    { title: 'Plan', cell: (risk) => issueName(risk.plan), align: 'right' },
    { title: 'Impact', cell: (risk) => risk.impact, colour: (risk) => colours[risk.impact] },
    { title: 'Risk', cell: (risk) => risk.risk, shrinks: true },
    {
      title: 'Now',
      cell: (risk) => (risk.signals.length === 0 ? '' : counted(risk.signals.length, 'signal')),
    },
    { title: 'Owner', cell: (risk) => risk.owner ?? '', shrinks: true },
    { title: 'Mitigation', cell: (risk) => risk.mitigation ?? '', shrinks: true, yields: true },
  ]);
  const width = process.stdout.columns ?? 120;
  const now = signalled.flatMap(({ risk, signals }) => [
    styleText('bold', risk),
    ...signals.map(({ kind, text, since }) =>
      cutToWidth(`  ${kind}${since === null ? '' : ` since ${since}`}: ${text}`, width),
    ),
  ]);
  const count = `${counted(risks.length, 'risk')}, ${signalled.length} with signs of it now.`;
  return [rows, '', ...now, ...(now.length > 0 ? [''] : []), count].join('\n');
}
