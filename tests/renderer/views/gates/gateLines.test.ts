import { expect, test } from 'vitest';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import { findingsOfGate, gateLines } from '#renderer/views/gates/gateLines.ts';
import { bareTitle } from '#renderer/views/gates/words.ts';
import { hoursAgo, keyOf, observatoryProgramme } from '../../../support/tables/observatory.ts';

const lines = gateLines(observatoryProgramme);
const [site, building] = lines as readonly [(typeof lines)[number], (typeof lines)[number]];

test('a gate is ready to approve once all its boxes are ticked and nobody has decided', () => {
  expect(lines.map(({ id, standing }) => [id, standing.met, standing.readyToApprove])).toEqual([
    ['40/0', 2, true],
    ['40/1', 1, false],
  ]);
});

test('it tells since when a word is waited for, what is open, and what stands behind it', () => {
  expect(site.since).toBe(hoursAgo(58));
  expect(site.holdsUp.map(({ key }) => key)).toEqual([42, 43, 44, 47].map(keyOf));
  expect(building.standing.waitsFor.map(({ kind, missing, total }) => [kind, missing, total])).toEqual([
    ['work', 4, 4],
    ['criteria', 2, 3],
  ]);
});

test('its history is what was said on it, oldest first', () => {
  expect(site.history.map(({ kind, status, evidence }) => [kind, status, evidence.at])).toEqual([
    ['stated', 'pending', hoursAgo(80)],
    ['asked', null, hoursAgo(58)],
  ]);
});

test('a decision stands after the plan that it overrides, and the plan stays to be read', () => {
  const gate = observatoryProgramme.gates[0]!;
  const decided = {
    ...gate,
    status: 'approved' as const,
    evidence: { ...gate.evidence, commentId: 'c9', at: hoursAgo(2), quote: 'Phase 0 gate: approved' },
    superseded: { status: gate.status, evidence: gate.evidence },
  };
  const [after] = gateLines({ ...observatoryProgramme, gates: [decided], attention: [] });
  expect(after?.history.map(({ kind, status }) => [kind, status])).toEqual([
    ['stated', 'pending'],
    ['decided', 'approved'],
  ]);
  expect(after?.standing.readyToApprove).toBe(false);
  expect(after?.holdsUp).toEqual([]);
});

test('contradictions about approvals come to the gate that they speak of, others do not', () => {
  const evidence = site.standing.gate.criteria[0]!.evidence;
  const finding = (code: Finding['code'], subject: Finding['subject'], at = evidence): Finding => ({
    code,
    severity: 'warning',
    subject,
    claims: [{ text: 'ticked', evidence: at }],
    suggestion: 'Ask.',
  });
  const elsewhere = { ...evidence, line: 999 };
  const all = [
    finding('approval-pending-ticked', 'Phase 7 (#40)'),
    finding('approval-pending-ticked', 'Phase 0 (#40)', elsewhere),
    finding('gate-bypassed', keyOf(42), elsewhere),
    finding('gate-bypassed', keyOf(46), elsewhere),
    finding('count-mismatch', 'Phase 0 (#40)'),
  ];
  expect(findingsOfGate(site, all, observatoryProgramme)).toEqual(all.slice(0, 3));
  expect(findingsOfGate(building, all, observatoryProgramme)).toEqual([all[3]]);
});

test.each([
  ['Gate 0: Site Approved', 'Site Approved'],
  ['ゲート1：建物', '建物'],
  ['Gate 4', 'Gate 4'],
  ['Site Approved', 'Site Approved'],
])('%j is called %j beside its number', (title, bare) => {
  expect(bareTitle(title)).toBe(bare);
});
