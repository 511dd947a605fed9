import type { IssueView, ReadingMeaning } from '#contract/views.ts';
import type { Evidence } from '#domain/evidence.ts';
import type { Programme } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';

type Reading = IssueView['readings'][number];

/** Everything the programme rests on that stands in one issue's text, with what was read out of it. */
export function evidenceOf(programme: Programme, issue: IssueKey): readonly Reading[] {
  const found: Reading[] = [];
  const note = (evidence: readonly (Evidence | null)[], meaning: () => ReadingMeaning) => {
    for (const one of evidence) {
      if (one?.issue === issue) found.push({ meaning: meaning(), evidence: one });
    }
  };
  for (const { key, status, statusEvidence, duration, durationEvidence } of programme.nodes) {
    note(statusEvidence, () => ({ kind: 'status', issue: key, status }));
    if (duration !== null) note([durationEvidence], () => ({ kind: 'duration', issue: key, duration }));
  }
  for (const { from, to, kind, evidence, doubt } of programme.edges) {
    note(evidence, () => ({ kind, from, to }));
    if (doubt !== null) note(doubt.evidence, () => ({ kind: 'doubt', meant: doubt.meant }));
  }
  for (const { from, to, kind, evidence } of programme.links) note(evidence, () => ({ kind, from, to }));
  for (const { id, title, evidence, claimed, gate } of programme.phases) {
    note(evidence, () => ({ kind: 'phase', id, title }));
    note(claimed.evidence, () => ({ kind: 'phase-claimed', id }));
    if (gate !== null) note([gate.evidence], () => ({ kind: 'gate', id, status: gate.status }));
  }
  for (const { id, title, evidence, checkpoint } of programme.waves) {
    note(evidence, () => ({ kind: 'wave', id, title }));
    if (checkpoint !== null) note([checkpoint.evidence], () => ({ kind: 'checkpoint', id }));
  }
  for (const { phase, criteria } of programme.gates) {
    for (const { ticked, evidence } of criteria) {
      note([evidence], () => ({ kind: 'criterion', id: phase, ticked }));
    }
  }
  for (const { impact, evidence } of programme.risks) note([evidence], () => ({ kind: 'risk', impact }));
  for (const { issue: about, worker, status, planning, evidence } of programme.reports) {
    note(evidence, () => ({ kind: 'report', issue: about, worker, status, planning }));
  }
  for (const { text, evidence } of programme.unresolved)
    note([evidence], () => ({ kind: 'unresolved', text }));
  for (const item of programme.attention) {
    note(item.evidence, () => ({ kind: 'attention', issue: item.issue, attention: item.kind }));
  }
  for (const { worker, status, lastReport } of programme.workers) {
    note([lastReport], () => ({ kind: 'worker', worker, status }));
  }
  return found;
}
