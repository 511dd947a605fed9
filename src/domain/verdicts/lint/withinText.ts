import { readStatus } from '../../reports/statusWords.ts';
import { findReferences } from '../../text/references.ts';
import { phaseSubject, type Facts, type LintText } from './facts.ts';
import type { Finding, FindingSubject } from './finding.ts';
import { tellsOfPlanning } from './phaseReports.ts';

/** Written large on purpose, or as the text's own status. */
const shouted = /\bNOT (?:YET )?(?:EXECUTED|RUN|DEPLOYED|APPLIED|TESTED|STARTED|DONE|COMPLETED?)\b/;
const awaits =
  /\b(?:awaiting|pending) (?:execution|deployment|start)\b|\b(?:execution|deployment) (?:is )?pending\b|\bnot (?:yet )?(?:executed|deployed|applied|started)\b|未実行|実行待ち|未着手/i;
const statusKey = /^[*_\s]*(?:current |overall )?(?:status|ステータス|状態)[*_\s]*[:：]/iu;

/** A comment titled `Phase 0.2 Complete` that says further down that its work was not carried out. */
export function unfinishedBelowTitles(facts: Facts): readonly Finding[] {
  return facts.texts.flatMap((text): readonly Finding[] => {
    if (text.inBody || !(shouted.test(text.raw) || awaits.test(text.raw)) || tellsOfPlanning(text)) return [];
    const { lines } = text.markdown();
    const title = lines.find((line) => line.content.trim() !== '');
    if (title === undefined || title.depth === 0) return [];
    const said = readStatus(title.content, false);
    const subject = titleSubject(facts, text, title.content);
    if (said?.status !== 'done' || said.planning || subject === null) return [];
    const against = lines.find(
      (line) =>
        line !== title &&
        line.depth === 0 &&
        line.place === 'text' &&
        (shouted.test(line.content) || (statusKey.test(line.content) && awaits.test(line.content))),
    );
    if (against === undefined) return [];
    return [
      {
        code: 'status-conflict',
        severity: 'warning',
        subject,
        claims: [
          { text: 'further down it is not carried out', evidence: text.evidenceAt(against) },
          { text: 'the title calls it complete', evidence: text.evidenceAt(title) },
        ],
        suggestion: 'Say in the title what is left to do, or carry it out.',
      },
    ];
  });
}

function titleSubject(facts: Facts, text: LintText, title: string): FindingSubject | null {
  const [first] = findReferences(title.slice(0, 200));
  if (first?.kind !== 'phase')
    return facts.nodeOf.get(text.entry.key)?.container === true ? null : text.entry.key;
  if (first.first !== first.last) return null;
  const named = first.first.includes('.') ? facts.issuesIn(first.first, first.first, text.entry.key) : [];
  return named[0] ?? phaseSubject(first.first, facts.scopeOf(text.entry.key) ?? text.entry.key, facts.home);
}
