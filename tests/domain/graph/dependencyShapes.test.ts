import { describe, expect, it } from 'vitest';
import { arrows, issue, read } from '../trackers.ts';

/** Issues that the lines below may name; #20 is the one that speaks. */
function speaking(body: string, title = 'Mooring radar'): readonly string[] {
  return arrows(
    read(
      issue(20, title, body),
      ...[7, 12, 13, 14, 15, 16].map((number) => issue(number, `Quay ${number}`)),
      issue(31, 'Phase 1.1: Pilings', '**Part of**: #50'),
      issue(32, 'Phase 1.2: Decking', '**Part of**: #50'),
      issue(41, 'Phase 2.1: Cranes', '**Part of**: #50'),
      issue(50, '[EPIC] Container terminal'),
    ),
  );
}

describe('a line that names what must come first', () => {
  it.each([
    ['Depends on: #12'],
    ['**Depends on**: #12'],
    ['**Depends on:** #12'],
    ['- **Depends on**: #12 (quay wall)'],
    ['* Depends on: #12'],
    ['1. Depends on: #12'],
    ['> **DEPENDS ON**: #12'],
    ['- [ ] Depends on: #12'],
    ['- [x] **Depends On**: #12'],
    ['Depends on：#12'],
    ['__Depends on__: #12'],
    ['*Depends on*: #12'],
    ['🔗 **Depends on**: #12'],
    ['├─ Depends on: #12'],
    ['| **Blocked By** | #12 and its survey |'],
    ['Depends on #12'],
    ['depends on issue #12'],
    ['Depends-on: #12'],
    ['This depends on #12.'],
    ['**Dependencies**: #12 (quay wall)'],
    ['Dependency: harbour/pilot#12'],
    ['Depends on: HARBOUR/Pilot#12'],
    ['Depends on: https://github.com/harbour/pilot/issues/12'],
    ['Depends on: https://github.com/harbour/pilot/issues/12#issuecomment-99'],
    ['Depends on: [the survey](https://github.com/harbour/pilot/issues/12)'],
    ['Requires: #12'],
    ['Requires #12'],
    ['Needs #12'],
    ['Waiting for #12'],
    ['Waiting on: #12'],
    ['Blocked by #12'],
    ['Blocked by: #12, which is late'],
    ['Currently blocked by #12 until spring.'],
    ['**Blocked on** — #12'],
    ['Prerequisites: #12'],
    ['After: #12'],
    ['Paint the bollards (depends: #12)'],
    ['Paint the bollards (depends on #12)'],
    ['- [ ] Paint the bollards (blocked by #12)'],
    ['Paint the bollards (After #12)'],
    ['Paint the bollards（依存: #12）'],
    ['依存Issue: #12'],
    ['依存: #12のみ'],
    ['**依存関係**：#12'],
    ['前提: #12'],
    ['前提条件: #12 が終わっていること'],
    ['#12に依存しています'],
    ['**Depends on**:\n- #12'],
    ['**Depends on**:\n\n- [ ] #12 quay wall\n'],
    ['## Dependencies\n\n- #12 quay wall\n\n## Tasks\n- paint it'],
    ['| Field | Value |\n|---|---|\n| Depends on | #12 |'],
    ['| Depends on | #12 |\n|---|---|\n| Priority | P1 |'],
    ['\tDepends on: #12\r\n'],
    ['**Depends on**: #12 complete'],
    ['**Depends on**: ✅ #12'],
  ])('%j', (body) => {
    expect(speaking(body)).toEqual(['12→20']);
  });

  it.each([
    ['Depends on: #12, #13', ['12→20', '13→20']],
    ['Depends on #12 and #13', ['12→20', '13→20']],
    ['Depends on: #12 + #13', ['12→20', '13→20']],
    ['依存Issue: #12、#13', ['12→20', '13→20']],
    ['Depends on: #12 #13', ['12→20', '13→20']],
    ['Depends on: #12-#14', ['12→20', '13→20', '14→20']],
    ['Depends on: #12-14', ['12→20', '13→20', '14→20']],
    ['Depends on: #12 – #14', ['12→20', '13→20', '14→20']],
    ['**Dependencies**: #12 (quay wall), #14 (fenders)', ['12→20', '14→20']],
    ['**Depends on**:\n- #12\n- #13 (wall)\n  - see #14 for pictures', ['12→20', '13→20']],
    ['Depends on: #12\nBlocked by: #13', ['12→20', '13→20']],
  ])('%j names several', (body, expected) => {
    expect(speaking(body)).toEqual(expected);
  });
});

describe('a line that names what waits for this', () => {
  it.each([
    ['**Blocks**: #12'],
    ['Blocks #12'],
    ['Blocking: #12'],
    ['- **BLOCKS**：#12'],
    ['This blocks #12.'],
    ['**Required by**: #12'],
    ['ブロック対象: #12'],
    ['#12をブロックしています'],
    ['| **Blocks** | #12 |'],
  ])('%j', (body) => {
    expect(speaking(body)).toEqual(['20→12']);
  });
});

describe('arrows and trees', () => {
  it.each([
    ['#12 → #13 → #14', ['12→13', '13→14']],
    ['#12 -> #13', ['12→13']],
    ['#12 => #13', ['12→13']],
    ['#12 ───▶ #13', ['12→13']],
    ['#12 --> #13', ['12→13']],
    ['- Sequential: #12 → #13', ['12→13']],
    ['- Worker 6: #12 → #13 (one after the other)', ['12→13']],
    ['#12 (wall) → #13 (fenders) → #14', ['12→13', '13→14']],
    ['#12 → #13, #14 → #15', ['12→13', '12→14', '13→15', '14→15']],
    ['#13 ← #12', ['12→13']],
    ['```\n#12 → #13\n```', ['12→13']],
    ['```text\n#12 → #13\n```', ['12→13']],
    ['- Parallel after #12: #13 + #14', ['12→13', '12→14']],
    ['**After #12 is done**:\n- #13 + #14 (parallel)', ['12→13', '12→14']],
    ['- Last: #13 (depends on #12)', ['12→13']],
    ['#13 depends on #12', ['12→13']],
    ['- **#13**: fenders (after #12)', ['12→13']],
    [
      '```\n#12 (wall)\n  └─> #13 (fenders)\n       ├─> #14\n       └─> #15\n            └─> #16\n```',
      ['12→13', '13→14', '13→15', '15→16'],
    ],
    ['## Dependency tree\n```\n#12\n├─ #13\n│  └─ #14\n└─ #15\n```', ['12→13', '12→15', '13→14']],
    [
      '```\nPhase 1.1 (Pilings)\n  └─> Phase 1.2 (Decking)\n       └─> Phase 2.1 (Cranes)\n```',
      ['31→32', '32→41'],
    ],
    ['Phase 1 (16-24h) → Phase 2 (40h)', ['31→41', '32→41']],
    [
      '| Issue | Task | Blocking | Duration |\n|---|---|---|---|\n| #12 | Wall | None | 1h |\n| #13 | Fenders | #12 | 30min |',
      ['12→13'],
    ],
    [
      '| # | Title | Depends on | Blocks |\n|---|---|---|---|\n| #13 | Fenders | #12 | #14 |',
      ['12→13', '13→14'],
    ],
    ['### #13: Fenders\n**Depends on**: #12', ['12→13']],
  ])('%j', (body, expected) => {
    expect(speaking(body)).toEqual(expected);
  });
});

describe('statements about phases', () => {
  it.each([
    ['**Dependencies**: Phase 1 complete', ['31→20', '32→20']],
    ['**Dependencies**: Phase 1 (the ground) must be complete', ['31→20', '32→20']],
    ['**Dependencies**: Phase 1.1-1.2 complete', ['31→20', '32→20']],
    ['**Depends on**: Phases 1-2', ['31→20', '32→20', '41→20']],
    ['**Depends on**: Phase 1.2', ['32→20']],
    ['**Blocks**: Phase 2 (cranes)', ['20→41']],
    ['前提: フェーズ1', ['31→20', '32→20']],
    ['**Dependencies**: Phase 1.1-1.2 progress', ['31~20', '32~20']],
    ['**Dependencies**: Phase 2 complete, #12-#13 in progress', ['12~20', '13~20', '41→20']],
    ['**Dependencies**: Phase 2 (#12)', ['12→20']],
  ])('%j', (body, expected) => {
    expect(speaking(`**Part of**: #50\n${body}`)).toEqual(expected);
  });
});

describe('what looks like a dependency and is none', () => {
  it.each([
    ['**Parent Issue**: #12'],
    ['**Parent Issues**: #12, #13'],
    ['Parent EPIC: #12 (closed)'],
    ['**Part of**: #12 (terminal)'],
    ['**Related**: #12 #13'],
    ['See also #12'],
    ['Relates to #12 (P0-2)'],
    ['**Previous Issues**: #12'],
    ['**Next Issue**: #13'],
    ['Depends on: None'],
    ['**Dependencies**: None (ready, #12 is done)'],
    ['依存: なし'],
    ['Blocked by: -'],
    ['Depends on: N/A'],
    ['Depends on: TBD'],
    ['Depends on: #TBD'],
    ['Depends on: #XXX (to be created)'],
    ['Depends on: Milestone #12'],
    ['Blocked by PR #12'],
    ['Blocked by PRs #12 and #13'],
    ['Depends on: ADR #12'],
    ['Depends on: ADR #008'],
    ['Needs Worker #12'],
    ['Rank #12 → Rank #13'],
    ['Waiting for Pull Request #12'],
    ['```bash\n# Depends on: #12\n```'],
    ['```markdown\n**Depends on**: #12\n```'],
    ['\\`\\`\\`markdown\n**Depends on**: #12\n\\`\\`\\`'],
    ['`Depends on: #12`'],
    ['~~Depends on: #12~~'],
    ['Depends on: ~~#12~~ nothing any more'],
    ['<!-- Depends on: #12 -->'],
    ['<!--\nDepends on: #12\n-->'],
    ['This does not depend on #12.'],
    ['No longer blocked by #12'],
    ['This is not blocked by #12'],
    ['It was blocked by #12 last week'],
    ['Unblocked by #12'],
    ['#!/bin/bash'],
    ['#[derive(Debug)] → #12'],
    ['colour #0d1117 → #12abc'],
    ['[Worker 6 → Worker 9] please'],
    ['#12 → in progress'],
    ['Milestone: 33% → 40% (with #12-14 closed)'],
    ['Run the scripts of Phase 1.1 now → ready for Phase 2 in an hour'],
    ['Result: Phase 1.2 → 100% ✅, Phase 1 → 85% complete'],
    ['├─ 4.1: Load test (12h) → #12'],
    ['#12 <-> #13'],
    ['Moved from #12 → #13'],
    ['```\nDay 1: Phase 1 (ground)\n├─ Worker 6: #12\n└─ Worker 7: #13\n```'],
    ['Reviewed in #12, thanks'],
    ['- [ ] #12 quay wall'],
    ['https://github.com/harbour/pilot/pull/12'],
    ['Depends on: https://github.com/harbour/pilot/milestone/12'],
    ['| Metric | Before | After |\n|---|---|---|\n| Cranes | 12 | #13 |'],
    ['### Before Phase 2\n- Cranes: 12'],
    ['Depends on: #20'],
  ])('%j', (body) => {
    expect(speaking(body)).toEqual([]);
  });
});

describe('what cannot be resolved', () => {
  it.each([
    ['Depends on: TBD', 'TBD'],
    ['Depends on: #TBD', '#TBD'],
    ['**Blocks**: #XXX', '#XXX'],
    ['Depends on: [N]', '[N]'],
    ['Depends on: #404', '#404'],
    ['Depends on: Phase 9 complete', 'Phase 9'],
    ['**Blocks**: P0-3 (bridge)', 'P0-3'],
  ])('%j stays visible with its line', (body, text) => {
    const programme = read(issue(20, 'Mooring radar', `Intro\n\n${body}`));
    expect(programme.edges).toEqual([]);
    expect(programme.unresolved.map((item) => [item.text, item.evidence.line, item.evidence.quote])).toEqual([
      [text, 3, body],
    ]);
  });

  it('keeps a number that is still missing beside those that are there', () => {
    const programme = read(issue(20, 'Mooring radar', 'Depends on: #12, #TBD'), issue(12, 'Tide survey', ''));
    expect(programme.edges.map(({ from }) => from)).toEqual([programme.nodes[0]?.key]);
    expect(programme.unresolved.map(({ text }) => text)).toEqual(['#TBD']);
  });

  it('resolves local ids that the same body defines', () => {
    const body = '- P0-2: survey (#12)\n- P0-3: wall (#13)\n\n```\nP0-2 (survey) → P0-3 (wall)\n```\n';
    expect(speaking(body)).toEqual(['12→13']);
    const tasks = '### Task 1: survey (#12)\n### Task 2: wall (#13)\n\nTask 2 depends on Task 1\n';
    expect(speaking(tasks)).toEqual(['12→13']);
  });
});
