import { expect, test } from 'vitest';
import { createComposer } from '#domain/compose/composer.ts';
import type { Programme } from '#domain/programme.ts';
import { readIssue } from '#domain/reading.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import { issueKey, type OutsideIssue, type Tracker, type TrackerIssue } from '#domain/tracker.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import { readyWork } from '#domain/verdicts/suggestions.ts';
import { asOf, home, issue, key } from '../trackers.ts';

const elsewhere = issueKey('quay/crane', 3);
const told: OutsideIssue = {
  key: elsewhere,
  title: 'Grease the crane',
  state: 'open',
  stateReason: null,
  closedAt: null,
  url: 'https://github.com/quay/crane/issues/3',
};

function read(issues: readonly TrackerIssue[], outside: readonly OutsideIssue[] = []): Programme {
  return readProgramme({ repository: home, issues, asOf, outside });
}

/** The same issue as another repository's. */
function beside(repository: string, one: TrackerIssue, number: number): TrackerIssue {
  return { ...one, key: issueKey(repository, number) };
}

const waiting = { ...issue(7, 'Load the barge', ''), blockedBy: [elsewhere] };

test('GitHub’s own link out of the mirror is an edge from a partial node, and an open one holds', () => {
  const programme = read([waiting], [told]);
  expect(programme.nodes.find((node) => node.key === elsewhere)).toMatchObject({
    title: 'Grease the crane',
    state: 'open',
    status: 'waiting',
    partial: 'known',
  });
  expect(programme.edges).toMatchObject([
    { from: elsewhere, to: key(7), kind: 'blocks', strength: 'native', satisfied: false },
  ]);
  expect(programme.edges[0]?.stateUnknown).toBeUndefined();
  expect(programme.unresolved).toEqual([]);
  expect(readyWork(programme)).toEqual([]);
});

test('a closed issue elsewhere satisfies its edges', () => {
  const programme = read([waiting], [{ ...told, state: 'closed', closedAt: '2026-02-28T09:00:00Z' }]);
  expect(programme.edges[0]?.satisfied).toBe(true);
  expect(programme.nodes.map(({ key: at, status }) => [at, status])).toEqual([
    [key(7), 'ready'],
    [elsewhere, 'done'],
  ]);
});

test('what words alone name elsewhere holds, says that nobody knows its state, and stays visible', () => {
  const programme = read([issue(7, 'Load the barge', 'Depends on: quay/crane#3')]);
  expect(programme.nodes.find((node) => node.key === elsewhere)).toMatchObject({
    title: '',
    partial: 'named',
  });
  expect(programme.edges).toMatchObject([{ from: elsewhere, satisfied: false, stateUnknown: true }]);
  expect(programme.nodes.find((node) => node.key === key(7))?.status).toBe('waiting');
  expect(programme.unresolved.map(({ text }) => text)).toEqual(['quay/crane#3']);
});

test('a mere mention elsewhere makes no node', () => {
  const body = 'Related: quay/crane#3\n\nSee quay/crane#4 for how they did it.';
  expect(read([issue(7, 'Load the barge', body)]).nodes.map((node) => node.key)).toEqual([key(7)]);
});

test('a bare number means the repository that it is written in', () => {
  const crane = beside('quay/crane', issue(4, 'Turn the crane', 'Depends on: #3'), 4);
  const grease = beside('quay/crane', issue(3, 'Grease the crane', ''), 3);
  const own = issue(3, 'Survey the tide', '');
  const back = beside('quay/crane', issue(5, 'Lift', `Depends on: ${home}#3`), 5);
  expect(read([crane, grease, own, back]).edges.map(({ from, to }) => [from, to])).toEqual([
    [key(3), issueKey('quay/crane', 5)],
    [elsewhere, issueKey('quay/crane', 4)],
  ]);
});

test('letter case does not tell repositories apart', () => {
  const grease = beside('quay/crane', issue(3, 'Grease the crane', ''), 3);
  const programme = read([issue(7, 'Load the barge', 'Depends on: Quay/Crane#3'), grease]);
  expect(programme.edges).toMatchObject([{ from: elsewhere, to: key(7) }]);
  expect(programme.unresolved).toEqual([]);
});

test('a number that a mirrored repository does not have is unresolved, not elsewhere', () => {
  const grease = beside('quay/crane', issue(3, 'Grease the crane', ''), 3);
  const programme = read([issue(7, 'Load the barge', 'Depends on: quay/crane#99'), grease]);
  expect(programme.edges).toEqual([]);
  expect(programme.unresolved.map(({ text }) => text)).toEqual(['quay/crane#99']);
});

test('milestones of two repositories with one number are two', () => {
  const milestone = { number: 1, title: 'Spring', description: '', dueOn: null };
  const one = { ...issue(7, 'Phase 1.1: Load', ''), milestone };
  const other = { ...beside('quay/crane', issue(3, 'Phase 1.1: Grease', ''), 3), milestone };
  const programme = read([one, other, { ...issue(8, 'Unload', 'Depends on: Phase 1.1'), milestone }]);
  expect(programme.edges.map(({ from, to }) => [from, to])).toEqual([[key(7), key(8)]]);
});

test('what changes elsewhere changes the programme as reading everything anew does', () => {
  const issues = [waiting, issue(8, 'Unload the barge', 'Depends on: #7')];
  const composer = createComposer(home);
  const changes = new Map(issues.map((one) => [one.key, { issue: one, reading: readIssue(one, home) }]));
  for (const outside of [
    [],
    [told],
    [{ ...told, state: 'closed' as const }],
    [{ ...told, title: 'Oil it' }],
  ]) {
    const tracker: Tracker = { repository: home, issues, asOf, outside };
    const kept = composer.update(outside.length === 0 ? changes : new Map(), asOf, {
      outside,
      coordination: null,
    });
    expect(kept).toEqual(readProgramme(tracker));
    const readings = new Map([...changes].map(([at, { reading }]) => [at, reading]));
    expect(lint(tracker, readings, kept).map(({ code }) => code)).not.toContain('cycle');
  }
});

test('the coordination issue that somebody chose comes before the fuller plan', () => {
  const plan = (...phases: string[]) =>
    `# Berth plan\n\n## Phases\n${phases.join('\n')}\n\n## Quality Gates\n\n### Phase 0 Gate: Survey accepted\n- [x] Plotted\n**Status**: Pending review\n`;
  const survey = '### Phase 0: Survey\n- #7: Phase 0.1 - Soundings\n- #8: Phase 0.2 - Tides';
  const build = '### Phase 1: Build\n- #9: Phase 1.1 - Piles\n- #10: Phase 1.2 - Deck';
  const full = issue(1, 'Berth rebuilding', plan(survey, build));
  const chosen = issue(2, 'Spring rebuilding', plan(survey));
  const issues = [full, chosen, ...[7, 8, 9, 10].map((at) => issue(at, `Task ${at}`, ''))];
  const byItself = readProgramme({ repository: home, issues, asOf });
  expect(byItself.plans[0]).toBe(key(1));
  const set = readProgramme({ repository: home, issues, asOf, coordination: key(2) });
  expect(set.plans).toEqual([key(2), key(1)]);
});
