import { describe, expect, it } from 'vitest';
import { findReferences, numbersOf } from '#domain/text/references.ts';

function found(line: string): readonly string[] {
  return findReferences(line).map((reference) => {
    expect(line.slice(reference.start, reference.end)).toBe(reference.text);
    switch (reference.kind) {
      case 'issue':
        return `${reference.repository ?? ''}#${numbersOf(reference).join(',')}`;
      case 'phase':
        return reference.first === reference.last
          ? `P${reference.first}`
          : `P${reference.first}–${reference.last}`;
      case 'local':
        return `local ${reference.id}`;
      case 'placeholder':
        return `gap ${reference.text}`;
    }
  });
}

describe('references in a line', () => {
  it.each([
    ['#12', ['#12']],
    ['see #12.', ['#12']],
    ['(#12)', ['#12']],
    ['**#12**: wall', ['#12']],
    ['#12のみ', ['#12']],
    ['harbour/pilot#12', ['harbour/pilot#12']],
    ['https://github.com/harbour/pilot/issues/12', ['harbour/pilot#12']],
    ['<https://git.example.com/harbour/pilot/issues/12#issuecomment-7>', ['harbour/pilot#12']],
    ['#12-#15', ['#12,13,14,15']],
    ['#112-115', ['#112,113,114,115']],
    ['#112-15', ['#112,113,114,115']],
    ['#12 – #14', ['#12,13,14']],
    ['#12..#14', ['#12,13,14']],
    ['#12〜#14', ['#12,13,14']],
    ['#12, #13 + #14、#15 and #16', ['#12', '#13', '#14', '#15', '#16']],
    ['Issue#12 and tickets#7', ['#12']],
    ['#12/#13, /docs/#14', ['#12', '#13']],
    ['Phase 3.1/3.2', ['P3.1', 'P3.2']],
    ['colour #123456, then #654321 and #12', ['#12']],
    ['since #123456', ['#123456']],
    ['#12 - 30min', ['#12']],
    ['#1-#99999', ['#1,99999']],
    ['Phase 1.3', ['P1.3']],
    ['phase 4.1-4.5', ['P4.1–4.5']],
    ['Phases 1-2', ['P1–2']],
    ['Phase 1.3-5', ['P1.3–1.5']],
    ['Phase 1.3, 1.4 and 2.1', ['P1.3', 'P1.4', 'P2.1']],
    ['Phases 1 and 3', ['P1', 'P3']],
    ['フェーズ2', ['P2']],
    ['P0-2 and Task 3', ['local p0-2', 'local task 3']],
    [
      '#TBD, #XXX, TBD, [N], #[issue], (to be created)',
      ['gap #TBD', 'gap #XXX', 'gap TBD', 'gap [N]', 'gap #[issue]', 'gap to be created'],
    ],
    ['PR #12, then #13', ['#13']],
  ])('%j', (line, expected) => {
    expect(found(line)).toEqual(expected);
  });

  it.each([
    'Milestone #55',
    '**Milestone**: [#55](https://github.com/harbour/pilot/milestone/55)',
    'PR #994',
    'PRs #994, #995 and #996',
    '✅ PR created: #39',
    'Pull Request #7',
    'merged via PR #7',
    'ADR #008',
    'ADR #8',
    'Rank #2',
    'Worker #1',
    'ワーカー#3',
    '#!/bin/bash',
    '#[derive(Debug)]',
    '#0d1117',
    '#3776AB',
    '&#123;',
    '## 12 things',
    'docs/guide.md#12',
    'https://github.com/harbour/pilot/pull/12',
    'https://example.com/page#12',
    '#2026-03-01',
    'path/phase-2.1-rails',
    'phase:2',
    'Phase one',
    'v1.2#',
    'issue12',
    '#',
  ])('none in %j', (line) => {
    expect(found(line)).toEqual([]);
  });
});
