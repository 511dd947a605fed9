import type { Evidence } from '../../evidence.ts';
import { findReferences } from '../../text/references.ts';
import { compareTimes } from '../../text/time.ts';
import { tellsOfPlanning } from './phaseReports.ts';
import { phaseSubject, type Facts, type LintText } from './facts.ts';
import type { Finding, FindingSubject } from './finding.ts';

type Figure = { readonly percent: number; readonly evidence: Evidence; readonly at: string };

/** Bars are drawn by eye: less than this many points down is no step back. */
const smallestFall = 10;
/** The reports of one sitting correct each other; the phase must stand at the front of the line. */
const longestLead = 24;
const drawnBar = /[█▓■▰░▒□▱]{5}/u;

/** A phase whose written progress falls from one text to the next: the later figure first. */
export function fallingProgress(facts: Facts): readonly Finding[] {
  const figures = new Map<FindingSubject, Figure[]>();
  for (const text of facts.texts) {
    for (const figure of completionsIn(facts, text)) {
      figures.set(figure.subject, [...(figures.get(figure.subject) ?? []), figure]);
    }
    if (!/phase|フェーズ/i.test(text.raw) || !/[%％]/.test(text.raw)) continue;
    const scope = facts.scopeOf(text.entry.key);
    if (scope === null) continue;
    for (const line of text.markdown().lines) {
      // Bars are drawn in fences of any label.
      if (line.place === 'table' || (line.place === 'code' && !drawnBar.test(line.text))) continue;
      const words = line.content.slice(0, 200);
      const percents = [...words.matchAll(/(?<![\d.])(\d{1,3})\s?[%％]/g)];
      const references = findReferences(words);
      const [phase] = references;
      const phases = references.filter((reference) => reference.kind === 'phase');
      const percent = Number(percents[0]?.[1]);
      if (percents.length !== 1 || percent > 100 || phases.length !== 1) continue;
      // `Phase 1.2 → 100%` is a goal.
      if (/→|->|=>/.test(words)) continue;
      if (phase?.kind !== 'phase' || phase.first !== phase.last || phase.start > longestLead) continue;
      // Beside a bar or a completion word a percentage is progress; elsewhere it may be a share of anything.
      if (!/[█▓■▰░▒□▱]|complete|done|progress|完了|進捗/iu.test(words)) continue;
      if (/planning|計画/i.test(words)) continue;
      const subject = phaseSubject(phase.first, scope, facts.home);
      const known = figures.get(subject) ?? [];
      known.push({ percent, evidence: text.evidenceAt(line), at: text.at });
      figures.set(subject, known);
    }
  }
  return [...figures].flatMap(([subject, list]): readonly Finding[] => {
    const sorted = list.toSorted((a, b) => compareTimes(a.at, b.at));
    const at = sorted.findLastIndex((figure, index) => {
      const before = sorted[index - 1];
      return (
        before !== undefined && before.at !== figure.at && before.percent - figure.percent >= smallestFall
      );
    });
    const [earlier, later] = [sorted[at - 1], sorted[at]];
    if (earlier === undefined || later === undefined) return [];
    return [
      {
        code: 'status-conflict',
        severity: 'warning',
        subject,
        claims: [
          { text: `${subject} stands at ${later.percent}%, said later`, evidence: later.evidence },
          { text: `${subject} stands at ${earlier.percent}%, said earlier`, evidence: earlier.evidence },
        ],
        suggestion: `Ask which figure holds for ${subject}: work that was done does not shrink.`,
      },
    ];
  });
}

/** A whole phase called complete stands at 100%. */
function completionsIn(
  facts: Facts,
  text: LintText,
): readonly (Figure & { readonly subject: FindingSubject })[] {
  if (tellsOfPlanning(text)) return [];
  return text.reading.reports.flatMap((report) => {
    if (report.status !== 'done' || report.planning || report.weak || report.aside) return [];
    if (report.also.length > 0 || report.subject?.kind !== 'phase' || report.subject.first.includes('.'))
      return [];
    // Its own figure is read where it stands.
    if (/[%％]|\b(?:almost|nearly|mostly|partly)\b|ほぼ/i.test(report.evidence.quote)) return [];
    const subject = facts.subjectOf(report, text.entry.key);
    return subject === null ? [] : [{ subject, percent: 100, evidence: report.evidence, at: text.at }];
  });
}
