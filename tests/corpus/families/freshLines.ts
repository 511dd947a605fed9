import type { CorpusCase, CorpusFamily } from '../corpusCase.ts';

/** Lines and bodies written after the rules for loose lines and plan bodies stood, to see whether the rules carry. */

const says = (text: string, expected: Omit<CorpusCase, 'text'>): CorpusCase => ({ text, ...expected });
const orders = (text: string, ...edges: readonly string[]): CorpusCase => ({ text, edges });

export const freshLines: CorpusFamily = {
  name: 'fresh lines',
  context: 'harbour',
  place: 'body',
  cases: [
    says('Accent #204080 on the masthead, link to issue#14', { references: ['#14'] }),
    says('fill="#112233" stroke="#445566"', { references: [] }),
    says('Tracked in issues #12/#13 and Issue #14', {
      references: ['#12', '#13', '#14'],
      tolerated: ['parent 12>20', 'parent 13>20', 'parent 14>20'],
    }),
    says('Run #88 of build #12 failed, see ticket #13', {
      references: ['#13'],
      reports: [],
      tolerated: ['20|-|failed'],
    }),
    says('（#12）、（#13）', { references: ['#12', '#13'] }),
    says('Phase 1.2 to 1.4', { references: ['phase 1.2-1.4'] }),
    orders('#12・#13・#14が必要', '12→20', '13→20', '14→20'),
    orders('#21は#12、#13に依存', '12→21', '13→21'),
    orders('#12/#13 → #14', '12→14', '13→14'),
    orders('Must wait for #12 + #13', '12→20', '13→20'),
    orders("Can't start until #12 and #14 are closed", '12→20', '14→20'),
    orders('As soon as #12 is done, #21 and #22 may begin', '12→21', '12→22'),
    orders('When #12 lands, #13 starts', '12→13'),
    orders('This is not blocked by #12'),
    orders('Requires #12 rather than #13', '12→20'),
    orders('**Depends on** : #12 , #13', '12→20', '13→20'),
    orders('* **blocked-by:** #12', '12→20'),
    orders('⛔ Blocked by #12 (quay wall) and #13 (fenders)', '12→20', '13→20'),
    orders('Depends on: #12 (started)', '12~20'),
    orders('前提Issue：#12（進行中）、#13', '12~20', '13→20'),
    orders('#12 => #13 => #14', '12→13', '13→14'),
    orders('#14 ← #13', '13→14'),
    orders('Unblocks: #21 + #22', '20→21', '20→22'),
    orders(
      '| No | Ticket | Work | Prerequisite |\n|---|---|---|---|\n| 1 | #12 | Wall | — |\n| 2 | #13 | Fenders | #12 |\n| 3 | #14 | Bollards | #12, #13 |',
      '12→13',
      '12→14',
      '13→14',
    ),
    orders('### A-1: Wall (#12)\n\n### A-2: Fenders (#13)\n\n**Depends on**: A-1\n', '12→13'),
    orders(
      '| Worker | Issue |\n|---|---|\n| Worker 4 | #12 |\n| Worker 5 | #13 |\n\nHand-over: [Worker 4 → Worker 5]\n',
      '12→13',
    ),
    says('#14 + #15 can be done in parallel once #12 is in', {
      links: ['parallel 14+15'],
      tolerated: ['12→14', '12→15'],
    }),
    says('Phase 2.1 and Phase 2.2 run concurrently', {
      context: 'terminal',
      on: 50,
      links: ['parallel 41+42'],
    }),
    says('#14 and #15 cannot run in parallel', { links: [] }),
    says('- #21 + #22 (並行可)', { links: ['parallel 21+22'] }),
    says('## Worker 6 Report\n\n**Issue**: #32\n**Next Task**: #61', {
      context: 'terminal',
      on: 50,
      place: 'comment',
      links: ['order 32>61'],
    }),
    says('Blocked by: TBA', { unresolved: ['tba'] }),
    says('Depends on: #12, #??', { unresolved: [''], edges: ['12→20'], tolerated: [''] }),
    says('Budget: TBD\n\nDepends on: none', { unresolved: [] }),
    says('**依存**: #12、他は未定', { unresolved: [], edges: ['12→20'] }),
    says('**Estimated duration**: 3 to 5 days', { durations: ['20=1440-2400'] }),
    says('**工数**: 1人日', { durations: ['20=480'] }),
    says('| Worker | Worker 4 |\n|---|---|\n| Estimate | 90min |\n', {
      durations: ['20=90'],
      assigned: ['20:4'],
    }),
    says('**Assigned to**: Worker 9\n\nTwo lamps are out.', { assigned: ['20:9'] }),
    says('**担当**: ワーカー7', { assigned: ['20:7'] }),
    says('**Owner**: Workers 3-5', { assigned: ['20:none'] }),
    says('Owners: Worker 3 (wall), Worker 4 (crane)', { assigned: ['20:none'] }),
    says(
      '| Ticket | What | After | How long | Who |\n|---|---|---|---|---|\n| #12 | Wall | - | 2h | Worker 1 |\n| #13 | Fenders | #12 | 3h | Worker 2 |\n',
      { edges: ['12→13'], durations: ['12=120', '13=180'], assigned: ['12:1', '13:2'] },
    ),
    says(
      '# Plan\n\n## Wave 1 – Ground (Days 1–3)\n\n* Worker 1 → #501\n* Worker 2 → #502, after #501\n\n**Checkpoint:** ground is dry\n\n## Wave 2 – Roof (Days 4–6)\n\n* Worker 1 → #503\n',
      {
        context: 'library',
        edges: ['501→502'],
        assigned: ['501:1', '502:2', '503:1'],
        plan: [
          'wave 1 Ground; Days 1–3; 1-3',
          'wave 2 Roof; Days 4–6; 4-6',
          'member 1 501,502',
          'member 2 503',
          'checkpoint 1 ground is dry',
        ],
      },
    ),
    says(
      '# Plan\n\n### Phase 1 — Building — COMPLETE ✅\n\n- #501: Phase 1.1 - Shelf survey\n- #502: Phase 1.2 - Floors\n\n### Phase 2 — Catalogue: in progress\n\n- #505: Phase 2.1 - Export\n\n### Phase 3 — Moving (BLOCKED by permits)\n\n### Phase 1 Gate\n- [x] Floors carry\n\n**Approved by**: City engineer\n**Gate status**: ✅ Passed\n\n## Key risks\n\n1. **Rain** (High): tents\n2. **Strike** (Low)\n   - Mitigation: second firm\n   - Owner: Orchestrator\n\n## KPIs\n\n- Lost books: 0\n',
      {
        context: 'library',
        edges: [],
        reports: [],
        tolerated: ['phase 1|-|done', 'phase 2|-|running', 'phase 3|-|blocked'],
        plan: [
          'phase 1 Building [done]',
          'phase 2 Catalogue [running]',
          'phase 3 Moving [blocked]',
          'gate 1 approved; City engineer; 1/1',
          'risk high Rain; -',
          'risk low Strike; Orchestrator',
          'metric Lost books: 0',
        ],
      },
    ),
  ],
};
