import type { Command } from 'commander';
import { statusJson, type ShareJson, type StatusJson } from '../json/status.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { table } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

export function addStatusCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('status')
      .description(
        'where the work stands: by GitHub and as claimed, by phase and wave, and what waits for you',
      ),
  ).action(async (options: WorkspaceOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { programme } = valueOf(await engine.handlers['programme.read']({}));
      const { schedule } = valueOf(await engine.handlers['schedule.read']({}));
      const status = statusJson(programme, schedule);
      output.answer(status, () => describeStatus(status));
    });
  });
}

function describeStatus(status: StatusJson): string {
  const blocked =
    status.blockedPercent === null
      ? 'Nobody has reported work yet'
      : `${status.blockedPercent}% of working time was blocked (target: under ${status.blockedTargetPercent}%)`;
  const sections = [
    `${status.repository}, as of ${status.asOf}`,
    `GitHub: ${inWords(status.official)}. Claimed: ${inWords(status.claimed)}. ${blocked}.`,
    ...(status.forecast === null
      ? []
      : [`Forecast of the finish: ${status.forecast.p50}; with 90 in 100 by ${status.forecast.p90}.`]),
  ];
  if (status.phases.length > 0) {
    sections.push(
      table(status.phases, [
        { title: 'Plan', cell: (phase) => planName(phase.plan), align: 'right' },
        { title: 'Phase', cell: (phase) => phase.id },
        { title: 'Title', cell: (phase) => phase.title, shrinks: true },
        { title: 'GitHub', cell: (phase) => inWords(phase.official) },
        { title: 'Claimed', cell: (phase) => inWords(phase.claimed) },
        { title: 'Gate', cell: (phase) => phase.gate?.status ?? '' },
      ]),
    );
  }
  if (status.waves.length > 0) {
    sections.push(
      table(status.waves, [
        { title: 'Plan', cell: (wave) => planName(wave.plan), align: 'right' },
        { title: 'Wave', cell: (wave) => wave.id },
        { title: 'Title', cell: (wave) => wave.title, shrinks: true },
        { title: 'When', cell: (wave) => wave.period ?? '' },
        { title: 'GitHub', cell: (wave) => inWords(wave.official) },
        { title: 'Claimed', cell: (wave) => inWords(wave.claimed) },
      ]),
    );
  }
  const { attention } = status;
  sections.push(
    attention.length === 0
      ? 'Nothing waits for a person.'
      : [
          `${counted(attention.length, 'thing')} ${attention.length === 1 ? 'waits' : 'wait'} for a person`,
          table(attention, [
            { title: 'Issue', cell: (item) => `${item.repo ?? ''}#${item.issue}`, align: 'right' },
            { title: 'Kind', cell: (item) => item.kind },
            { title: 'Since', cell: (item) => item.since ?? '' },
            { title: 'Text', cell: (item) => item.text, shrinks: true },
          ]),
        ].join('\n'),
  );
  return sections.join('\n\n');
}

function inWords({ done, total, percent }: ShareJson): string {
  return `${done}/${total} (${percent}%)`;
}

function planName(plan: number | string | null): string {
  if (plan === null) return '';
  return typeof plan === 'number' ? `#${plan}` : plan;
}
