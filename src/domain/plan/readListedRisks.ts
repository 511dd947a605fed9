import type { Evidence } from '../evidence.ts';
import { plainText } from '../reports/tellingWords.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import type { PlanRisk } from './planReading.ts';
import { riskImpact } from './riskImpact.ts';

/**
 * Risks outside tables: `- **Risk**: … / Impact: … / Mitigation: …` in one line, with the keys on lines below, or as
 * items of a section about risks. What names neither an impact nor a mitigation is no risk row.
 */

type Field = 'risk' | 'impact' | 'mitigation' | 'owner' | 'other';
type OpenRisk = {
  risk: string;
  impact: string | null;
  mitigation: string | null;
  owner: string | null;
  readonly line: BodyLine;
  readonly column: number;
};

const fieldOf: Readonly<Record<string, Field>> = {
  ...{ risk: 'risk', リスク: 'risk' },
  ...{ impact: 'impact', severity: 'impact', 影響: 'impact', 影響度: 'impact', 重大度: 'impact' },
  ...{ mitigation: 'mitigation', response: 'mitigation', 対策: 'mitigation', 軽減策: 'mitigation' },
  ...{ owner: 'owner', responsible: 'owner', 担当: 'owner', 担当者: 'owner', 責任者: 'owner' },
  ...{ likelihood: 'other', probability: 'other', 確率: 'other', 発生確率: 'other' },
};
const keys =
  /(?<![\p{L}\p{N}])(risk|リスク|impact|severity|影響度?|重大度|mitigation|response|対策|軽減策|owner|responsible|担当者?|責任者|likelihood|probability|発生確率|確率)(?:\s(?:[A-Z]?\d{1,2}|plan|strategy))?\s?[:：]/giu;
const section = /\brisks?\b|リスク/i;
/** The key that opens a risk, whatever its emphasis: outside of a section about risks nothing else does. */
const mayOpen = /r[*_`]*i[*_`]*s[*_`]*k|リ[*_`]*ス[*_`]*ク/iu;
const readLimit = 600;

export function readListedRisks(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
): readonly PlanRisk[] {
  const risks: OpenRisk[] = [];
  let open: OpenRisk | null = null;
  let sectionDepth = 0;
  for (const line of body.lines) {
    if (line.depth > 0) {
      open = null;
      if (section.test(line.content.slice(0, 120))) sectionDepth = line.depth;
      else if (line.depth <= sectionDepth) sectionDepth = 0;
      continue;
    }
    if (line.place !== 'text') continue;
    if (open === null && sectionDepth === 0 && !mayOpen.test(line.content)) continue;
    const content = line.content.slice(0, readLimit).replace(/[*_`]/g, '').trim();
    const fields = fieldsOf(content);
    const column = line.visible.length - line.visible.trimStart().length;
    const title = fields.risk ?? (sectionDepth > 0 && line.prefix.bullet ? titleOf(content) : null);
    const isBelow: boolean = open !== null && (column > open.column || !line.prefix.bullet);
    if (fields.risk !== undefined || (title !== null && !isBelow)) {
      open = { risk: title ?? '', impact: null, mitigation: null, owner: null, line, column };
      risks.push(open);
    } else if (!isBelow) open = null;
    if (open === null) continue;
    open.impact ??= fields.impact ?? (open.line === line ? bracketImpact(content) : null);
    open.mitigation ??= fields.mitigation ?? null;
    open.owner ??= fields.owner ?? null;
  }
  return risks
    .filter(({ risk, impact, mitigation }) => risk !== '' && (impact !== null || mitigation !== null))
    .map(({ risk, impact, mitigation, owner, line }) => ({
      risk,
      impact: riskImpact(impact ?? ''),
      mitigation,
      owner,
      evidence: evidenceAt(line),
    }));
}

/** The values behind the keys of a line, each up to the next key. */
function fieldsOf(content: string): Partial<Record<Field, string>> {
  const fields: Partial<Record<Field, string>> = {};
  if (!/[:：]/.test(content)) return fields;
  const found = [...content.matchAll(keys)];
  found.forEach((match, at) => {
    const field = fieldOf[(match[1] ?? '').toLowerCase()];
    const value = content.slice(match.index + match[0].length, found[at + 1]?.index);
    const bare = plainText(value.replace(/^[\s:：]+|[\s/|;,、。(（)）—–-]+$/g, ''));
    if (field !== undefined && bare !== '') fields[field] ??= bare;
  });
  return fields;
}

/** What an item of a risk section begins with: `Late vans (High) – spare drivers`. */
function titleOf(content: string): string | null {
  const first = content.search(keys);
  const head = (first < 0 ? content : content.slice(0, first)).split(/[(（:：]|\s[-–—→]\s/, 1)[0] ?? '';
  const title = plainText(head).replace(/^[A-Z]?\d{1,2}[.)]?\s+/, '');
  return /\p{L}{3}|[\p{Script=Han}]{2}/u.test(title) ? title : null;
}

function bracketImpact(content: string): string | null {
  const inside = /[(（]([^()（）]{1,40})[)）]/.exec(content)?.[1] ?? '';
  return riskImpact(inside) === 'unclear' ? null : inside;
}
