import type { Evidence } from '../evidence.ts';
import { plainText, wordsOf } from '../reports/tellingWords.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import type { PlanItem } from './planReading.ts';

const headings = {
  contingencies: /\bcontingenc(?:y|ies)\b|緊急時/i,
  metrics: /\bsuccess (?:metrics|measures|indicators)\b|^(?:key )?metrics$|\bkpis?\b|成功指標|成功基準/i,
  nextActions: /\bnext (?:actions?|steps?)\b|次のアクション|次のステップ/i,
} as const;

/** The lists under a section's heading, each line with the bold line or sub-heading above it. */
export function readItems(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
  section: keyof typeof headings,
): readonly PlanItem[] {
  const items: PlanItem[] = [];
  const opens = (line: BodyLine) => headings[section].test(line.content.trim().slice(0, 120));
  if (!body.lines.some((line) => line.depth > 0 && opens(line))) return items;
  let depth = 0;
  let group: string | null = null;
  for (const line of body.lines) {
    if (line.place === 'code' || line.place === 'table') continue;
    const content = line.content.trim();
    if (line.depth > 0) {
      if (depth > 0 && line.depth > depth) group = plainText(content);
      else {
        depth = opens(line) ? line.depth : 0;
        group = null;
      }
      continue;
    }
    if (depth === 0) continue;
    if (line.prefix.bullet) {
      const text = plainText(wordsOf(line));
      if (text !== '') items.push({ group, text, evidence: evidenceAt(line) });
    } else if (/^\*\*.*\*\*\s*[:：]?$|[:：]\**$/.test(content))
      group = plainText(content).replace(/[:：]$/, '');
  }
  return items;
}
