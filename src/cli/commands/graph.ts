import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { Programme, ProgrammeNode } from '#domain/programme.ts';
import { splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import { graphJson, middleMinutes } from '../json/graph.ts';
import { referenceOf } from '../json/references.ts';
import { valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { statusMarks } from '../terminal/statusMarks.ts';
import { cutToWidth, table } from '../terminal/table.ts';
import { addWorkspaceOptions, withEngine, type WorkspaceOptions } from '../workspace.ts';

/** Terminal cells for what an issue waits for; --json has all of it. */
const widestWaits = 32;

export function addGraphCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('graph')
      .description('the dependency graph: nodes, edges with their evidence, rings, critical path'),
  ).action(async (options: WorkspaceOptions) => {
    await withEngine(options, 'reads', async (engine, output) => {
      const { programme } = valueOf(await engine.handlers['programme.read']({}));
      output.answer(graphJson(programme), () => describeGraph(programme));
    });
  });
}

function describeGraph(programme: Programme): string {
  const home = programme.repository;
  const waitsFor = new Map<string, { blocks: IssueKey[]; soft: IssueKey[] }>();
  for (const edge of programme.edges) {
    if (edge.satisfied || edge.doubt !== null) continue;
    const list = waitsFor.get(edge.to) ?? { blocks: [], soft: [] };
    list[edge.kind].push(edge.from);
    waitsFor.set(edge.to, list);
  }
  const describeWaits = (key: IssueKey): string => {
    const waits = waitsFor.get(key);
    if (waits === undefined) return '';
    const soft = asRanges(waits.soft, home).map((range) => `~${range}`);
    return cutToWidth([...asRanges(waits.blocks, home), ...soft].join(' '), widestWaits);
  };
  const drawn = programme.nodes.filter((node) => !node.container);
  const rows = table<ProgrammeNode>(drawn, [
    { title: 'Issue', cell: (node) => shortReference(node.key, home), align: 'right' },
    { title: 'Status', cell: (node) => `${statusMarks[node.status].mark} ${node.status}` },
    { title: 'Phase', cell: (node) => node.phase ?? '' },
    { title: 'Wave', cell: (node) => node.wave ?? '' },
    { title: 'Worker', cell: (node) => node.worker ?? '' },
    { title: 'Title', cell: (node) => node.title, shrinks: true },
    { title: 'Waits for', cell: (node) => describeWaits(node.key) },
    {
      title: 'Minutes',
      cell: (node) => (node.duration === null ? '' : String(middleMinutes(node.duration))),
      align: 'right',
    },
    {
      title: 'Slack',
      cell: (node) => (node.slackMinutes === null ? '' : String(Math.round(node.slackMinutes))),
      align: 'right',
    },
  ]);
  const [head = '', ...lines] = rows.split('\n');
  const coloured = lines.map((line, index) => {
    const node = drawn[index];
    return node === undefined ? line : styleText(statusMarks[node.status].colour, line);
  });
  const path = programme.criticalPath.map((key) => shortReference(key, home)).join(' → ');
  const rings = programme.cycles.map((ring) => ring.map((key) => shortReference(key, home)).join(' → '));
  return [
    head,
    ...coloured,
    '',
    `${counted(drawn.length, 'issue')}, ${programme.edges.length} dependencies, as of ${programme.asOf}`,
    ...(path === '' ? [] : [`Critical path: ${path}`]),
    ...rings.map((ring) => `Ring: ${ring} → …`),
    ...(programme.unresolved.length === 0
      ? []
      : [`${counted(programme.unresolved.length, 'reference')} to no mirrored issue (--json lists them)`]),
  ].join('\n');
}

/** `#972-#976 #978`: runs of three and more numbers as one range, so that a row stays a row. */
function asRanges(keys: readonly IssueKey[], home: string): readonly string[] {
  const own = keys.filter((key) => splitIssueKey(key).repository === home);
  const numbers = own.map((key) => splitIssueKey(key).number).sort((a, b) => a - b);
  const ranges: string[] = [];
  for (let start = 0; start < numbers.length;) {
    let end = start;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    if (end - start < 2) end = start;
    ranges.push(end === start ? `#${numbers[start]}` : `#${numbers[start]}-#${numbers[end]}`);
    start = end + 1;
  }
  return [...ranges, ...keys.filter((key) => !own.includes(key))];
}

function shortReference(key: IssueKey, home: string): string {
  const reference = referenceOf(key, home);
  return typeof reference === 'number' ? `#${reference}` : reference;
}
