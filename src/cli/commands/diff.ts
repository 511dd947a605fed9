import { styleText } from 'node:util';
import type { Command } from 'commander';
import { fail } from '#contract/result.ts';
import type { ChangeKind } from '#domain/diff/trackerChanges.ts';
import { diffJson, type DiffJson } from '../json/diff.ts';
import { momentOf, timeOf, type Moment } from '../moments.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { issueName, rowName } from '../terminal/names.ts';
import { statusMarks, statusText } from '../terminal/statusMarks.ts';
import { table, type Colour } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

type DiffOptions = WorkspaceOptions & { readonly imports?: true; readonly mark?: true };

const colours: Readonly<Record<ChangeKind, Colour | null>> = {
  opened: 'green',
  closed: 'magenta',
  reopened: 'yellow',
  commented: null,
  edited: 'cyan',
  removed: 'red',
};
/** So many lines of a list make a terminal's answer; --json has all of them. */
const mostShown = 40;

export function addDiffCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('diff')
      .description('what changed since a moment, since the last look, or by the last import')
      .argument(
        '[since]',
        'a time, a date, 2h or 3d ago (before the as-of), or last: since the last look',
        (text: string) => (text.trim().toLowerCase() === 'last' ? 'last' : momentOf(text)),
      )
      .option('--imports', 'what the last import of an export changed')
      .option('--mark', 'take this for a look: the next `diff last` begins here'),
  ).action(async (since: Moment | 'last' | undefined, options: DiffOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const session = valueOf(await engine.handlers['session.read']({}));
      const view = valueOf(
        await engine.handlers['difference.read']({ since: sinceOf(since, options, session.asOf ?? '') }),
      );
      const answer = diffJson(view, session.repository ?? '');
      if (options.mark === true) valueOf(await engine.handlers['look.mark']({}));
      output.answer(answer, () => describeDiff(answer));
    });
  });
}

function sinceOf(since: Moment | 'last' | undefined, options: DiffOptions, asOf: string) {
  if (options.imports === true) {
    if (since === undefined) return { kind: 'last-import' } as const;
    return valueOf(
      fail(
        'bad-input',
        'Both a moment and --imports were given; nothing was compared.',
        'Name one of the two.',
      ),
    );
  }
  if (since === undefined || since === 'last') return { kind: 'last-look' } as const;
  return { kind: 'time', at: timeOf(since, asOf) } as const;
}

function describeDiff(diff: DiffJson): string {
  const { basis, since, asOf, statuses, edges, gates, findings, caveats } = diff;
  const what =
    basis.kind === 'last-import'
      ? ` by the import of ${(basis.files ?? []).join(', ')}`
      : basis.kind === 'last-look'
        ? ' since the last look'
        : '';
  const sections = [
    `${styleText('bold', `What changed${what}`)}, from ${since} to ${asOf}`,
    countsOf(diff),
    ...(diff.changes.length === 0 ? [] : [describeChanges(diff.changes)]),
  ];
  if (statuses.length > 0) {
    sections.push(
      table(statuses, [
        { title: 'Issue', cell: rowName, align: 'right' },
        { title: 'Was', cell: ({ before }) => statusText(before) },
        {
          title: 'Is',
          cell: ({ after }) => statusText(after),
          colour: ({ after }) => statusMarks[after].colour,
        },
        { title: 'Because', cell: ({ evidence }) => evidence[0]?.quote ?? '', shrinks: true },
      ]),
    );
  }
  const lines = [
    ...edges.added.map((edge) => `+ ${issueName(edge.from)} → ${issueName(edge.to)} (${edge.strength})`),
    ...edges.removed.map((edge) => `− ${issueName(edge.from)} → ${issueName(edge.to)} (${edge.strength})`),
  ];
  if (lines.length > 0) sections.push(listed('Dependencies', lines));
  if (gates.length > 0) {
    const gateLines = gates.map(({ phase, title, before, after }) => {
      const state = (gate: typeof before) =>
        gate === null ? 'none' : `${gate.status} ${gate.met}/${gate.total}`;
      return `Phase ${phase} ${title}: ${state(before)} → ${state(after)}`;
    });
    sections.push(listed('Gates', gateLines));
  }
  const contradictions = [
    ...findings.appeared.map((finding) => `+ ${findingLine(finding)}`),
    ...findings.resolved.map((finding) => `− ${findingLine(finding)}`),
  ];
  if (contradictions.length > 0) sections.push(listed('Contradictions', contradictions));
  if (caveats.length > 0) sections.push(listed('Not known', caveats));
  return sections.join('\n\n');
}

function countsOf({ issues, changes }: DiffJson): string {
  const parts = Object.entries(issues)
    .filter(([, list]) => list.length > 0)
    .map(([kind, list]) => `${list.length} ${kind}`);
  const deleted = changes.filter(({ kind, what }) => kind === 'removed' && what === 'comment').length;
  if (deleted > 0) parts.push(`${counted(deleted, 'comment')} deleted`);
  return parts.length === 0 ? 'Nothing happened on the tracker.' : `Issues: ${parts.join(', ')}.`;
}

function describeChanges(changes: DiffJson['changes']): string {
  const rows = table(changes.slice(0, mostShown), [
    { title: 'At', cell: ({ at }) => at.replace('T', ' ').replace(/:\d{2}Z$/, '') },
    { title: 'Issue', cell: rowName, align: 'right' },
    {
      title: 'What',
      cell: ({ kind, what }) => (what === null || what === 'unknown' ? kind : `${kind} ${what}`),
      colour: ({ kind }) => colours[kind],
    },
    { title: 'By', cell: ({ author }) => author ?? '', yields: true },
    { title: 'Text', cell: ({ text, title }) => (text === '' ? title : text), shrinks: true },
  ]);
  const more = changes.length - mostShown;
  return more > 0 ? `${rows}\n${styleText('dim', `and ${more} more (--json has all)`)}` : rows;
}

function findingLine({ code, subject, claims }: DiffJson['findings']['appeared'][number]): string {
  return `${typeof subject === 'number' ? `#${subject}` : subject} ${code}: ${claims[0]?.text ?? ''}`;
}

function listed(head: string, lines: readonly string[]): string {
  const more = lines.length - mostShown;
  return [
    styleText('bold', head),
    ...lines.slice(0, mostShown).map((line) => `  ${line}`),
    ...(more > 0 ? [styleText('dim', `  and ${more} more (--json has all)`)] : []),
  ].join('\n');
}
