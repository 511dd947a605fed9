import type { CorpusCase, CorpusFamily } from '../corpusCase.ts';

/** Single lines in shapes that the other families leave out: separators, colours, local ids, gaps, estimates. */

const names = (text: string, ...references: readonly string[]): CorpusCase => ({ text, references });
const orders = (text: string, ...edges: readonly string[]): CorpusCase => ({ text, edges });
const joins = (text: string, ...links: readonly string[]): CorpusCase => ({ text, links });
const lacks = (text: string, unresolved: readonly string[], edges: readonly string[] = []): CorpusCase => ({
  text,
  unresolved,
  edges,
});
const takes = (text: string, minutes: string): CorpusCase => ({ text, durations: [`20=${minutes}`] });

export const looseReferences: CorpusFamily = {
  name: 'loose references',
  context: 'harbour',
  place: 'body',
  cases: [
    names('Issue#12 and issue #13 share one crane', '#12', '#13'),
    names('The hull is painted in colour #123456, the deck in #0d1117'),
    names('background: #336699; border: 1px solid #204060'),
    names('Use the hex value #445566 for buoys, as agreed on #15', '#15'),
    names('#12/#13/#14 have been surveyed', '#12', '#13', '#14'),
    names('#12・#13 の測量', '#12', '#13'),
    names('Tickets #12 ~ #14 share a budget', '#12-14'),
    names('#12..#14', '#12-14'),
    names('harbour/pilot#12-13 moved to spring', 'harbour/pilot#12-13'),
    names('https://github.com/harbour/pilot/issues/13#issuecomment-99', 'harbour/pilot#13'),
    names('https://charts.example.com/tide#21'),
    names('Merged in PR #88, then PRs #89 and #90'),
    names('Milestone #3, Rank #2, ADR #011, Worker #4'),
    names("Fix #12's flange before the storm", '#12'),
    names('(#12)(#13)', '#12', '#13'),
    names('＃12と＃13を確認', '#12', '#13'),
    names('Phases 2–3 and Phase 4.1', 'phase 2-3', 'phase 4.1'),
    names('Phase 3.1/3.2 share a yard', 'phase 3.1', 'phase 3.2'),
    names('~~#12~~ #13', '#13'),
    names('#!/usr/bin/env bash #[cfg(test)] #fff #abc123'),
  ],
};

export const looseDependencies: CorpusFamily = {
  name: 'loose dependencies',
  context: 'harbour',
  place: 'body',
  cases: [
    orders('Depends on: #13/#14', '13→20', '14→20'),
    orders('#12、#13に依存します', '12→20', '13→20'),
    orders('#12と#13が前提です', '12→20', '13→20'),
    orders('**Blocked by** — #12 & #13', '12→20', '13→20'),
    orders('Prerequisites: #12; #13; #14', '12→20', '13→20', '14→20'),
    orders('> **Needs**: #12 (wall), then #13', '12→20', '13→20'),
    orders('Waiting for #12 and #13 to land', '12→20', '13→20'),
    orders('BLOCKS: #21, #22', '20→21', '20→22'),
    orders('ブロック対象：#21・#22', '20→21', '20→22'),
    orders('依存Issue：#12〜#14', '12→20', '13→20', '14→20'),
    orders('| **Blocked By** | #12, #13 |', '12→20', '13→20'),
    orders('Depends on #12 but not on #13', '12→20'),
    orders('No longer depends on #12'),
    orders('Cannot start before #12 is merged', '12→20'),
    orders('Once #12 is merged, #13 can start', '12→13'),
    orders('After #12 and #13: #14', '12→14', '13→14'),
    { ...orders('#12 → #13 → (#14 + #15)', '12→13', '13→14', '13→15'), tolerated: ['parallel 14+15'] },
    orders('#12 ──▶ #13 ══> #14', '12→13', '13→14'),
    orders('- [ ] Depends on: #12', '12→20'),
    orders('1. **Requires**: #12', '12→20'),
    orders('Depends on: #12 in progress', '12~20'),
    orders('Needs #12 started and #13 complete', '12~20', '13→20'),
    orders('前提: #12（着手済み）', '12~20'),
    orders('Depends on: #12 \\u0026 #13', '12→20', '13→20'),
    orders('Depends on:\u0000 #12', '12→20'),
    orders('\u202EDepends on: #12\u202C', '12→20'),
    orders('âœ… Blocked by: #12', '12→20'),
    orders('#14 â†’ #15', '14→15'),
    orders('\\`\\`\\`\n#12 → #13\n\\`\\`\\`', '12→13'),
    orders('\\`\\`\\`bash\n#12 → #13\n\\`\\`\\`'),
    orders('**Blocks**: #21\r\n\r\n**Depends on**: #12\r\n', '20→21', '12→20'),
    orders(
      '| ID | Issue | Task |\n|---|---|---|\n| P0-1 | #12 | Wall |\n| P0-2 | #13 | Fenders |\n\nP0-2 depends on P0-1',
      '12→13',
    ),
    orders(
      '| ID | Issue | Task | Depends on |\n|---|---|---|---|\n| P0-1 | #12 | Wall | - |\n| P0-2 | #13 | Fenders | P0-1 |',
      '12→13',
    ),
    orders('### Task 1: Wall (#12)\n\n### Task 2: Fenders (#13)\n\nDepends on Task 1', '12→13'),
    orders('- Task 1: #12\n- Task 2: #13\n\nTask 2 depends on Task 1.', '12→13'),
    { ...orders('Phase 1.1 → 1.2 → 1.3', '31→32', '32→33'), context: 'terminal', on: 50 },
    {
      ...orders('Depends on: Phase 1.1-1.3 complete', '31→41', '32→41', '33→41'),
      context: 'terminal',
    },
    { ...orders('Blocks: Phase 3 (gates)', '41→61', '41→62'), context: 'terminal' },
    { ...orders('**Dependencies**: Phase 3.1 progress', '61~71'), context: 'terminal', on: 71 },
    { ...orders('- Phase 4.1 → Phase 4.2 / Phase 4.3', '71→72', '71→73'), context: 'terminal', on: 50 },
  ],
};

export const looseLinks: CorpusFamily = {
  name: 'loose links',
  context: 'harbour',
  place: 'body',
  cases: [
    joins('- #14 + #15 (parallel)', 'parallel 14+15'),
    joins('Parallel: #13 + #14 + #15', 'parallel 13+14', 'parallel 13+15', 'parallel 14+15'),
    joins('#13 and #14 can run in parallel', 'parallel 13+14'),
    joins('#13と#14は並行実行可', 'parallel 13+14'),
    {
      ...joins('- Phase 2.2 + Phase 2.3 (parallel)', 'parallel 42+43'),
      context: 'terminal',
      on: 50,
    },
    {
      ...joins('**Issue**: #32\n**Next Task**: #33', 'order 32>33'),
      context: 'terminal',
      on: 50,
      place: 'comment',
    },
    joins('**Previous Issues**: #13, #14', 'order 13>20', 'order 14>20'),
    joins('**Next Issue**: #21 (Tide gauge)', 'order 20>21'),
    joins('**Parent Issue**: #7', 'parent 7>20'),
    joins('Sub-issues: #21, #22', 'parent 20>21', 'parent 20>22'),
    joins('Relates to #12 / #13', 'related 12+20', 'related 13+20'),
    { ...joins('[Worker 2 → Worker 3]'), unresolved: ['worker 2', 'worker 3'] },
  ],
};

export const looseGaps: CorpusFamily = {
  name: 'loose gaps',
  context: 'harbour',
  place: 'body',
  cases: [
    lacks('**Dependencies**: None', []),
    lacks('**Dependencies**: #TBD', ['tbd']),
    lacks('Blocked by: (to be created)', ['to be created']),
    lacks('Depends on: #XXX, #12', ['xxx'], ['12→20']),
    lacks('**Blocked by**: [N]', ['n']),
    lacks('Depends on: #12 (TBD)', [], ['12→20']),
    lacks('Depends on: #12, date TBD', [], ['12→20']),
    lacks('Time to launch: TBD', []),
    lacks('Blocks: TBD', ['tbd']),
    lacks('Owner: TBD', []),
    lacks('ETA TBD, depends on #12', [], ['12→20']),
    lacks('依存: 未定', ['未定']),
    lacks('P0-9 → P0-8', ['p09', 'p08']),
    lacks('Blocked by: #12 (owner: TBD), #13', [], ['12→20', '13→20']),
  ],
};

export const looseDurations: CorpusFamily = {
  name: 'loose durations',
  context: 'harbour',
  place: 'body',
  cases: [
    takes('| **Duration** | 3h |\n|---|---|\n', '180'),
    takes('| **Duration** | 5h |', '300'),
    takes('| Field | Value |\n|---|---|\n| Estimate | 2-4 hours |\n', '120-240'),
    takes('**Estimate**: 1.5 days', '720'),
    takes('**所要時間**: 2〜3時間', '120-180'),
    takes('Duration: 90 minutes (1h actual)', '90'),
    takes('**Estimated Time**: ~4h', '240'),
    takes('**Effort**: TBD', 'none'),
    takes('Effort: 2 weeks', '4800'),
    takes('見積もり：半日', '240'),
    takes('- ⏱️ **Duration**: 45min', '45'),
    takes('**Duration**: 1h 30m', '90'),
    takes('**Duration**: [estimated time]', 'none'),
  ],
};
