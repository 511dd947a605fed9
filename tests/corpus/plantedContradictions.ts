import type { FindingCode } from '#domain/verdicts/lint/finding.ts';
import { issueKey, type IssueKey, type Tracker } from '#domain/tracker.ts';
import { renderPlan } from './plantedPlanText.ts';

/**
 * Plans with exactly one contradiction each, and clean ones, from a seed: the same seed gives the same plans. A plan is
 * made as a model first; most contradictions are planted in the model and so stand in every text that is written from
 * it, the others in a single text.
 */

export const plantedCodes = [
  'drift-number',
  'cycle',
  'self-dependency',
  'serial-vs-parallel',
  'blocker-disagrees',
  'approval-pending-ticked',
  'count-mismatch',
  'orphan-reference',
  'worker-collision',
  'claimed-done-open',
] as const satisfies readonly FindingCode[];
export type PlantedCode = (typeof plantedCodes)[number];

export type PlantedPlan = {
  readonly name: string;
  /** Null for a clean control. */
  readonly code: PlantedCode | null;
  /** Subjects by which a finding of the code is the planted one: issues, or a worker in words. */
  readonly subjects: readonly (IssueKey | `Worker ${string}`)[];
  readonly tracker: Tracker;
};

export type PlannedIssue = {
  readonly number: number;
  readonly phase: string;
  readonly title: string;
  readonly hours: number;
  worker: number;
  /** What blocks it, by the plan's table and by its own body. */
  readonly inTable: number[];
  readonly inBody: number[];
  /** Further key lines of its body. */
  readonly lines: string[];
  /** The number under which the plan's index lists it. */
  listedAs: number;
  state: 'open' | 'closed';
  /** What its worker says in a comment. */
  says: 'done' | 'running' | null;
};

export type PlanModel = {
  readonly repository: string;
  readonly coordination: number;
  readonly phases: readonly { readonly id: number; readonly area: string; readonly issues: PlannedIssue[] }[];
  readonly parallel: { readonly after: number; readonly issues: readonly number[] }[];
  /** Lines below the plan's progress heading. */
  readonly progress: string[];
};

/** Numbers in [0, 1) from a seed: mulberry32, by Tommy Ettinger, public domain. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const programmes = [
  {
    repository: 'harbour/pilot',
    areas: [
      ['Basin', 'Quay wall', 'Fender line', 'Bollards', 'Dredging', 'Slipway'],
      ['Signals', 'Fog horn', 'Mooring radar', 'Tide gauge', 'Harbour lamps', 'Buoy chain'],
      ['Terminal', 'Gantry crane', 'Reefer sockets', 'Rail spur', 'Weighbridge', 'Gate house'],
      ['Opening', 'Fire drill', 'Crane trial', 'Pilot training', 'Customs visit', 'Ferry call'],
    ],
  },
  {
    repository: 'summit/observatory',
    areas: [
      ['Dome', 'Shutter motors', 'Rail grinding', 'Wind screen', 'Floor lift', 'Snow heater'],
      ['Optics', 'Mirror coating', 'Secondary mount', 'Guide camera', 'Filter wheel', 'Laser star'],
      ['Archive', 'Plate inventory', 'Scanner calibration', 'Image store', 'Catalogue match', 'Night log'],
      ['Visitors', 'Lecture hall', 'Stair railing', 'Coffee kiosk', 'Bus stop', 'Star map'],
    ],
  },
  {
    repository: 'county/library',
    areas: [
      ['Building', 'Shelf survey', 'Floor beams', 'Climate control', 'Fire doors', 'Roof repair'],
      ['Catalogue', 'Record export', 'Barcode printing', 'Reader accounts', 'Loan rules', 'Search page'],
      ['Move', 'Crate packing', 'Van schedule', 'Rare books', 'Map cabinet', 'Newspaper room'],
      ['Festival', 'Poster series', 'Author evening', 'Children corner', 'Book market', 'Choir concert'],
    ],
  },
] as const;

type Pick = {
  readonly upTo: (most: number) => number;
  readonly from: <Item>(items: readonly Item[]) => Item;
};

/** A clean model: the first phase's first issue is closed and reported, the next one runs, the rest waits. */
function cleanModel(pick: Pick): PlanModel {
  const { repository, areas } = pick.from(programmes);
  const coordination = 100 + pick.upTo(800);
  let number = coordination + 1 + pick.upTo(5);
  const phases: { id: number; area: string; issues: PlannedIssue[] }[] = [];
  const parallel: { after: number; issues: number[] }[] = [];
  const count = 2 + pick.upTo(3);
  let before: number | null = null;
  for (const [at, [area, ...titles]] of areas.slice(0, count).entries()) {
    // The first phase fans out, so that two of its issues can run at once.
    const fans = at === 0 || pick.upTo(2) === 0;
    const issues: PlannedIssue[] = [];
    for (const [part, title] of titles.slice(0, 3 + pick.upTo(3)).entries()) {
      const blocker = part === 0 ? before : (fans ? issues[0] : issues.at(-1))!.number;
      const blockers = blocker === null ? [] : [blocker];
      issues.push({
        number,
        phase: `${at + 1}.${part + 1}`,
        title,
        hours: 1 + pick.upTo(9),
        worker: 6 + part,
        inTable: [...blockers],
        inBody: [...blockers],
        lines: [],
        listedAs: number,
        state: 'open',
        says: null,
      });
      number += 1;
    }
    if (fans)
      parallel.push({ after: issues[0]!.number, issues: issues.slice(1).map((issue) => issue.number) });
    before = issues.at(-1)!.number;
    phases.push({ id: at + 1, area, issues });
  }
  const first = phases[0]!.issues;
  first[0]!.state = 'closed';
  first[0]!.says = 'done';
  first[1]!.says = 'running';
  return {
    repository,
    coordination,
    phases,
    parallel,
    progress: [`Overall: 0% (0/${count} phases complete)`, '- [ ] Awaiting orchestrator approval'],
  };
}

/** Plants one contradiction; returns the numbers, or the worker, by which it is found. */
function plant(model: PlanModel, code: PlantedCode, pick: Pick): readonly (number | `Worker ${string}`)[] {
  const first = model.phases[0]!.issues;
  const all = model.phases.flatMap((phase) => phase.issues);
  const waiting = all.filter((issue) => issue.state === 'open' && issue.says === null);
  switch (code) {
    case 'drift-number': {
      const one = pick.from(model.phases[0]!.issues);
      const other = pick.from(model.phases[1]!.issues);
      one.listedAs = other.number;
      other.listedAs = one.number;
      return [one.number, other.number, model.coordination];
    }
    case 'cycle': {
      // Never through the closed issue, which holds nothing up any more.
      const last = pick.from(model.phases[1]!.issues);
      const early = first.at(-1)!;
      early.inTable.push(last.number);
      early.inBody.push(last.number);
      return all.map((issue) => issue.number);
    }
    case 'self-dependency': {
      const issue = pick.from(waiting);
      // Alone on its line, or among others.
      if (pick.upTo(2) === 0) issue.inBody.push(issue.number);
      else issue.lines.push(`**${pick.from(['Blocks', 'Next Issue', 'Requires'])}**: #${issue.number}`);
      return [issue.number];
    }
    case 'serial-vs-parallel': {
      const group = model.parallel[0]!.issues;
      const [one, other] = [first.find(({ number }) => number === group[0])!, first[2]!];
      other.inTable.push(one.number);
      other.inBody.push(one.number);
      return [one.number, other.number];
    }
    case 'blocker-disagrees': {
      const issue = pick.from(waiting);
      issue.inTable.length = 0;
      return [issue.number];
    }
    case 'approval-pending-ticked':
      model.progress.push(
        pick.from([
          '- [x] **AWAITING ORCHESTRATOR APPROVAL**',
          '- [X] Approval pending (Layer 0)',
          '- [x] Waiting for sign-off by the board',
          '- [x] 承認待ち',
        ]),
      );
      return [model.coordination];
    case 'count-mismatch': {
      const phases = model.phases.length;
      model.progress.push(
        pick.from([
          `Planned: 0% (0/${phases + 3} phases complete)`,
          'Survey: 80% (2/5 boreholes)',
          'Drawings: ████████░░ 20%',
        ]),
      );
      return [model.coordination];
    }
    case 'orphan-reference': {
      const issue = pick.from(waiting);
      issue.inBody.push(5000 + pick.upTo(900));
      return [issue.number];
    }
    case 'worker-collision': {
      const [, one, other] = first;
      other!.worker = one!.worker;
      other!.says = 'running';
      return [`Worker ${one!.worker}`, one!.number, other!.number];
    }
    case 'claimed-done-open':
      first[1]!.says = 'done';
      return [first[1]!.number];
  }
}

function planOf(seed: number, code: PlantedCode | null): PlantedPlan {
  const random = randomFrom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const pick: Pick = { upTo, from: (items) => items[upTo(items.length)]! };
  const model = cleanModel(pick);
  const subjects = code === null ? [] : plant(model, code, pick);
  return {
    name: `${code ?? 'clean'}/${seed}`,
    code,
    subjects: subjects.map((subject) =>
      typeof subject === 'number' ? issueKey(model.repository, subject) : subject,
    ),
    tracker: renderPlan(model),
  };
}

/** `each` plans for every code, and as many clean controls. */
export function plantedPlans(seed: number, each: number): readonly PlantedPlan[] {
  return [...plantedCodes, null].flatMap((code, at) =>
    Array.from({ length: each }, (_, turn) => planOf(seed + at * 10_007 + turn * 101, code)),
  );
}
