import type { Facts } from './facts.ts';
import { claimsOnce, type Finding } from './finding.ts';

/** Two issues that one source puts in order and another runs side by side. */
export function serialAndParallel(facts: Facts): readonly Finding[] {
  const parallel = new Map(
    facts.programme.links
      .filter((link) => link.kind === 'parallel')
      .flatMap((link) => [
        [`${link.from} ${link.to}`, link] as const,
        [`${link.to} ${link.from}`, link] as const,
      ]),
  );
  return facts.programme.edges.flatMap((edge): readonly Finding[] => {
    const link = parallel.get(`${edge.from} ${edge.to}`);
    if (link === undefined || edge.kind !== 'blocks' || edge.doubt !== null) return [];
    // Statements about whole phases order what their parts may still share.
    if (edge.strength === 'phase') return [];
    const [from, to] = [facts.name(edge.from), facts.name(edge.to)];
    return [
      {
        code: 'serial-vs-parallel',
        severity: 'warning',
        subject: edge.to,
        claims: claimsOnce([
          ...edge.evidence.map((evidence) => ({ text: `${from} comes before ${to}`, evidence })),
          ...link.evidence.map((evidence) => ({ text: `${from} and ${to} run side by side`, evidence })),
        ]),
        suggestion: `Decide whether ${to} needs ${from}: if not, take the order out; if so, take the pair out of the parallel list.`,
      },
    ];
  });
}
