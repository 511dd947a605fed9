import type { Evidence } from '../evidence.ts';
import type { GateStatus } from '../programme.ts';
import { readKeyLine } from '../reports/keyLine.ts';
import { plainText, wordsOf } from '../reports/tellingWords.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import type { PlanGate } from './planReading.ts';
import { cleanTitle, phaseAndTitle } from './readRows.ts';

type OpenGate = { -readonly [Key in keyof PlanGate]: PlanGate[Key] } & {
  readonly criteria: PlanGate['criteria'][number][];
  depth: number;
  stated: boolean;
};

const statusKeys = new Set(['status', 'gate status', 'ステータス', '状態']);
const approverKeys = new Set(['approver', 'approvers', 'approved by', 'approval', '承認者']);
const verificationKeys = new Set(['verification', 'verified by', 'validation', '検証', '確認方法']);

/** `### Phase 0 Gate: Architecture Approval` with its boxes, its approver or verification, and a `**Status**:` line. */
export function readGates(body: MarkdownBody, evidenceAt: (line: BodyLine) => Evidence): readonly PlanGate[] {
  const gates: OpenGate[] = [];
  let open: OpenGate | null = null;
  for (const line of body.lines) {
    if (line.place === 'code') continue;
    const content = line.content.trim();
    if (line.depth > 0) {
      if (open !== null && line.depth > open.depth) continue;
      open = /gate/i.test(content) ? startGate(content, line.depth, evidenceAt(line)) : null;
      if (open !== null) gates.push(open);
      continue;
    }
    if (open === null) continue;
    const { checkbox } = line.prefix;
    if (checkbox !== null) {
      const criterion = {
        text: plainText(wordsOf(line)),
        ticked: checkbox === 'ticked',
        evidence: evidenceAt(line),
      };
      // A box of its own that awaits the approval is no criterion: it says how the gate stands.
      if (!/^await/i.test(criterion.text)) open.criteria.push(criterion);
      continue;
    }
    const key = readKeyLine(content);
    if (key === null) continue;
    if (statusKeys.has(key.key) && !open.stated) {
      open.status = gateStatus(key.value);
      open.evidence = evidenceAt(line);
      open.stated = true;
    } else if (approverKeys.has(key.key)) open.approver ??= plainText(key.value);
    else if (verificationKeys.has(key.key)) open.verification ??= plainText(key.value);
  }
  return gates.map(({ phase, title, status, criteria, approver, verification, evidence }) => ({
    ...{ phase, title, status, criteria, approver, verification, evidence },
  }));
}

function startGate(content: string, depth: number, evidence: Evidence): OpenGate | null {
  const { phase, title } = phaseAndTitle(content);
  const gate = /^gate\b\s*[:：\-–—]*\s*(.*)$/i.exec(title);
  if (phase === null || gate === null) return null;
  return {
    phase,
    title: cleanTitle(gate[1] ?? '') || `Phase ${phase} gate`,
    status: 'unclear',
    criteria: [],
    approver: null,
    verification: null,
    evidence,
    depth,
    stated: false,
  };
}

/** What a gate's status line says; two answers at once are unclear. */
export function gateStatus(value: string): GateStatus {
  const text = value.slice(0, 200).toLowerCase();
  if (/\b(?:not|un)[ -]?approved|rejected|declined|denied|却下|不承認/.test(text)) return 'rejected';
  if (/not[ -](?:yet[ -])?started|未開始|未着手/.test(text)) return 'not-started';
  if (/pending|await|waiting|in review|under review|承認待ち|レビュー待ち|保留/.test(text)) return 'pending';
  return /approved|passed|complete|cleared|承認済|承認|合格|完了/.test(text) ? 'approved' : 'unclear';
}
