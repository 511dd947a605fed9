import type { Evidence } from '../../evidence.ts';
import { findReferences } from '../../text/references.ts';
import type { BodyLine } from '../../text/markdown.ts';
import { compareTimes } from '../../text/time.ts';
import { groupedBy } from '../groupedBy.ts';
import type { Facts, LintText } from './facts.ts';
import type { Finding, FindingSubject } from './finding.ts';

type Whole = {
  readonly percent: number;
  readonly text: LintText;
  readonly line: BodyLine;
  readonly evidence: Evidence;
};

const whole =
  /^[^\p{L}\p{N}]{0,6}(?:(?:overall|total|milestone|project)(?: project)?(?: progress| completion| status)?|全体(?:の?進捗)?)[*_\s]*[:：]?[^%％\p{L}\d]{0,60}(\d{1,3})\s?[%％]/iu;
const closedCount =
  /(?<![\d./])(\d{1,4})\s?\/\s?(\d{1,4})\s+(?:issues|tasks|イシュー|タスク)\b[^.;%]{0,20}\b(?:closed|completed?|done)\b/iu;
/** Bars are drawn by eye: less than this many points down is no step back. */
const smallestFall = 10;
const rounding = 1;

/** The progress of the whole against the count beside it, and against what another text said before. */
export function wholeProgress(facts: Facts): readonly Finding[] {
  const wholes = facts.texts.flatMap((text) => wholesIn(text));
  const bySubject = groupedBy(wholes, ({ text }) => facts.scopeOf(text.entry.key) ?? text.entry.key);
  return [
    ...wholes.flatMap(againstCount),
    ...[...bySubject].flatMap(([subject, figures]) => fallOf(subject, figures)),
  ];
}

function wholesIn(text: LintText): readonly Whole[] {
  if (!/overall|total|milestone|project|全体/i.test(text.raw) || !/[%％]/.test(text.raw)) return [];
  return text.markdown().lines.flatMap((line): readonly Whole[] => {
    const match = whole.exec(line.text.trim().slice(0, 200));
    const percent = Number(match?.[1]);
    // `33% → 40%` is a goal.
    if (match === null || percent > 100 || line.place === 'table' || /→|->|=>/.test(line.text)) return [];
    if (findReferences(line.text.slice(0, 200)).some(({ kind }) => kind === 'phase')) return [];
    // Bars are drawn in fences of any label; words in code say nothing.
    if (line.place === 'code' && !/[█▓■▰░▒□▱]{5}/u.test(line.text)) return [];
    return [{ percent, text, line, evidence: text.evidenceAt(line) }];
  });
}

function againstCount({ percent, text, line, evidence }: Whole): readonly Finding[] {
  const counts = text.markdown().lines.flatMap((other) => {
    const match = closedCount.exec(other.text.slice(0, 300));
    const [part, of] = [Number(match?.[1]), Number(match?.[2])];
    return match === null || of === 0 || part > of || other === line ? [] : [{ other, part, of }];
  });
  const [count] = counts;
  if (count === undefined || Math.abs((100 * count.part) / count.of - percent) <= rounding) return [];
  return [
    {
      code: 'count-mismatch',
      severity: 'warning',
      subject: text.entry.key,
      claims: [
        { text: `the whole stands at ${percent}%`, evidence },
        { text: `${count.part} of ${count.of} are closed`, evidence: text.evidenceAt(count.other) },
      ],
      suggestion: `Say what the ${percent}% count, or write ${Math.round((100 * count.part) / count.of)}%.`,
    },
  ];
}

function fallOf(subject: FindingSubject, figures: readonly Whole[]): readonly Finding[] {
  const sorted = figures.toSorted((a, b) => compareTimes(a.text.at, b.text.at));
  const at = sorted.findLastIndex((figure, index) => {
    const before = sorted[index - 1];
    return (
      before !== undefined && before.text !== figure.text && before.percent - figure.percent >= smallestFall
    );
  });
  const [earlier, later] = [sorted[at - 1], sorted[at]];
  if (earlier === undefined || later === undefined) return [];
  return [
    {
      code: 'count-mismatch',
      severity: 'warning',
      subject,
      claims: [
        { text: `the whole stands at ${later.percent}%, said later`, evidence: later.evidence },
        { text: `the whole stands at ${earlier.percent}%, said earlier`, evidence: earlier.evidence },
      ],
      suggestion: 'Say what each of the two counts: work that was done does not shrink.',
    },
  ];
}
