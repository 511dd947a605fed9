import type { CorpusFamily } from '../corpusCase.ts';

const all = (from: readonly number[], to: readonly number[]): readonly string[] =>
  from.flatMap((blocker) => to.map((blocked) => `${blocker}→${blocked}`));

export const phasesAndRanges: CorpusFamily = {
  name: 'phases and ranges',
  context: 'terminal',
  place: 'body',
  cases: [
    { text: '**Dependencies**: Phase 1 complete', edges: all([31, 32, 33], [41]) },
    { text: '**Dependencies**: Phase 1 (Foundations) complete', edges: all([31, 32, 33], [41]) },
    { text: '**Dependencies**: Phase 1.1-1.3 complete', edges: all([31, 32, 33], [41]) },
    { text: '**Dependencies**: Phase 1.1-1.2 complete', edges: all([31, 32], [41]) },
    { text: '**Dependencies**: Phase 1.2', edges: ['32→41'] },
    { text: '**Depends on**: Phase 1.2 and Phase 1.3', edges: ['32→41', '33→41'] },
    { text: '- Depends on: Phase 1.3 (Drainage)', edges: ['33→41'] },
    { text: '> **DEPENDENCIES**： Phase 1.1', edges: ['31→41'] },
    { text: '**Blocks**: Phase 3 (Buildings)', edges: all([41], [61, 62]) },
    { text: '**Blocks**: Phase 3.1, Phase 3.2', edges: all([41], [61, 62]) },
    { text: '**Blocks**: Phase 2.2', edges: ['41→42'] },
    { text: '**Requires**: Phase 1.1', edges: ['31→41'] },
    { text: 'Blocked by Phase 1.2', edges: ['32→41'] },
    { text: '(After Phase 1.3)', edges: ['33→41'] },
    { text: '**Dependencies**: Phases 1-2 complete', on: 61, edges: all([31, 32, 33, 41, 42, 43], [61]) },
    { text: '**Dependencies**: Phase 3 complete', on: 71, edges: all([61, 62], [71]) },
    { text: '**Dependencies**: Phase 4.1-4.2 complete', on: 73, edges: all([71, 72], [73]) },
    { text: '**Dependencies**: #31-#33', edges: all([31, 32, 33], [41]) },
    { text: '**Dependencies**: #31-33 complete', edges: all([31, 32, 33], [41]) },
    { text: '**Dependencies**: #31 – #33', edges: all([31, 32, 33], [41]) },
    { text: '**Dependencies**: Phase 1 complete, #42', on: 43, edges: [...all([31, 32, 33], [43]), '42→43'] },
    { text: 'Phase 1.1 → Phase 1.2', on: 50, edges: ['31→32'] },
    { text: 'Phase 1.1 → Phase 1.2 → Phase 2.1', on: 50, edges: ['31→32', '32→41'] },
    { text: 'Phase 3 → Phase 4', on: 50, edges: all([61, 62], [71, 72, 73]) },
    { text: '└─> Phase 3.2', on: 50, edges: [] },
    { text: 'Phase 3.1\n  └─> Phase 3.2\n', on: 50, edges: ['61→62'] },
    { text: 'In Phase 1 we met rock; the cranes wait.', edges: [] },
    { text: '**Phase**: Phase 2 - Cranes', edges: [] },
    { text: '**Dependencies**: Phase 1.1 complete', context: 'observatory', on: 111, edges: ['101→111'] },
    { text: '**Dependencies**: Phase 1.1 complete', context: 'observatory', on: 211, edges: ['201→211'] },
    {
      text: '**Dependencies**: Phase 1 complete',
      context: 'observatory',
      on: 211,
      edges: all([201, 202], [211]),
    },
    { text: '**Blocks**: Phase 2', context: 'observatory', on: 102, edges: all([102], [111, 112]) },
    { text: 'Phase 1.1 → Phase 1.2', context: 'observatory', on: 200, edges: ['201→202'] },
    {
      text: `# Phase 2.1: Cranes

**Duration**: 8-10 hours
**Priority**: P0 (Critical)
**Dependencies**: Phase 1.1-1.3 complete
**Blocks**: Phase 2.2, Phase 4.1

## Objective

Two gantry cranes stand and turn.
`,
      edges: [...all([31, 32, 33], [41]), '41→42', '41→71'],
      durations: ['41=480-600'],
    },
    {
      context: 'observatory',
      on: 111,
      text: '# Phase 2.1: Dome control\r\n\r\n**Dependencies**: #101 (Shutter motors), #102 (Rail grinding)\r\n**Parent Issue**: #100\r\n',
      edges: ['101→111', '102→111'],
    },
  ],
};

export const soft: CorpusFamily = {
  name: 'soft',
  context: 'terminal',
  place: 'body',
  cases: [
    { text: '**Dependencies**: #31-#33 in progress', edges: ['31~41', '32~41', '33~41'] },
    { text: '**Dependencies**: #32 in progress', edges: ['32~41'] },
    { text: '**Dependencies**: Phase 1.1-1.2 progress', edges: ['31~41', '32~41'] },
    { text: '**Dependencies**: Phase 1 in progress', edges: ['31~41', '32~41', '33~41'] },
    {
      text: '**Dependencies**: Phase 1 complete, #42 in progress',
      on: 43,
      edges: ['31→43', '32→43', '33→43', '42~43'],
    },
    { text: '- Depends on: #31 complete, #32-#33 in progress', edges: ['31→41', '32~41', '33~41'] },
    { text: '**Dependencies**: Phase 4.1-4.2 progress', on: 73, edges: ['71~73', '72~73'] },
    { text: 'Requires: #32 in progress', edges: ['32~41'] },
    { text: '**Depends on**: #32 started', edges: ['32~41'] },
  ],
};

export const parallel: CorpusFamily = {
  name: 'parallel',
  context: 'harbour',
  place: 'body',
  cases: [
    { text: 'Parallel after #12: #13 + #14', edges: ['12→13', '12→14'], links: ['parallel 13+14'] },
    { text: '- Parallel after #12: #13 + #14', edges: ['12→13', '12→14'], links: ['parallel 13+14'] },
    { text: '- **Parallel after #12**: #13, #14', edges: ['12→13', '12→14'], links: ['parallel 13+14'] },
    {
      text: '- Parallel after #12: #13 + #14 + #15',
      edges: ['12→13', '12→14', '12→15'],
      links: ['parallel 13+14', 'parallel 13+15', 'parallel 14+15'],
    },
    { text: '- #13 + #14 (parallel)', edges: [], links: ['parallel 13+14'] },
    { text: '- Parallel: #13, #14', edges: [], links: ['parallel 13+14'] },
    { text: '- #13 + #14 (parallel after #12)', edges: ['12→13', '12→14'], links: ['parallel 13+14'] },
    { text: '- Final: #16 (depends on #15)', edges: ['15→16'] },
    { text: '- Worker 7: #13 (Parallel after #12)', edges: ['12→13'] },
    { text: '├─ Worker 7: #13 (Parallel after #12)', edges: ['12→13'] },
    { text: '└─ Worker 9: #16 (After #15)', edges: ['15→16'] },
    {
      text: '**Parallelization Strategy**:\n- Sequential: #12 → #13\n- Parallel after #13: #14 + #15\n- Final: #16 (depends on #15)\n',
      edges: ['12→13', '13→14', '13→15', '15→16'],
      links: ['parallel 14+15'],
    },
    {
      context: 'terminal',
      on: 50,
      text: '**After Phase 1.1 completes**:\n- Phase 1.2 + Phase 1.3 (parallel)\n',
      edges: ['31→32', '31→33'],
      links: ['parallel 32+33'],
    },
    {
      context: 'terminal',
      on: 50,
      text: '**During Phase 4**:\n- Phase 4.2 + Phase 4.3 (parallel after Phase 4.1)\n',
      edges: ['71→72', '71→73'],
      links: ['parallel 72+73'],
    },
    { context: 'clinic', text: '並列: #272、#273', edges: [], links: ['parallel 272+273'] },
    { text: 'The two quays run parallel to each other, see #12.', edges: [], links: [] },
  ],
};

export const parentAndRelated: CorpusFamily = {
  name: 'parent, order and related',
  context: 'harbour',
  place: 'body',
  cases: [
    { text: '**Parent Issue**: #12', links: ['parent 12>20'] },
    { text: 'Parent EPIC: #12', links: ['parent 12>20'] },
    { text: '**Part of**: #12', links: ['parent 12>20'] },
    { text: '**Part of**: #12 (Quay wall)', links: ['parent 12>20'] },
    { text: '- **Parent Issue**: #12', links: ['parent 12>20'] },
    { text: '**Parent Issue**： #12', links: ['parent 12>20'] },
    { text: '| **Parent Issue** | #12 |', links: ['parent 12>20'] },
    { text: '**Parent**: #12', links: ['parent 12>20'] },
    { text: '**Previous Issue**: #12', links: ['order 12>20'] },
    { text: '**Previous Issues**: #12, #13', links: ['order 12>20', 'order 13>20'] },
    { text: '**Previous Issues**: #12-#14', links: ['order 12>20', 'order 13>20', 'order 14>20'] },
    { text: '**Next Issue**: #21', links: ['order 20>21'] },
    { text: '- **Next Issue**: #21', links: ['order 20>21'] },
    { text: '**Related**: #14', links: ['related 14+20'] },
    { text: '**Related**: #14, #15', links: ['related 14+20', 'related 15+20'] },
    { text: 'See also #14', links: ['related 14+20'] },
    { text: 'See also: #14', links: ['related 14+20'] },
    { text: 'Relates to #14', links: ['related 14+20'] },
    { text: '- Relates to: #14', links: ['related 14+20'] },
    { text: '**Related Issues**: #14 and #15', links: ['related 14+20', 'related 15+20'] },
    { text: '**Related**: none', links: [] },
    { text: '**Parent Issue**: None', links: [] },
    {
      context: 'terminal',
      on: 50,
      text: '## Tasks\n\n- [ ] #31\n- [x] #32\n',
      links: ['parent 50>31', 'parent 50>32'],
    },
    {
      text: '**Parent Issue**: #12\n**Previous Issue**: #13\n**Next Issue**: #21\n**Depends on**: #14\n**Related**: #15\n',
      edges: ['14→20'],
      links: ['parent 12>20', 'order 13>20', 'order 20>21', 'related 15+20'],
    },
    {
      text: '# Mooring radar\r\n\r\n**Part of**: #12\r\n**Related**: #15\r\n',
      links: ['parent 12>20', 'related 15+20'],
    },
  ],
};
