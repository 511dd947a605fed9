import type { Evidence } from '../../evidence.ts';
import type { ProgrammeNode } from '../../programme.ts';
import { findReferences } from '../../text/references.ts';
import { isInPhases } from '../../text/phaseReferences.ts';
import type { Facts, LintText } from './facts.ts';

/**
 * Whether a line stands in a report titled after whole phases, `# Phase 1 & 2 Completion Status`, while the issue is one
 * part of a phase: what is complete there is more than the issue, and may not be the issue at all.
 */
export function speaksOfOtherPhases(facts: Facts, node: ProgrammeNode, evidence: Evidence): boolean {
  if (evidence.source !== 'comment' || node.phase?.includes('.') !== true) return false;
  const text = facts.textOf(evidence.issue, evidence.commentId);
  const title = text?.markdown().lines.find((line) => line.depth > 0);
  if (title === undefined) return false;
  const words = title.content.slice(0, 200);
  const phases = findReferences(words).filter((reference) => reference.kind === 'phase');
  const [first] = phases;
  if (first === undefined || /#\d/.test(words)) return false;
  const whole = phases.every(
    (phase) => !phase.first.includes('.') && !isInPhases(node.phase ?? '', phase.first, phase.last),
  );
  // `Phase 1 & 2`: the second has no word of its own.
  const several = /\bphases?\s?\d{1,2}\s*(?:&|and|\+|,|-|–|と|・)\s*(?:phase\s?)?\d{1,2}\b(?!\.\d)/i.test(
    words,
  );
  return whole || several;
}

/** A comment titled after planning: the phases that it calls complete are planned, not done. */
export function tellsOfPlanning(text: LintText): boolean {
  if (text.inBody || !/plan|計画/i.test(text.raw)) return false;
  const title = text.markdown().lines.find((line) => /\p{L}/u.test(line.content));
  return title !== undefined && /\bplan(?:s|ning|ned)?\b|計画/i.test(title.content.slice(0, 200));
}
