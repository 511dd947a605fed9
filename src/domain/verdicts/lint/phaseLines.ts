import { findReferences } from '../../text/references.ts';
import type { Evidence } from '../../evidence.ts';
import { phaseSubject, type Facts } from './facts.ts';
import { tellsOfPlanning } from './phaseReports.ts';
import type { FindingSubject } from './finding.ts';

export type PhaseLine = {
  readonly status: 'waiting' | 'done';
  readonly subject: FindingSubject;
  readonly at: string;
  readonly evidence: Evidence;
};

const denied =
  /^[^\p{L}\p{N}]*(?:not (?:yet )?(?:started|begun|complete[d]?|done|finished)|incomplete|unfinished|未着手|未開始|未完了)/iu;
const called = /^[^\p{L}\p{N}]*(?:100\s?[%％] )?(?:complete[d]?|done|finished|完了)[^\p{L}\p{N}]*$/iu;
/** Signs and marks may stand before the phase. */
const longestLead = 8;
const mostPhases = 20;

/**
 * `**Phase 0 - NOT COMPLETED**`, `- 🔴 Phase 2-4: Not started, …`: short lines of comments that call whole phases complete
 * or deny it; reports proper are read elsewhere.
 */
export function phaseLines(facts: Facts): readonly PhaseLine[] {
  return facts.texts.flatMap((text) => {
    if (text.inBody || text.ofMilestone || !/phase|フェーズ/i.test(text.raw)) return [];
    if (!/not |complete|unfinished|done|未|完了/i.test(text.raw) || tellsOfPlanning(text)) return [];
    const scope = facts.scopeOf(text.entry.key);
    if (scope === null) return [];
    return text.markdown().lines.flatMap((line): readonly PhaseLine[] => {
      if (line.place !== 'text') return [];
      const words = line.content.replace(/[*_`]/g, '').trim().slice(0, 200);
      const [phase] = findReferences(words);
      if (phase?.kind !== 'phase' || phase.start > longestLead || phase.first.includes('.')) return [];
      const rest = words.slice(phase.end).replace(/^\s*(?:status)?\s*[:：\-–—]?/i, '');
      const status = denied.test(rest) ? 'waiting' : called.test(rest) ? 'done' : null;
      if (status === null) return [];
      const [first, last] = [Number(phase.first), Number(phase.last)];
      const count = Math.min(mostPhases, Math.max(0, last - first + 1));
      const evidence = text.evidenceAt(line);
      return Array.from({ length: count }, (_, at) => ({
        subject: phaseSubject(String(first + at), scope, facts.home),
        at: text.at,
        status,
        evidence,
      }));
    });
  });
}
