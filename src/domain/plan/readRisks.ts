import type { Evidence } from '../evidence.ts';
import { plainText } from '../reports/tellingWords.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import type { PlanRisk } from './planReading.ts';
import { readListedRisks } from './readListedRisks.ts';
import { riskImpact } from './riskImpact.ts';

const columns = {
  risk: /^(?:risk|リスク)(?: description| name|名)?$/,
  impact: /^(?:impact|severity|影響|影響度|重大度)$/,
  mitigation: /^(?:mitigation|mitigation (?:plan|strategy)|response|対策|軽減策)$/,
  owner: /^(?:owner|responsible|担当|担当者|責任者)$/,
} as const;

/** The risks of a plan: of its tables, one a row, and of its lists; a table without impact or mitigation is none. */
export function readRisks(body: MarkdownBody, evidenceAt: (line: BodyLine) => Evidence): readonly PlanRisk[] {
  const risks: PlanRisk[] = [];
  for (const { header, rows } of body.tables) {
    const names = header.cells.map((cell) => plainText(cell).toLowerCase());
    const at = (pattern: RegExp): number => names.findIndex((name) => pattern.test(name));
    const [risk, impact] = [at(columns.risk), at(columns.impact)];
    const [mitigation, owner] = [at(columns.mitigation), at(columns.owner)];
    if (risk < 0 || (impact < 0 && mitigation < 0)) continue;
    for (const row of rows) {
      const line = body.lineAt(row.line);
      const text = plainText(row.cells[risk] ?? '');
      if (line === undefined || text === '') continue;
      risks.push({
        risk: text,
        impact: riskImpact(row.cells[impact] ?? ''),
        mitigation: plainText(row.cells[mitigation] ?? '') || null,
        owner: plainText(row.cells[owner] ?? '') || null,
        evidence: evidenceAt(line),
      });
    }
  }
  return [...risks, ...readListedRisks(body, evidenceAt)].sort((a, b) => a.evidence.line - b.evidence.line);
}
