import { claimsOf } from '../../graph/issueIndex.ts';
import type { Evidence } from '../../evidence.ts';
import type { BodyLine } from '../../text/markdown.ts';
import { listMismatch } from './listCounts.ts';
import type { Facts, LintText } from './facts.ts';
import type { Finding } from './finding.ts';

export type Mismatch = {
  readonly line: BodyLine;
  readonly said: string;
  readonly found: string;
  /** Where the other side stands; the same line where it contradicts itself. */
  readonly other?: Evidence;
  readonly suggestion: string;
};

const mayCount = /\d\s?\/\s?\d|\d\s?[%％]|\bissues?\b|\btasks?\b/i;

/** Numbers that do not agree with each other on one line, or with what the same text lists. */
export function mismatchedCounts(facts: Facts): readonly Finding[] {
  return facts.texts.flatMap((text) => {
    if (!mayCount.test(text.raw)) return [];
    const mismatches: Mismatch[] = [
      ...phaseCounts(facts, text),
      ...plannedIssues(facts, text),
      ...childCounts(facts, text),
    ];
    for (const line of text.markdown().lines) {
      if (!/\d/.test(line.text)) continue;
      // Bars are drawn in fences of any label; words in code say nothing.
      const inCode = line.place === 'code';
      const own = inCode
        ? barMismatch(line)
        : (shareMismatch(line) ?? barMismatch(line) ?? rangeMismatch(line) ?? listMismatch(line));
      if (own !== null) mismatches.push(own);
    }
    return mismatches.map((item): Finding => ({
      code: 'count-mismatch',
      severity: 'warning',
      subject: text.entry.key,
      claims: [
        { text: item.said, evidence: text.evidenceAt(item.line) },
        { text: item.found, evidence: item.other ?? text.evidenceAt(item.line) },
      ],
      suggestion: item.suggestion,
    }));
  });
}

const somePhases = /\d\s?(?:\/|of|out of)\s?(\d{1,3})\s*(?:phases\b|フェーズ)/i;
/** A plan also says how many there are in all. */
const anyPhases =
  /\d\s?(?:\/|of|out of)\s?(\d{1,3})\s*(?:phases\b|フェーズ)|\b(\d{1,2}) phases (?:in total|total|overall|altogether)\b|\b(?:total of|total[:：]\**|^[-*\s]*\**phases[:：]\**) ?(\d{1,2})(?= phases|\s*$|\s*[(（])/im;

/** `2/20 phases` in a text that lists another number of phases, or in a programme that has another. */
function phaseCounts(facts: Facts, text: LintText): readonly Mismatch[] {
  if (!(text.inBody ? anyPhases : somePhases).test(text.raw)) return [];
  const own = text.reading.phases.map(({ id, evidence }) => ({ id, evidence }));
  const scope = facts.scopeOf(text.entry.key) ?? text.entry.key;
  const planned = facts.programme.phases
    .filter((phase) => phase.scope === scope)
    .flatMap(({ id, evidence }) => evidence.slice(0, 1).map((first) => ({ id, evidence: first })));
  const here = new Set(own.map((phase) => phase.id)).size >= 2;
  const phases = here ? own : planned;
  const listed = [...new Set(phases.map((phase) => phase.id))];
  const last = phases.at(-1);
  if (listed.length < 2 || last === undefined) return [];
  return text.markdown().lines.flatMap((line): readonly Mismatch[] => {
    const count =
      line.place === 'code' ? null : (text.inBody ? anyPhases : somePhases).exec(line.visible.slice(0, 400));
    const said = count?.[1] ?? count?.[2] ?? count?.[3];
    if (said === undefined || Number(said) === listed.length) return [];
    return [
      {
        line,
        said: `there are ${said} phases`,
        found: `${here ? 'the same text' : 'the programme'} lists ${listed.length}: Phase ${listed.join(', ')}`,
        other: last.evidence,
        suggestion: `Count what is meant: ${listed.length} phases, or their parts under another name.`,
      },
    ];
  });
}

/** `Output: 30-40 detailed implementation issues` in a plan, against the issues that carry its phases. */
function plannedIssues(facts: Facts, text: LintText): readonly Mismatch[] {
  const ofPlan = text.inBody && facts.index.plans.includes(text.entry.key);
  if (!ofPlan && !text.ofMilestone) return [];
  const pattern =
    /(?<![#\d.])(\d{1,3})\s?[-–~]\s?(\d{1,3})\s+(?:\w+\s+){0,2}issues\b|^[-*\s]*\**issues\**[:：]\**\s*(\d{1,3})\s?[-–~]\s?(\d{1,3})\b|\btotal[:：]?\**\s*(\d{1,3}) issues\b|(?<![\d#.-])(\d{1,3}) issues (?:in total|total|overall|altogether)\b/im;
  if (!pattern.test(text.raw)) return [];
  const carrying = facts.programme.nodes.filter(
    (node) => node.scope === text.entry.key && node.phase !== null && !node.container,
  );
  return text.markdown().lines.flatMap((line): readonly Mismatch[] => {
    const count = line.place === 'code' ? null : pattern.exec(line.visible.slice(0, 400));
    if (count === null || carrying.length === 0) return [];
    const single = count[5] ?? count[6];
    const [least, most] = [Number(count[1] ?? count[3] ?? single), Number(count[2] ?? count[4] ?? single)];
    if (least > most || (carrying.length >= least && carrying.length <= most)) return [];
    const row = text.reading.rows.find(({ phase }) => phase?.includes('.') === true);
    const last = carrying.at(-1);
    const other = row?.evidence ?? (last === undefined ? null : facts.titleEvidence(last.key));
    return [
      {
        line,
        said: least === most ? `${most} issues are planned` : `${least} to ${most} issues are planned`,
        found: `${carrying.length} issues carry its phases`,
        ...(other === null ? {} : { other }),
        suggestion: `Correct the number of issues to ${carrying.length}, or create those that are missing.`,
      },
    ];
  });
}

/** `all 12 issues` in an epic whose checklists name another number of them. */
function childCounts(facts: Facts, text: LintText): readonly Mismatch[] {
  const pattern = /\ball\s+(\d{1,3})\s+(?:sub-?)?issues\b/i;
  if (!pattern.test(text.raw) || text.entry.reading === null) return [];
  const children = new Map<number, Evidence>();
  for (const { claim } of claimsOf(text.entry.reading)) {
    if (claim.relation !== 'parent' || claim.to.length !== 1) continue;
    for (const target of claim.to) {
      if (target.kind === 'issue' && target.number === target.last)
        children.set(target.number, claim.evidence);
    }
  }
  const last = [...children.values()].at(-1);
  if (children.size < 3 || last === undefined) return [];
  return text.markdown().lines.flatMap((line): readonly Mismatch[] => {
    const count = line.place === 'code' ? null : pattern.exec(line.visible.slice(0, 400));
    if (count === null || Number(count[1]) === children.size) return [];
    return [
      {
        line,
        said: `there are ${count[1]} issues`,
        found: `${facts.name(text.entry.key)} lists ${children.size}, this one last`,
        other: last,
        suggestion: `Correct the number to ${children.size}, or list the missing ones.`,
      },
    ];
  });
}

/** Rounding to whole per cents moves a share by half of one; writers cut off as well. */
const rounding = 1;

/** `20% (2/5 piles)`: one share written twice in one bracket or beside it. */
function shareMismatch(line: BodyLine): Mismatch | null {
  const text = line.visible.slice(0, 400);
  const match =
    /(?<![\d.])(\d{1,3})\s?[%％]\s*(?:complete[d]?|done|完了)?[\s:]*[(（]\s*(\d{1,4})\s?\/\s?(\d{1,4})(?![\d/])/.exec(
      text,
    ) ??
    reversed(
      /(?<![\d./])(\d{1,4})\s?\/\s?(\d{1,4})(?![\d/])[^\d%|]{0,16}[(（]\s*(\d{1,3})\s?[%％]/.exec(text),
    );
  if (match === null) return null;
  const [percent, part, whole] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (whole === 0 || part > whole || percent > 100) return null;
  const counted = (part / whole) * 100;
  if (Math.abs(counted - percent) <= rounding) return null;
  return {
    line,
    said: `${percent}%`,
    found: `${part} of ${whole} are ${Math.round(counted)}%`,
    suggestion: `Say which of the two is meant: ${percent}%, or ${part} of ${whole}.`,
  };
}

function reversed(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match === null ? null : [match[0], match[3], match[1], match[2]];
}

/** `████░░░░ 80%`: the drawn share against the written one, one cell either way. */
function barMismatch(line: BodyLine): Mismatch | null {
  const words = line.text.slice(0, 400);
  const match =
    /\[([#=]{1,60})([-. ]{0,60})\]\s{0,6}(\d{1,3})\s?[%％]/.exec(words) ??
    /([█▓■▰]*)([░▒□▱]*)[\])]?\s{0,6}(\d{1,3})(?:\.\d+)?\s?[%％]/u.exec(words);
  const [full, empty] = [match?.[1]?.length ?? 0, match?.[2]?.length ?? 0];
  const cells = full + empty;
  const percent = Number(match?.[3] ?? Number.NaN);
  if (cells < 5 || !(percent <= 100)) return null;
  const drawn = (full / cells) * 100;
  if (Math.abs(drawn - percent) <= 100 / cells + rounding) return null;
  return {
    line,
    said: `the bar is written as ${percent}%`,
    found: `${full} of its ${cells} cells are full: ${Math.round(drawn)}%`,
    suggestion: 'Draw the bar anew from the number, or correct the number.',
  };
}

/** `6 tasks (3.1 - 3.5)`: a range holds as many as it counts. */
function rangeMismatch(line: BodyLine): Mismatch | null {
  const match =
    /(?<![\d.#])(\d{1,2})\s+(?:[a-z-]+\s+){0,2}(?:tasks|phases|issues|sub-?phases)\s*[(（]\s*(?:Phases?\s)?(\d{1,2})\.(\d{1,2})\s?[-–~]\s?(\d{1,2})\.(\d{1,2})\s*[)）]/i.exec(
      line.visible.slice(0, 400),
    );
  if (match === null || match[2] !== match[4]) return null;
  const [count, first, last] = [Number(match[1]), Number(match[3]), Number(match[5])];
  const held = last - first + 1;
  if (held < 1 || held === count) return null;
  return {
    line,
    said: `there are ${count}`,
    found: `${match[2]}.${first} to ${match[4]}.${last} are ${held}`,
    suggestion: `Correct the number to ${held}, or the range.`,
  };
}
