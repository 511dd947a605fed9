import type { CorpusFamily } from '../corpusCase.ts';

/** Reports in Japanese, tidy and sloppy. */
export const japaneseReports: CorpusFamily = {
  name: 'Japanese reports',
  context: 'clinic',
  place: 'comment',
  cases: [
    { text: 'ワーカー5: #272 着手しました', reports: ['272|5|running'], workers: ['5'] },
    { text: 'ワーカー6・7より報告\n\n**ステータス**: ✅ 完了\n', reports: ['271|6|done', '271|7|done'] },
    {
      text: '| 担当 | イシュー | 状態 |\n|---|---|---|\n| ワーカー3 | #270 | ✅ 完了 |\n| ワーカー4 | #272 | 🔄 作業中 |\n| ワーカー5 | #273 | ブロック中 |\n',
      reports: ['270|3|done', '272|4|running', '273|5|blocked'],
      workers: ['3', '4', '5'],
    },
    {
      text: '## 全体状況\n\n**完了**: #240、#241\n**進行中**: #270\n**ブロック中**: #272（鍵が届かない）\n',
      reports: ['240|-|done', '241|-|done', '270|-|running', '272|-|blocked'],
    },
    {
      text: '## 本日の進捗\n\n**本日完了**:\n- ワーカー2: #240 ✅\n\n**進行中**:\n- ワーカー3: #241 🔄\n\n**明日の予定**:\n- #270 に着手\n',
      reports: ['240|2|done', '241|3|running'],
      workers: ['2', '3'],
    },
    {
      text: '- #270 完了\n- #271 進行中\n- #272 未着手\n',
      reports: ['270|-|done', '271|-|running', '272|-|waiting'],
    },
    {
      text: '[モモ] Issue #274の実装が完了しました。レビューお願いします。',
      workers: ['モモ'],
      reports: ['274|モモ|done'],
    },
    {
      text: '[スミレ] Issue #240 対応完了。テスト全件成功。',
      on: 240,
      reports: ['240|スミレ|done'],
      workers: ['スミレ'],
    },
    { text: '明日までに完了させます。', said: null, reports: [] },
    { text: 'これは完了していますか？', said: null, reports: [] },
    { text: '完了したら教えてください。', said: null, reports: [] },
    { text: '昨日の会議で移行は完了したと聞きました。', said: null, reports: [] },
    { text: '作業を開始します。', said: 'running' },
    { text: '完了しました。', said: 'done' },
    { text: '## ステータス\n\n🔄 進行中\n', said: 'running' },
    { text: '- 担当: ワーカー8\n- 状態: 完了\n', reports: ['271|8|done'], workers: ['8'] },
    { text: '**状態**: 未実行', said: 'waiting' },
    { text: '**状態**: 完了（承認待ち）', said: 'review', calls: ['approval'] },
    { text: '> 状態: 失敗\n\n解決しました。\n\n状態: 完了\n', said: 'done' },
    {
      text: '担当: しきるん\n状態: 承認待ち\n',
      reports: ['271|orchestrator|review'],
      workers: ['orchestrator'],
    },
  ],
};
