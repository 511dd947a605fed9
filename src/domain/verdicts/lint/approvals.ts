import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

const mayWait = /\[[xX]\][^\n]*(?:await|waiting|pending|needs|承認待ち|判断待ち|確認待ち)/i;
const waits =
  /\b(?:awaiting|waiting for|pending|needs)\b[^.;。]{0,60}\b(?:approv\w*|decision|direction|review|sign-?off|confirmation)\b|\b(?:approval|decision|review|sign-?off) (?:is )?(?:pending|required|needed)\b|承認待ち|判断待ち|確認待ち/i;
/** `Awaiting approval: granted` waits no more. */
const answered = /\b(?:approved|granted|received|given|resolved|obtained)\b|承認済/i;

/** A box that is ticked although its own words still wait for somebody. */
export function tickedApprovals(facts: Facts): readonly Finding[] {
  const findings: Finding[] = [];
  for (const text of facts.texts) {
    if (!mayWait.test(text.raw)) continue;
    for (const line of text.markdown().lines) {
      if (line.prefix.checkbox !== 'ticked' || line.place === 'code') continue;
      const words = line.content.replace(/[*_`]/g, '').trim().slice(0, 300);
      if (!waits.test(words) || answered.test(words)) continue;
      const evidence = text.evidenceAt(line);
      findings.push({
        code: 'approval-pending-ticked',
        severity: 'warning',
        subject: text.entry.key,
        claims: [
          { text: 'the box is ticked', evidence },
          { text: `its words still wait: “${words}”`, evidence },
        ],
        suggestion: 'Untick the box until the answer is there, or write who gave it and when.',
      });
    }
  }
  return findings;
}
