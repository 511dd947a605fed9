import { describe, expect, it } from 'vitest';
import { readMarkdown } from '#domain/text/markdown.ts';
import { readGateVerdicts } from '#domain/reports/gateVerdicts.ts';
import type { BodyLine } from '#domain/text/markdown.ts';
import type { Evidence } from '#domain/evidence.ts';

const at = (line: BodyLine): Evidence => ({
  issue: 'weir/dam#1',
  source: 'comment',
  commentId: 'IC_1',
  author: null,
  at: null,
  line: line.number,
  quote: line.text.trim(),
});
const verdicts = (text: string) =>
  readGateVerdicts(readMarkdown(text), at).map(({ phase, status }) => `${phase} ${status}`);

describe('a comment decides a gate', () => {
  it.each([
    ['Phase 0 gate: ✅ Approved', ['0 approved']],
    ['**Phase 0 Gate**: APPROVED by the orchestrator', ['0 approved']],
    ['✅ Phase 1 approved. Worker 6 may begin.', ['1 approved']],
    ['Approved: Phase 2', ['2 approved']],
    ['I approve Phase 0.', ['0 approved']],
    ['Gate 3 is signed off', ['3 approved']],
    ['Phases 0-1 approved', ['0 approved', '1 approved']],
    ['The Phase 1 gate passed its review.', ['1 approved']],
    ['Phase 0 の承認: 承認しました', ['0 approved']],
    ['フェーズ1ゲートを承認します。', ['1 approved']],
    ['フェーズ2ゲート：却下', ['2 rejected']],
    ['Phase 1 gate rejected: the sluice is untested.', ['1 rejected']],
    ['Phase 1 gate: changes requested', ['1 rejected']],
    ['Phase 0 gate reopened: the drawing was changed afterwards.', ['0 pending']],
    ['## Gate review: Phase 1\n\n**Decision**: Approved\n', ['1 approved']],
    ['## Phase 1 gate\n\nAll five criteria looked at.\n\n- **Status**: ✅ Approved', ['1 approved']],
  ])('%j', (text, expected) => expect(verdicts(text)).toEqual(expected));
});

describe('a comment that decides nothing', () => {
  it.each([
    ['Is the Phase 0 gate approved?'],
    ['Awaiting Phase 0 approval'],
    ['Upon Phase 0 approval: Worker 6 begins #12'],
    ['Once Phase 0 is approved we start.'],
    ['Phase 0 is not approved yet.'],
    ['Phase 0 gate: approval needed'],
    ['Please approve Phase 0'],
    ['Phase 0 needs to be approved'],
    ['Phase 1.2 approved by the reviewers'],
    ['Phase 1 passed all its tests'],
    ['- [x] Phase 0 approved'],
    ['> Phase 0 approved\n\nWho said so?'],
    ['```\nPhase 0 approved\n```'],
    ['Phase 0: [Approved / Rejected]'],
    ['フェーズ0の承認待ち'],
    ['フェーズ0は未承認'],
    ['The plan was approved.'],
  ])('%j', (text) => expect(verdicts(text)).toEqual([]));
});
