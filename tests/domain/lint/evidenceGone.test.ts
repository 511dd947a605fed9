import { describe, expect, it } from 'vitest';
import type { ReplacedText } from '#domain/tracker.ts';
import { issue } from '../trackers.ts';
import { findingsOf, places } from './findings.ts';

const done = '**Worker**: Worker 6\n**Status**: ✅ Complete';
const gone = (
  body: string,
  parts: Partial<ReplacedText> = {},
): { readonly replaced: readonly ReplacedText[] } => ({
  replaced: [
    {
      commentId: 'c1',
      author: 'harbourmaster',
      at: '2026-03-01T08:30:00Z',
      body,
      goneAt: '2026-03-01T12:00:00Z',
      how: 'deleted',
      ...parts,
    },
  ],
});
const closed = { state: 'closed', closedAt: '2026-03-01T10:00:00Z' } as const;
const goneIn = (...issues: Parameters<typeof findingsOf>) => places(findingsOf(...issues), 'evidence-gone');

describe('a completion', () => {
  it('whose comment was deleted is told with the old line and how it went', () => {
    expect(goneIn(issue(5, 'Phase 1.1: Piles', '', { ...closed, ...gone(done) }))).toEqual([
      '5: line 2 of 5 (comment), comment deleted of 5, state closed of 5',
    ]);
  });

  it('whose comment was edited into something else is told with what stands there now', () => {
    const comment = {
      id: 'c1',
      author: 'harbourmaster',
      createdAt: '2026-03-01T08:30:00Z',
      updatedAt: '2026-03-01T12:00:00Z',
      body: '**Worker**: Worker 6\n**Status**: 🔄 In progress',
      minimizedReason: null,
    };
    const edited = gone(done, { how: 'edited' });
    expect(goneIn(issue(5, 'Phase 1.1: Piles', '', { comments: [comment], ...edited }))).toEqual([
      '5: line 2 of 5 (comment), comment edited of 5, line 2 of 5 (comment)',
    ]);
    const mended = { ...comment, body: `${done}\n\nA missing word added.` };
    expect(goneIn(issue(5, 'Phase 1.1: Piles', '', { comments: [mended], ...edited }))).toEqual([]);
  });

  it('that is said again elsewhere, or was taken back before, rests on nothing that is gone', () => {
    expect(goneIn(issue(5, 'Phase 1.1: Piles', '', { comments: [done], ...gone(done) }))).toEqual([]);
    const running = '**Worker**: Worker 6\n**Status**: 🔄 In progress';
    expect(goneIn(issue(5, 'Phase 1.1: Piles', '', { comments: [running], ...gone(done) }))).toEqual([]);
    expect(goneIn(issue(5, 'Phase 1.1: Piles', '', gone('Nice weather.')))).toEqual([]);
  });
});

describe('an approval', () => {
  it.each([
    ['Approved. Begin with the piles.', 1],
    ['✅ **APPROVED** by the harbour master', 1],
    ['承認します。', 1],
    ['LGTM', 1],
    ['Not approved yet.', 0],
    ['Awaiting approval', 0],
    ['Will be approved once the piles stand', 0],
  ])('%j that was deleted makes %i findings', (body, count) => {
    expect(goneIn(issue(5, 'Phase 1.1: Piles', '', gone(body)))).toHaveLength(count);
  });
});
