import type { Command } from 'commander';
import type { GateStatus } from '#domain/programme.ts';
import { gatesJson, type GatesJson } from '../json/gates.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { issueName, issueRanges } from '../terminal/names.ts';
import { table, type Colour } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

const colours: Readonly<Record<GateStatus, Colour | null>> = {
  approved: 'green',
  pending: 'yellow',
  rejected: 'red',
  'not-started': null,
  unclear: null,
};

export function addGatesCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('gates')
      .description('the quality gates of the plans: criteria, what each waits for, and what it holds up'),
  ).action(async (options: WorkspaceOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { programme } = valueOf(await engine.handlers['programme.read']({}));
      const answer = gatesJson(programme);
      output.answer(answer, () => describeGates(answer));
    });
  });
}

type Gate = GatesJson['gates'][number];

function describeGates({ gates }: GatesJson): string {
  if (gates.length === 0) return 'No plan states a gate.';
  const closed = gates.filter(({ status }) => status !== 'approved').length;
  const rows = table<Gate>(gates, [
    { title: 'Plan', cell: (gate) => issueName(gate.plan), align: 'right' },
    { title: 'Phase', cell: (gate) => gate.phase },
    { title: 'Gate', cell: (gate) => gate.title, shrinks: true },
    { title: 'Status', cell: (gate) => gate.status, colour: (gate) => colours[gate.status] },
    { title: 'Met', cell: (gate) => `${gate.met}/${gate.total}`, align: 'right' },
    { title: 'Waits for', cell: waits, shrinks: true },
    { title: 'Holds up', cell: (gate) => issueRanges(gate.holdsUp), shrinks: true, yields: true },
    {
      title: 'Approver',
      cell: (gate) => gate.approver ?? gate.verification ?? '',
      shrinks: true,
      yields: true,
    },
  ]);
  return `${rows}\n\n${counted(gates.length, 'gate')}, ${closed} not approved.`;
}

function waits(gate: Gate): string {
  return gate.waitsFor
    .map((wait) => {
      switch (wait.kind) {
        case 'approval':
          return wait.since === null ? 'approval' : `approval since ${wait.since.slice(0, 10)}`;
        case 'criteria':
          return `${wait.evidence.length} criteria`;
        case 'work':
          return `work: ${issueRanges(wait.issues)}`;
      }
    })
    .join(', ');
}
