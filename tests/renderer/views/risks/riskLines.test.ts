import { expect, test } from 'vitest';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import { isShown, owningWorker, riskLines } from '#renderer/views/risks/riskLines.ts';
import {
  hoursAgo,
  keyOf,
  observatoryFindings,
  observatoryProgramme,
} from '../../../support/tables/observatory.ts';

const lines = riskLines(observatoryProgramme, observatoryFindings());

test('risks stand gravest first, each with what is happening of it now', () => {
  expect(lines.map(({ risk, signals }) => [risk.risk, risk.impact, signals.map(({ kind }) => kind)])).toEqual(
    [
      ['Dust on the mirror', 'critical', []],
      ['Power cable trench delays', 'high', []],
      ['A worker loses its context', 'medium', ['silent-worker']],
    ],
  );
  expect(lines.filter((line) => isShown(line, 'live')).map(({ since }) => since)).toEqual([hoursAgo(52)]);
});

test('of one impact those that are happening come first', () => {
  const equal = observatoryProgramme.risks.map((risk) => ({ ...risk, impact: 'high' as const }));
  const [first] = riskLines({ ...observatoryProgramme, risks: equal }, observatoryFindings());
  expect(first?.risk.risk).toBe('A worker loses its context');
});

test.each(['Two tasks wait for each other', '二つの作業が互いに待つ', 'Waiting on one another'])(
  '%j is happening while issues stand in a ring',
  (risk) => {
    const [own] = observatoryProgramme.risks;
    const ring: Finding = {
      code: 'cycle',
      severity: 'error',
      subject: keyOf(43),
      claims: [{ text: '#43 → #44 → #43', evidence: own!.evidence }],
      suggestion: 'Cut it.',
    };
    const [line] = riskLines({ ...observatoryProgramme, risks: [{ ...own!, risk }] }, [ring]);
    expect(line?.signals.map(({ kind }) => kind)).toEqual(['cycle']);
  },
);

test.each([
  ['Worker 6', '6'],
  ['worker-12', '12'],
  ['All workers', null],
  ['Workers 3-5', null],
  ['Orchestrator', null],
  [null, null],
])('the owner %j is the worker %j', (owner, worker) => {
  expect(owningWorker(owner)).toBe(worker);
});
