import type { ReportKind } from '../programme.ts';
import { readKeyLine } from './keyLine.ts';
import { readStatus, type ReportStatus } from './statusWords.ts';

/** The forms that reports take, by their headings and first lines. */

const forms: readonly (readonly [ReportKind, RegExp])[] = [
  ['standup', /\b(?:daily )?stand-?up\b|朝会|デイリースクラム/i],
  ['team-status', /\bteam status\b|チーム状況|全体状況/i],
  ['transition', /\bstate transition\b|状態遷移|ステータス変更/i],
  [
    'automation',
    /^(?:✅|⚠️|❌|🤖)\s*\**\s*(?:completed (?:successfully|with errors)|workflow (?:failed|succeeded|completed)|auto-?generated)/iu,
  ],
  ['worker-report', /\bworkers?\b.{0,40}\breports?\b|\breports?\b.{0,40}\bworkers?\b|作業報告|完了報告/i],
];

/** The form that a heading, a first line or an automation's line announces; null where it announces none. */
export function reportKind(content: string, opening: boolean): ReportKind | null {
  const head = content.slice(0, 160);
  if (!opening && !/^(?:🤖|✅|⚠️|❌)/u.test(head)) return null;
  return forms.find(([, form]) => form.test(head))?.[0] ?? null;
}

const lists: readonly (readonly [ReportStatus, RegExp])[] = [
  ['done', /^(?:completed|done|finished)(?: today| this week| yesterday)?$|^(?:本日)?完了$/i],
  ['running', /^(?:in progress|ongoing|working on|running)$|^(?:進行中|作業中)$/i],
  ['blocked', /^blocked$|^ブロック中?$/i],
  ['review', /^(?:in review|awaiting (?:review|approval))$|^レビュー中$/i],
];

/** `**In Progress**:` or `### Blocked`: what the bullets below it are; null for any other line. */
export function listStatus(content: string, heading: boolean): ReportStatus | null {
  if (content.length > 60 || (!heading && !/[:：]\**\s*$/.test(content))) return null;
  const words = content
    .replace(/[^\p{L} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return lists.find(([, list]) => list.test(words))?.[0] ?? null;
}

const labelled: readonly (readonly [ReportStatus, RegExp])[] = [
  ['blocked', /^(?:blocked|ブロック中|ブロック)/i],
  ['failed', /^(?:failed|失敗)/i],
  ['review', /^(?:reviewing|review|レビュー中|承認待ち)/i],
  ['running', /^(?:implementing|analyzing|in[ -]progress|実装中|分析中|進行中)/i],
  ['done', /^(?:done|completed?|完了)/i],
  ['waiting', /^(?:pending|paused|待機|保留|一時停止)/i],
];

/** What a state label such as `🏗️ state:implementing` or `状態:ブロック中` says; null for labels of other families. */
export function readLabelStatus(label: string): ReportStatus | null {
  const value = /(?:state|status|状態)[:：]\s*(.+)/i.exec(label.slice(0, 100).replace(/[`*]/g, ''))?.[1];
  if (value === undefined) return null;
  return labelled.find(([, pattern]) => pattern.test(value))?.[0] ?? null;
}

/** The `**To**:` line of an automation's state transition: the state that the issue is in from now on. */
export function readTransition(words: string): ReportStatus | null {
  const key = readKeyLine(words);
  if (key === null || !/^(?:to|new state|遷移先|変更後)$/.test(key.key)) return null;
  return readLabelStatus(key.value) ?? readStatus(key.value, true)?.status ?? null;
}
