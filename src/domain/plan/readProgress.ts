import type { Evidence } from '../evidence.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import type { ProgressClaim } from './planReading.ts';

const subject =
  /^\**(?:(?:overall(?: progress)?|total|全体)|phase\s?(\d{1,2}(?:\.\d{1,2})?))\b\**[^:：\n]{0,60}[:：]\**\s*(.*)$/iu;
const percent = /(?:^|[^\d.])(\d{1,3})(?:\.\d+)?\s?[%％]/;
const count = /(?:^|[^\d/])(\d{1,4})\s?\/\s?(\d{1,4})\s+(phases?|issues?|tasks?|complete)/i;

/** Bars and shares: `Overall: ██░░ 10% (2/20 phases complete)`, `Phase 1: ░░░░ 0%`. */
export function readProgress(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
): readonly ProgressClaim[] {
  const claims: ProgressClaim[] = [];
  for (const line of body.lines) {
    if (line.place === 'code' || line.place === 'table' || line.depth > 0) continue;
    const match = subject.exec(line.content.trim().slice(0, 200));
    if (match === null) continue;
    const rest = match[2] ?? '';
    const share = percent.exec(rest);
    const counted = count.exec(rest);
    if (share === null && counted === null) continue;
    claims.push({
      phase: match[1] ?? null,
      percent: share === null ? null : Math.min(100, Number(share[1])),
      count:
        counted === null
          ? null
          : { done: Number(counted[1]), total: Number(counted[2]), of: (counted[3] ?? '').toLowerCase() },
      evidence: evidenceAt(line),
    });
  }
  return claims;
}
