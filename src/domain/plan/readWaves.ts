import type { Evidence } from '../evidence.ts';
import type { Target } from '../graph/claims.ts';
import { readTargets } from '../graph/targets.ts';
import { readKeyLine } from '../reports/keyLine.ts';
import { readWorkerNumbers } from '../reports/workerNames.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import { readColumns } from '../text/tableColumns.ts';
import type { PlanWave } from './planReading.ts';

/** The waves of a plan: a heading `Wave 2: Title (Week 1)`, days, a line-up of workers, a checkpoint. */

type OpenWave = { -readonly [Key in keyof PlanWave]: PlanWave[Key] } & {
  readonly lineUp: PlanWave['lineUp'][number][];
  readonly phases: Target[];
  depth: number;
};

const waveHeading =
  /^(?:wave|ウェーブ|波|第(?=\d{1,3}\s?(?:波|ウェーブ)))\s?#?(\d{1,3}(?:\.\d{1,2})?)(?!\d)(?:\s?(?:波|ウェーブ)の?)?(.*)$/iu;
const days = /\bdays?\s?(\d{1,3})(?:\s?[-–~〜]\s?(?:day\s?)?(\d{1,3}))?/i;

export function readWaves(body: MarkdownBody, evidenceAt: (line: BodyLine) => Evidence): readonly PlanWave[] {
  const waves: OpenWave[] = [];
  let open: OpenWave | null = null;
  const lineUps = tableLineUps(body);
  for (const line of body.lines) {
    if (line.place === 'table' && open !== null) {
      const lineUp = rowLineUp(lineUps.get(line.number), evidenceAt(line));
      if (lineUp !== null) open.lineUp.push(lineUp);
    }
    if (line.place === 'code' || line.place === 'table') continue;
    // Outside of a wave only headings are read: most bodies have none.
    if (line.depth === 0 && open === null) continue;
    const content = line.content
      .slice(0, 2_000)
      .replace(/^[^\p{L}\p{N}#[(]+/u, '')
      .trim();
    if (content === '') continue;
    const { depth } = line;
    if (depth > 0) {
      const heading = waveHeading.exec(content.slice(0, 200).replace(/[*_`]/g, ''));
      if (heading !== null) {
        open = startWave(heading[1] ?? '', heading[2] ?? '', depth, evidenceAt(line));
        waves.push(open);
        continue;
      }
      if (open !== null && depth <= open.depth) open = null;
    }
    if (open !== null) readWaveLine(open, line, content, evidenceAt);
  }
  return waves.map(({ id, title, period, days: span, checkpoint, lineUp, phases, evidence }) => ({
    id,
    title,
    period,
    days: span,
    checkpoint,
    lineUp,
    phases,
    evidence,
  }));
}

type LineUpCells = { readonly worker: string; readonly work: string };

/** Rows of tables with a column of issues: in a wave they are its line-up. */
function tableLineUps(body: MarkdownBody): ReadonlyMap<number, LineUpCells> {
  const cells = new Map<number, LineUpCells>();
  for (const table of body.tables) {
    const columns = readColumns(table);
    const issue = columns.get('issue') ?? columns.get('issues');
    const worker = columns.get('worker') ?? -1;
    if (issue === undefined) continue;
    for (const row of table.rows) {
      cells.set(row.line, { worker: row.cells[worker] ?? '', work: row.cells[issue] ?? '' });
    }
  }
  return cells;
}

function rowLineUp(cells: LineUpCells | undefined, evidence: Evidence): PlanWave['lineUp'][number] | null {
  if (cells === undefined) return null;
  const targets = workTargets(cells.work).filter((target) => target.kind === 'issue');
  return targets.length === 0 ? null : { workers: readWorkerNumbers(cells.worker), targets, evidence };
}

function startWave(id: string, rest: string, depth: number, evidence: Evidence): OpenWave {
  const words = rest.replace(/^[\s:：\-–—]+/, '');
  const bracket = /[(（]([^()（）]*)[)）]/.exec(words);
  const title = (bracket === null ? words : words.slice(0, bracket.index))
    .replace(/[^\p{L}\p{N})]+$/u, '')
    .trim();
  const written = (bracket?.[1] ?? '').replace(/^current\s*(?:[-–—:]\s*)?/i, '').trim();
  const range = days.exec(written) ?? days.exec(title);
  return {
    id,
    title,
    period: written === '' ? null : written,
    days: range === null ? null : daysOf(range),
    checkpoint: null,
    lineUp: [],
    phases: [],
    evidence,
    depth,
  };
}

function daysOf(match: RegExpExecArray): { first: number; last: number } {
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  return { first: Math.min(first, last), last: Math.max(first, last) };
}

function readWaveLine(
  wave: OpenWave,
  line: BodyLine,
  content: string,
  evidenceAt: (line: BodyLine) => Evidence,
): void {
  const key = readKeyLine(content);
  if (key !== null && (key.key === 'checkpoint' || key.key === 'チェックポイント')) {
    wave.checkpoint ??= { text: key.value, evidence: evidenceAt(line) };
    return;
  }
  if (/^days?\s?\d/i.test(content)) {
    const range = days.exec(content.slice(0, 80));
    if (range !== null) wave.days ??= daysOf(range);
    wave.phases.push(...workTargets(content));
    return;
  }
  const workers = /^workers?\b|^ワーカー/i.test(content)
    ? readWorkerNumbers(content.split(/[:：]/, 1)[0] ?? '')
    : [];
  const targets = workTargets(content);
  if (targets.length === 0 && workers.length === 0) return;
  if (workers.length === 0 && targets[0]?.kind !== 'issue') return;
  wave.lineUp.push({ workers, targets, evidence: evidenceAt(line) });
}

/** The issues and phases that a line puts to work: remarks in brackets aside, and planning a phase is not doing it. */
function workTargets(content: string): readonly Target[] {
  const plain = content.slice(0, 300).replace(/[(（][^()（）]*[)）]/g, (remark) => ' '.repeat(remark.length));
  return readTargets(plain)
    .named.filter(({ end }) => !/^\s*(?:planning|plan\b|計画)/i.test(plain.slice(end)))
    .map(({ target }) => target)
    .filter((target) => target.kind === 'issue' || target.kind === 'phase');
}
