import { describe, expect, it } from 'vitest';
import { issue } from '../trackers.ts';
import { findingsOf, places } from './findings.ts';

const milestone = (description: string) => ({
  milestone: { number: 1, title: 'Spring', description, dueOn: null },
});
const epic = (comments: readonly string[] = []) =>
  issue(1, 'Epic: Harbour', '- [ ] #5\n- [ ] #6', { comments });
const piles = (description = '') =>
  issue(5, 'Phase 1.1: Piles', '**Parent Issue**: #1', milestone(description));
const deck = issue(6, 'Phase 2.1: Deck', '**Parent Issue**: #1', milestone(''));

describe('a milestone', () => {
  it('that plans another number of issues than carry its phases is told', () => {
    const of = (words: string) => places(findingsOf(epic(), piles(words), deck), 'count-mismatch');
    expect(of('**Issues**: 10-20 pieces of work')).toEqual([
      '1: **Issues**: 10-20 pieces of work of 5, title of 6',
    ]);
    expect(of('**Issues**: 1-3 pieces of work')).toEqual([]);
  });

  it('that gives issues to another phase than their titles do is told', () => {
    const more = issue(7, 'Phase 2.2: Rail', '**Parent Issue**: #1', milestone(''));
    const found = findingsOf(epic(), piles('- Phase 1: Piles (#5-7)'), deck, more);
    expect(places(found, 'drift-number')).toEqual([
      '1: - Phase 1: Piles (#5-7) of 5, title of 6, title of 7',
    ]);
  });
});

describe('the progress of the whole', () => {
  it.each([
    ['Milestone Progress: [████░░░░░░] 40%\nOfficial: 0/5 issues closed', 1],
    ['Overall: 40%\n2/5 issues closed', 0],
    ['Overall: 33% → 40%\n0/5 issues closed', 0],
    ['```bash\nOverall: 40%\n```\n0/5 issues closed', 0],
  ])('%j against the count beside it makes %i findings', (body, count) => {
    expect(places(findingsOf(issue(5, 'Piles', body)), 'count-mismatch')).toHaveLength(count);
  });

  it('does not shrink from one text to the next', () => {
    const found = (first: number, second: number) =>
      places(
        findingsOf(epic([`Overall: ${first}%`, `Overall: ${second}%`]), piles(), deck),
        'count-mismatch',
      );
    expect(found(40, 20)).toEqual(['1: line 1 of 1 (comment), line 1 of 1 (comment)']);
    expect(found(20, 40)).toEqual([]);
  });
});

describe('a list', () => {
  it.each([
    ['4 issues (#5-#7)', 1],
    ['3 issues (#5-#7)', 0],
    ['Issues created: #5-#7 (5 issues)', 1],
    ['4 tasks: #5, #6 and #7', 1],
    ['Phase 1 (4 issues): #5, #6, #7', 1],
    ['Phase 2 issues: #5-#7', 0],
    ['4 issues (#5 is the first)', 0],
    ['[#####-----] 90%', 1],
    ['[#####-----] 50%', 0],
  ])('%j makes %i findings', (body, count) => {
    const rest = [6, 7].map((number) => issue(number, `Lamp ${number}`));
    expect(places(findingsOf(issue(5, 'Piles', body), ...rest), 'count-mismatch')).toHaveLength(count);
  });
});

describe('a whole phase', () => {
  const conflicts = (...comments: readonly string[]) =>
    places(findingsOf(epic(comments), piles(), deck), 'status-conflict');

  it.each([
    ['**Phase 1 - NOT COMPLETED**'],
    ['- 🔴 Phase 1: Not started, needs days'],
    ['- 🔴 Phase 1-2: Not started'],
    ['### Phase 1: Piles 🔄 40% COMPLETE'],
    ['フェーズ1: 未着手'],
  ])('called complete, and later %j, is a conflict', (later) => {
    expect(conflicts('### Phase 1: Piles ✅ COMPLETE', later)).toHaveLength(1);
  });

  it('whose planning is complete may well be not begun', () => {
    expect(
      conflicts('# Planning Complete\n\n## Worker 3 - Phase 1 Piles ✅ COMPLETE', '- Phase 1: Not started'),
    ).toEqual([]);
  });

  it('complete by its title and not carried out by its text is a conflict', () => {
    expect(conflicts('# ✅ Phase 1 - COMPLETE\n\n- Commands documented but NOT EXECUTED')).toHaveLength(1);
    expect(conflicts('# ✅ Phase 1 - COMPLETE\n\n- Commands executed')).toEqual([]);
  });

  it('complete in a report that stands on one of its issues does not make that issue complete', () => {
    const report = '# Phase 1 & 2 Completion Status\n\n**Status**: ✅ COMPLETE\n**Issue**: #6';
    const rail = issue(6, 'Phase 2.1: Deck', '**Parent Issue**: #1', { comments: [report] });
    expect(places(findingsOf(epic(), piles(), rail), 'claimed-done-open')).toEqual([]);
  });
});

describe('labels', () => {
  const labels = (...names: readonly string[]) => ({
    labels: names.map((name) => ({ name, color: 'ededed' })),
  });

  it.each([
    ['', ['state:done'], 1],
    ['', ['priority:P0-Critical', 'priority:P2-Medium'], 1],
    ['**Severity**: Sev.1', ['🚨 severity:Sev.3-Medium'], 1],
    ['**Priority**: P0', ['P1'], 1],
    ['**Severity**: Sev.2', ['severity:Sev.2-High'], 0],
    ['', ['state:pending'], 0],
  ])('body %j with %j makes %i findings', (body, names, count) => {
    expect(places(findingsOf(issue(5, 'Piles', body, labels(...names))), 'label-conflict')).toHaveLength(
      count,
    );
  });
});

it('an epic that counts itself among the issues yet to be created names itself', () => {
  const found = findingsOf(issue(4, 'Epic: Harbour', '- Target Issues: Create #4-6'), piles(), deck);
  expect(places(found, 'self-dependency')).toEqual(['4: line 1 of 4, title of 4']);
});
