import { claimsOf, keyFrom, type IndexedIssue } from '../../graph/issueIndex.ts';
import type { Target } from '../../graph/claims.ts';
import type { IssueKey } from '../../tracker.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** An issue that names itself as its blocker (an error), or as the issue before or after it (a slip of the pen). */
export function selfDependencies(facts: Facts): readonly Finding[] {
  const findings: Finding[] = [];
  for (const entry of facts.index.issues) {
    if (entry.reading === null) continue;
    const seen = new Set<string>();
    for (const { claim } of claimsOf(entry.reading)) {
      if (claim.relation === 'parent' || claim.relation === 'related' || claim.relation === 'parallel')
        continue;
      const before = claim.from.map((target) => singleIssue(target, entry, facts));
      const after = claim.to.map((target) => singleIssue(target, entry, facts));
      const key = before.find((issue) => issue !== null && after.includes(issue)) ?? null;
      if (key === null) continue;
      const place = `${claim.evidence.commentId} ${claim.evidence.line}`;
      if (seen.has(place)) continue;
      seen.add(place);
      const order = claim.relation === 'order';
      findings.push({
        code: 'self-dependency',
        severity: order ? 'warning' : 'error',
        subject: key,
        claims: [
          {
            text: `${facts.name(key)} names itself as ${order ? 'its neighbour' : 'its blocker'}`,
            evidence: claim.evidence,
          },
          ...(facts.titleEvidence(key) === null
            ? []
            : [
                {
                  text: `${facts.name(key)} is the issue that says so`,
                  evidence: facts.titleEvidence(key) ?? claim.evidence,
                },
              ]),
        ],
        suggestion: `Name the issue that was meant in line ${claim.evidence.line}, or take the line out.`,
      });
    }
  }
  return findings;
}

function singleIssue(target: Target, entry: IndexedIssue, facts: Facts): IssueKey | null {
  if (target.kind === 'self') {
    if (target.heading === null) return entry.key;
    // Below a heading of another issue the line speaks of that one; below a phase's it speaks of the issue itself.
    if (target.heading.kind === 'issue') return singleIssue(target.heading, entry, facts);
    return facts.nodeOf.get(entry.key)?.container === true ? null : entry.key;
  }
  if (target.kind !== 'issue' || target.number !== target.last) return null;
  return keyFrom(entry.key, target.repository, target.number);
}
