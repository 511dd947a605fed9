import { findingCodes, type FindingCode } from '#domain/verdicts/lint/finding.ts';
import { issueKey, type IssueKey, type ReplacedText, type Tracker } from '#domain/tracker.ts';
import { plant } from './plantOne.ts';
import { renderPlan } from './plantedPlanText.ts';
import { dependencyKeys, reportForms, titleForms, type PlanStyle } from './plantedWordings.ts';

/**
 * Plans with exactly one contradiction each, and clean ones, from a seed: the same seed gives the same plans. A plan is
 * made as a model first; most contradictions are planted in the model and so stand in every text that is written from
 * it, the others in a single text.
 */

/** Every code of the lint. */
export const plantedCodes = findingCodes;
export type PlantedCode = FindingCode;

export type Subject = IssueKey | `Worker ${string}` | `Phase ${string}`;

export type PlantedPlan = {
  readonly name: string;
  /** Null for a clean control. */
  readonly code: PlantedCode | null;
  /** Subjects by which a finding of the code is the planted one: issues, or a worker or phase in words. */
  readonly subjects: readonly Subject[];
  readonly tracker: Tracker;
};

export type Remark = { readonly at: string | null; readonly body: string };

export type PlannedIssue = {
  readonly number: number;
  readonly phase: string;
  title: string;
  /** The title as a whole, where it is not the plan's. */
  heading: string | null;
  hours: number;
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
  /** Comments after that. */
  readonly remarks: Remark[];
  /** Null for the labels that its state gives it. */
  labels: readonly string[] | null;
  milestone: boolean;
  readonly replaced: ReplacedText[];
};

export type PlannedPhase = {
  readonly id: number;
  readonly area: string;
  readonly issues: PlannedIssue[];
  readonly gate: { status: string; readonly criteria: string[] };
};

export type PlanModel = {
  readonly repository: string;
  readonly coordination: number;
  readonly style: PlanStyle;
  readonly phases: readonly PlannedPhase[];
  readonly parallel: { readonly after: number; readonly issues: readonly number[] }[];
  /** Lines below the plan's progress heading. */
  readonly progress: string[];
  /** Comments below the plan. */
  readonly remarks: Remark[];
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

export type Pick = {
  readonly upTo: (most: number) => number;
  readonly from: <Item>(items: readonly Item[]) => Item;
};

/** A clean model: the first phase's first issue is closed and reported, the next one runs, the rest waits. */
function cleanModel(pick: Pick): PlanModel {
  const { repository, areas } = pick.from(programmes);
  const coordination = 100 + pick.upTo(800);
  let number = coordination + 1 + pick.upTo(5);
  const phases: PlannedPhase[] = [];
  const parallel: { after: number; issues: number[] }[] = [];
  const count = 2 + pick.upTo(3);
  const japanese = pick.upTo(3) === 0;
  const style: PlanStyle = {
    japanese,
    dependency: pick.upTo(dependencyKeys.length),
    report: pick.upTo(reportForms),
    title: pick.upTo(titleForms),
    table: pick.upTo(2) === 0,
    gates: pick.upTo(2) === 0,
  };
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
        heading: null,
        hours: 1 + pick.upTo(9),
        worker: 6 + part,
        inTable: [...blockers],
        inBody: [...blockers],
        lines: [],
        listedAs: number,
        state: 'open',
        says: null,
        remarks: [],
        labels: null,
        milestone: true,
        replaced: [],
      });
      number += 1;
    }
    if (fans)
      parallel.push({ after: issues[0]!.number, issues: issues.slice(1).map((issue) => issue.number) });
    before = issues.at(-1)!.number;
    const gate = { status: '⏸️ Pending review', criteria: [`${area} walked through`] };
    phases.push({ id: at + 1, area, issues, gate });
  }
  const first = phases[0]!.issues;
  first[0]!.state = 'closed';
  first[0]!.says = 'done';
  first[1]!.says = 'running';
  return {
    repository,
    coordination,
    style,
    phases,
    parallel,
    progress: [
      `Overall: 0% (0/${count} phases complete)`,
      japanese ? '- [ ] 承認待ち' : '- [ ] Awaiting orchestrator approval',
    ],
    remarks: [],
  };
}

/** Contradictions that stand at a gate need one. */
const gated: readonly (PlantedCode | null)[] = ['deadlock', 'gate-bypassed'];

function planOf(seed: number, code: PlantedCode | null): PlantedPlan {
  const random = randomFrom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const pick: Pick = { upTo, from: (items) => items[upTo(items.length)]! };
  const clean = cleanModel(pick);
  const model = gated.includes(code) ? { ...clean, style: { ...clean.style, gates: true } } : clean;
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

/** Clean controls for each plan of a code: a false alarm is rarer than a miss, and needs more plans to show. */
export const cleanForEach = 6;

/** `each` plans for every code, and `cleanForEach` times as many clean controls. */
export function plantedPlans(seed: number, each: number): readonly PlantedPlan[] {
  return [...plantedCodes, null].flatMap((code, at) =>
    Array.from({ length: code === null ? each * cleanForEach : each }, (_, turn) =>
      planOf(seed + at * 10_007 + turn * 101, code),
    ),
  );
}
