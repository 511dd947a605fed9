/** Bodies of the issues beside the phases: why, what, and in which order; and a few from everyday work. */

export const rootCause = `# 🔍 なぜ今のシステムを直すのではなく、作り直すのか

**作成**: Worker 1
**状態**: 調査完了

## 調べたこと

- 静的に生成したページが、生成後に変わったデータを見せていない
- データの置き場所が三つあり、どれが正しいか誰にも分からない
- テストの半分は、もう存在しない画面を対象にしている

## 結論

| 案 | 期間 | リスク |
|----|------|--------|
| 継ぎ足して直す | 3週間 | 高い |
| 画面だけ作り直す | 2週間 | 中 |
| 土台から作り直す | 10日 | 中 |

土台から作り直す。計画は #970、依存関係は #971、調整は #977。`;

export const detailedPlan = `# 🏗️ [P0-CRITICAL] Miyabi 再構築 - Detailed Plan

**Priority**: P0 (Critical)
**Duration**: 10 days, five phases
**Depends on**: #969

## Phase 0: Architecture Decision
Five records, one page each. Nothing is built before they are approved.

| Record | Question | Answer |
|--------|----------|--------|
| 1 | How many databases? | One |
| 2 | How are customers kept apart? | An organisation on every record |
| 3 | How does the schema change? | Reversible migrations |
| 4 | Who may do what? | Decided in one place |
| 5 | How is it released? | Beside the old one, then switched |

## Phase 1: Database Foundation
Tasks: #972, #973, #974, #975, #976

## Phase 2: Backend API
Tasks: Phase 2.1-2.5. **Dependencies**: Phase 1.2

## Phase 3: Frontend
Tasks: Phase 3.1-3.5. **Dependencies**: Phase 2.1

## Phase 4: Production
Tasks: Phase 4.1-4.6. **Dependencies**: Phase 2 (Backend), Phase 3 (Frontend)

## Cost
One month of staging and production together: about 64 dollars. Limit: 90.

## What is not part of it
- No second store, no search engine, no mobile app
- 請求機能は対象外（別エピック）`;

export const dependencyGraph = `# 🎯 [P0] Miyabi Rebuild - Dependency Graph

**Parent Issue**: #970
**Blocks**: Phase 1 (Database Foundation)

\`\`\`
#972 → #973 → #975 → #976
       #973 → #974
       #973 ───▶ #983 → #984
                 #983 → #985
                 #983 → #978 → #979
\`\`\`

Whoever finds an edge that is not true edits this text and says so in a comment.`;

export const agentSpecification = `# カエデ（レビュー担当）仕様の改善

**現在のスコア**: 82/100
**目標**: 90以上

## 改善点

- [x] 権限の一覧を付ける
- [ ] 判断に迷ったときの連絡先を明記する
- [ ] 費用の上限（1日あたり）を決める

関連: #970`;

export const flakyTest = `# Login test fails one time in twenty

The test signs in, waits for the header and reads the name. On the runner the name is sometimes still empty.

**Needs**: #975
**Related**: #981

## Seen
- three times since yesterday, always on the slower runner
- never with one worker only`;

export const duplicateTables = `# Add organisation tables

Every record needs an organisation. Tables for organisations and teams, two levels.

**Priority**: P1

_Opened from the backlog import; may overlap with other issues._`;

export const staleDocumentation = `# 📚 Remove the pages that describe the old system

**Duration**: 0.5 day

- [x] list of pages
- [x] redirects
- [x] search index rebuilt`;
