import type { Evidence } from '../../evidence.ts';
import { claimsOf } from '../../graph/issueIndex.ts';
import type { IssueKey } from '../../tracker.ts';
import type { Facts } from './facts.ts';
import { claimsOnce, type Finding, type FindingClaim } from './finding.ts';

/** Numbers that no mirrored issue has, and placeholders left where a number belongs; one finding for each issue and kind. */
export function brokenReferences(facts: Facts): readonly Finding[] {
  const orphans = new Map<string, { issue: IssueKey; text: string; evidence: Evidence[] }>();
  const placeholders = new Map<IssueKey, FindingClaim[]>();
  for (const { text, evidence } of facts.programme.unresolved) {
    if (/#\d+$/.test(text)) {
      const key = `${evidence.issue} ${text}`;
      const known = orphans.get(key);
      if (known === undefined) orphans.set(key, { issue: evidence.issue, text, evidence: [evidence] });
      else known.evidence.push(evidence);
    } else if (isPlaceholder(text)) {
      const claim = { text: `“${text}” stands where an issue should`, evidence };
      placeholders.set(evidence.issue, [...(placeholders.get(evidence.issue) ?? []), claim]);
    }
  }
  for (const { evidence, text } of orderPlaceholders(facts)) {
    const claims = placeholders.get(evidence.issue) ?? [];
    const claim = { text: `“${text}” stands where an issue should`, evidence };
    placeholders.set(evidence.issue, [...claimsOnce([...claims, claim])]);
  }
  return [
    ...[...orphans.values()].map(({ issue, text, evidence }): Finding => ({
      code: 'orphan-reference',
      severity: 'info',
      subject: issue,
      claims: evidence.map((item) => ({ text: `${text} is no mirrored issue`, evidence: item })),
      suggestion: `Mirror ${text} as well if it exists; otherwise name the issue that was meant.`,
    })),
    ...[...placeholders].map(([subject, claims]): Finding => ({
      code: 'unresolved-reference',
      severity: 'info',
      subject,
      claims,
      suggestion: `Put the issue's number in place of ${claims.length === 1 ? 'the placeholder' : `the ${claims.length} placeholders`}, or take the line out.`,
    })),
  ];
}

/** `**Next Issue**: TBD`: the programme keeps no unresolved neighbours, for nothing waits for them. */
function orderPlaceholders(facts: Facts): readonly { readonly text: string; readonly evidence: Evidence }[] {
  return facts.index.issues.flatMap(({ reading }) =>
    [...(reading === null ? [] : claimsOf(reading))].flatMap(({ claim }) =>
      claim.relation === 'order'
        ? [...claim.from, ...claim.to].flatMap((target) =>
            target.kind === 'placeholder' && isPlaceholder(target.text)
              ? [{ text: target.text, evidence: claim.evidence }]
              : [],
          )
        : [],
    ),
  );
}

function isPlaceholder(text: string): boolean {
  return /^#?(?:tb[da]|x{1,4}|n{1,3}|\?{1,3}|未定|\[[^\]]{1,14}\]|to be created)$/i.test(text);
}
