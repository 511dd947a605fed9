import type { ProgrammeNode } from '../../programme.ts';
import { phaseSubject, type Facts } from './facts.ts';
import { claimsOnce, type Finding } from './finding.ts';

/** Work reported in a phase whose gate before it is not approved: one finding for each phase. */
export function bypassedGates(facts: Facts): readonly Finding[] {
  return facts.programme.phases.flatMap((phase): readonly Finding[] => {
    const before = facts.programme.phases.find(
      (other) => other.scope === phase.scope && Number(other.id) === Number(phase.id) - 1,
    );
    const gate = before?.gate ?? null;
    if (gate === null || gate.status === 'approved' || gate.status === 'unclear') return [];
    const begun = phase.issues
      .map((key) => facts.nodeOf.get(key))
      .filter((node) => node !== undefined)
      .filter((node) => hasBegun(node));
    if (begun.length === 0) return [];
    const claims = begun.flatMap((node) => {
      const name = facts.name(node.key);
      const [word] = node.statusEvidence;
      if (word !== undefined) return [{ text: `${name} is ${node.status}`, evidence: word }];
      const closedAt = facts.index.byKey.get(node.key)?.issue?.closedAt ?? null;
      return [{ text: `${name} is closed`, evidence: facts.native(node.key, 'state closed', closedAt) }];
    });
    return [
      {
        code: 'gate-bypassed',
        severity: 'error',
        subject: phaseSubject(phase.id, phase.scope, facts.home),
        claims: claimsOnce([
          { text: `the gate before Phase ${phase.id} is ${gate.status}`, evidence: gate.evidence },
          ...claims,
        ]),
        suggestion: `Decide on the gate of Phase ${before?.id ?? ''}, or hold ${begun.map((node) => facts.name(node.key)).join(', ')} back.`,
      },
    ];
  });
}

/** A word of a person counts, a label that lags behind does not. */
function hasBegun(node: ProgrammeNode): boolean {
  switch (node.status) {
    case 'done':
      return true;
    case 'running':
    case 'claimed':
      return node.statusEvidence.some((evidence) => evidence.source !== 'native');
    case 'waiting':
    case 'ready':
    case 'review':
    case 'blocked':
    case 'failed':
    case 'gated':
      return false;
  }
}
