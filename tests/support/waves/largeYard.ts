import type { NodeStatus, Programme, ProgrammeNode, ProgrammeReport } from '#domain/programme.ts';
import type { DatedIssue } from '#domain/schedule/actual.ts';
import { readSchedule, type Schedule } from '#domain/schedule/readSchedule.ts';
import { seeded } from '../../domain/layout/graphs.ts';
import { hoursAgo, keyOf, line, nodeOf, shipyard, wordsFor, type Piece } from './shipyard.ts';

/** As many bars as wanted: each of so many workers does one thing after another, and says so. */
export function largeYard(
  count: number,
  workers = Math.max(1, Math.round(count / 25)),
): { readonly programme: Programme; readonly schedule: Schedule } {
  const random = seeded(7);
  const perWorker = Math.ceil(count / workers);
  const nodes: ProgrammeNode[] = [];
  const said: ProgrammeReport[] = [];
  const dated: DatedIssue[] = [];
  for (let at = 0; at < count; at += 1) {
    const worker = String((at % workers) + 1);
    const turn = Math.floor(at / workers);
    const begin = (perWorker - turn) * 9 - perWorker * 3 + random() * 4;
    const done = begin > 12;
    const status: NodeStatus = done
      ? 'done'
      : begin > 0
        ? random() < 0.2
          ? 'blocked'
          : 'running'
        : 'waiting';
    const number = at + 2;
    const words: Piece['words'] =
      status === 'waiting'
        ? []
        : [['running', begin], ...(status === 'blocked' ? ([['blocked', begin / 2]] as const) : [])];
    const piece: Piece = {
      ...{
        number,
        title: `Plate ${number} of the hull`,
        phase: `${(turn % 5) + 1}.${(at % 9) + 1}`,
        worker,
        status,
      },
      ...{ wave: null, hours: 6, words },
      ...(done ? { closed: begin - 6 } : {}),
    };
    nodes.push(nodeOf(piece));
    for (const [word, hours] of words)
      said.push({
        key: `${number} ${hours}`,
        issue: keyOf(number),
        worker,
        kind: 'worker-report',
        status: word,
        also: [],
        planning: false,
        at: hoursAgo(hours),
        duplicateOf: null,
        evidence: [line(number, wordsFor(word), hours)],
      });
    dated.push({
      key: keyOf(number),
      createdAt: hoursAgo(begin + 20),
      closedAt: done ? hoursAgo(begin - 6) : null,
    });
  }
  const issues = nodes.map(({ key }) => key);
  const programme: Programme = {
    ...shipyard,
    nodes,
    edges: [],
    phases: [],
    criticalPath: issues.filter((_, at) => at % 40 === 0).slice(0, 200),
    workers: [],
    assignments: [],
    reports: said.sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1)),
    waves: shipyard.waves.map((wave, at) => ({
      ...wave,
      issues: issues.filter((_, each) => Math.floor(each / workers) % 3 === at),
    })),
  };
  return { programme, schedule: readSchedule({ programme, issues: dated, plans: [] }, { runs: 100 }) };
}
