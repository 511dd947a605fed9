import type { AttentionItem, ProgrammeNode, ProgrammePhase } from '#domain/programme.ts';

/** The phase whose gate an approval is about, if its line or its issue says so. */
export function gateOf(item: AttentionItem, phases: readonly ProgrammePhase[]): ProgrammePhase | undefined {
  if (item.kind !== 'approval') return undefined;
  const waits = phases.filter((phase) => phase.gate !== null && phase.gate.status !== 'approved');
  const sameLine = waits.find((phase) =>
    item.evidence.some(
      (evidence) =>
        evidence.issue === phase.gate?.evidence.issue &&
        evidence.commentId === phase.gate.evidence.commentId &&
        evidence.line === phase.gate.evidence.line,
    ),
  );
  return (
    sameLine ?? waits.find((phase) => phase.issues.includes(item.issue) && phase.gate?.status === 'pending')
  );
}

/** Open issues of later phases of the same plan that stand behind a gate: none of them starts before this one opens. */
export function behindGate(gate: ProgrammePhase, nodes: Iterable<ProgrammeNode>): readonly ProgrammeNode[] {
  return [...nodes].filter(
    (node) =>
      node.status === 'gated' &&
      node.scope === gate.scope &&
      node.phase !== null &&
      Number.parseInt(node.phase, 10) > Number.parseInt(gate.id, 10),
  );
}
