import type { CorpusFamily } from '../corpusCase.ts';

export const tables: CorpusFamily = {
  name: 'tables',
  context: 'library',
  place: 'body',
  cases: [
    {
      text: `### Phase 1: Building (READY)

| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
| #501 | Phase 1.1 - Shelf survey | None | 2h |
| #502 | Phase 1.2 - Floor reinforcement | #501 | 1-2 days |
| #503 | Phase 1.3 - Climate control | #502 | 45min |
| #504 | Phase 1.4 - Fire doors | #502 | 0.5 day |
`,
      edges: ['501→502', '502→503', '502→504'],
      durations: ['501=120', '502=480-960', '503=45', '504=240'],
      unresolved: [],
      tolerated: ['phase 1|-|waiting'],
    },
    {
      text: `| Issue | Task | Blocking | Duration |
|---|---|---|---|
| #505 | Phase 2.1 - Catalogue export | #503, #504 | 6h |
| #506 | Phase 2.2 - Barcode printing | #505 | 90min |
| #507 | Phase 2.3 - Reader accounts | - | 2-3h |
`,
      edges: ['503→505', '504→505', '505→506'],
      durations: ['505=360', '506=90', '507=120-180'],
    },
    {
      text: `| Issue | Title | Depends on |
|:--|:--|:--|
| #502 | Floor reinforcement | #501 |
| #503 | Climate control | #501 + #502 |
`,
      edges: ['501→502', '501→503', '502→503'],
    },
    {
      text: `| # | Task | Blocked By | Owner |
|---|---|---|---|
| #511 | Crate packing | #505-#507 | Worker 4 |
| #512 | Van schedule | #511 | Worker 5 |
`,
      edges: ['505→511', '506→511', '507→511', '511→512'],
    },
    {
      text: `| Issue | Task | Blocks |
|---|---|---|
| #501 | Shelf survey | #502, #503 |
| #504 | Fire doors | None |
`,
      edges: ['501→502', '501→503'],
      unresolved: [],
    },
    {
      text: `| Issue | Task | Dependencies |
|---|---|---|
| #505 | Catalogue export | Phase 1.3 |
| #506 | Barcode printing | Phase 2.1 |
`,
      edges: ['503→505', '505→506'],
    },
    {
      text: '| Issue | Task | Blocking |\r\n|---|---|---|\r\n| #501 | Shelf survey | None |\r\n| #502 | Floor reinforcement | #501 |\r\n',
      edges: ['501→502'],
      unresolved: [],
    },
    {
      context: 'clinic',
      on: 240,
      text: `| Issue | タスク | 依存 | 見積 |
|---|---|---|---|
| #270 | 予約カレンダー | #240 | 2-3時間 |
| #271 | 問診票フォーム | #270 | 45分 |
| #272 | 会計連携 | なし | 1日 |
`,
      edges: ['240→270', '270→271'],
      durations: ['270=120-180', '271=45', '272=480'],
      unresolved: [],
    },
    {
      text: `| Risk | Impact | Mitigation | Owner |
|------|--------|-----------|-------|
| Damp in the stacks | High | Climate control in #503 | Worker 3 |
| Lost crates | Critical | Barcodes before #511 | All workers |
`,
      edges: [],
    },
    {
      text: `| Worker | Phase | Mission | Status | Issues |
|--------|-------|---------|--------|--------|
| Worker 1 | Phase 1 | Building | ✅ Complete | #501-504 |
| Worker 2 | Phase 2 | Catalogue | 🔄 Launching | #505-507 |
`,
      edges: [],
    },
    {
      text: `| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
|  |  |  |  |
`,
      edges: [],
    },
    {
      context: 'harbour',
      text: `| Field | Value |
|---|---|
| **Status** | Open |
| **Blocked By** | #12 (wall), #13 |
| **Blocks** | #21 |
`,
      edges: ['12→20', '13→20', '20→21'],
    },
    {
      text: `| ID | Issue | Task | Depends on |
|---|---|---|---|
| P0-1 | #501 | Shelf survey | - |
| P0-2 | #502 | Floor reinforcement | P0-1 |
| P0-3 | #503 | Climate control | P0-2 |
`,
      edges: ['501→502', '502→503'],
      unresolved: [],
    },
    {
      text: `| Issue | Task | Blocking | Duration |
|---|---|---|---|
| #501 | Shelf survey | TBD | 1h |
| #502 | Floor reinforcement | #501 ✅ | 1h |
`,
      edges: ['501→502'],
      unresolved: ['tbd'],
    },
  ],
};

export const arrowsAndTrees: CorpusFamily = {
  name: 'arrows and trees',
  context: 'harbour',
  place: 'body',
  cases: [
    { text: '#12 → #13', edges: ['12→13'] },
    { text: '#12 -> #13', edges: ['12→13'] },
    { text: '#12 => #13', edges: ['12→13'] },
    { text: '#12 ───▶ #13', edges: ['12→13'] },
    { text: '#12 ──► #13', edges: ['12→13'] },
    { text: '#12 ────> #13', edges: ['12→13'] },
    { text: '#12 → #13 → #14 → #15', edges: ['12→13', '13→14', '14→15'] },
    { text: '- Sequential: #12 → #13', edges: ['12→13'] },
    { text: '- **Order**: #12 → #14', edges: ['12→14'] },
    { text: '1. #12 → #13', edges: ['12→13'] },
    { text: '> #12 → #13', edges: ['12→13'] },
    { text: '#12 (Quay wall) → #13 (Fender line)', edges: ['12→13'] },
    { text: '**#12** → **#13**', edges: ['12→13'] },
    { text: '#12 → #13, #14', edges: ['12→13', '12→14'] },
    { text: '#12 + #13 → #14', edges: ['12→14', '13→14'] },
    { text: '#12 → #13 + #14 → #15', edges: ['12→13', '12→14', '13→15', '14→15'] },
    { text: '- Worker 6: #12 → #13 (Sequential)', edges: ['12→13'] },
    { text: '├─ Worker 6: #12 → #13 (Sequential)', edges: ['12→13'] },
    { text: 'The pilot → harbour master hand-over is described in #12.', edges: [] },
    { text: 'Height 3 m → 4 m after #12', edges: [] },
    { text: '`#12 → #13`', edges: [] },
    { text: '```python\n# #12 -> #13\n```\n', edges: [] },
    { text: '```\n#12 → #13\n#13 → #14\n```\n', edges: ['12→13', '13→14'] },
    { text: '```\n#12\n  └─> #13\n       └─> #14\n```\n', edges: ['12→13', '13→14'] },
    { text: '```\n#12\n  ├─> #13\n  └─> #14\n       └─> #15\n```\n', edges: ['12→13', '12→14', '14→15'] },
    {
      text: '## Dependency graph\n\n```\n#12 (Quay wall)\n├── #13 (Fender line)\n│   └── #15 (Gangway)\n└── #14 (Bollards)\n```\n',
      edges: ['12→13', '13→15', '12→14'],
    },
    {
      text: '```\r\n#12\r\n  └─> #13\r\n```\r\n',
      edges: ['12→13'],
    },
    {
      text: '```\n#12 ───▶ #13 ───▶ #14\n```\n\nAnd later #15 → #16.\n',
      edges: ['12→13', '13→14', '15→16'],
    },
    {
      text: '```\n#12\n  │\n  ├─> #13\n  │\n  └─> #14\n```\n',
      edges: ['12→13', '12→14'],
    },
    {
      context: 'terminal',
      on: 50,
      text: `### Blocking Relationships

\`\`\`
Phase 1.1 (Pilings)
  └─> Phase 1.2 (Decking)
       ├─> Phase 1.3 (Drainage)
       └─> Phase 2.1 (Cranes)
            └─> Phase 2.2 (Reefer sockets)
\`\`\`
`,
      edges: ['31→32', '32→33', '32→41', '41→42'],
    },
    {
      context: 'library',
      text: `## Build order

- P0-1: Shelf survey (#501)
- P0-2: Floor reinforcement (#502)
- P0-3: Climate control (#503)

P0-1 → P0-2 → P0-3
`,
      edges: ['501→502', '502→503'],
    },
    {
      context: 'library',
      text: `| Worker | Issue |
|---|---|
| Worker 6 | #501 |
| Worker 9 | #504 |

[Worker 6 → Worker 9]
`,
      edges: ['501→504'],
    },
    { text: '[Worker 6 → Worker 9]', edges: [] },
    { context: 'clinic', on: 270, text: '- 順番: #270 → #271', edges: ['270→271'] },
  ],
};
