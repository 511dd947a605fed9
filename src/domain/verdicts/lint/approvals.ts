import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

const mayWait = /\[[xX]\][^\n]*(?:await|wait|pending|needs|approv|review|sign-?off|承認|判断|確認)/i;
const answerer = 'approv\\w*|decision|direction|review|sign-?off|confirmation|go-ahead';
const waits = new RegExp(
  [
    `\\b(?:awaiting|await|waiting (?:for|on)|waits (?:for|on)|pending|needs?|requires?)\\b[^.;。]{0,60}\\b(?:${answerer})\\b`,
    `\\b(?:${answerer})\\b[^.;。\\p{L}\\d]{0,6}\\b(?:is |still |now )*(?:pending|awaiting|awaited|outstanding|waiting)\\b`,
    `\\b(?:${answerer}) (?:is )?(?:required|needed|outstanding)\\b`,
    `\\b(?:${answerer})\\b[^.;。]{0,20}\\bnot (?:yet )?(?:given|granted|received|done|obtained)\\b`,
    `\\b(?:not (?:yet )?|to be |un)(?:approved|signed off|reviewed|confirmed)\\b`,
    '(?:承認|判断|確認|レビュー)(?:を?待ち|を?待って|が必要)|未承認|承認されていません',
  ].join('|'),
  'iu',
);
/** `Awaiting approval: granted` waits no more. */
const answered =
  /(?<!\bnot )(?<!\bnot yet )(?<!\bto be )\b(?:approved|granted|received|given|resolved|obtained|cleared)\b|承認済/iu;
const denied = /\bno(?:t)?\s(?:\w+\s)?(?:approval|review|sign-?off|decision)s?\s(?:needed|required|pending)/i;

/** A box that is ticked although its own words still wait for somebody. */
export function tickedApprovals(facts: Facts): readonly Finding[] {
  const findings: Finding[] = [];
  for (const text of facts.texts) {
    if (!mayWait.test(text.raw)) continue;
    for (const line of text.markdown().lines) {
      if (line.prefix.checkbox !== 'ticked' || line.place === 'code') continue;
      const words = line.content.replace(/[*_`]/g, '').trim().slice(0, 300);
      if (!waits.test(words) || answered.test(words) || denied.test(words)) continue;
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
