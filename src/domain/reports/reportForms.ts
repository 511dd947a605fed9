import type { ReportKind } from '../programme.ts';
import { remembered } from '../text/remembered.ts';
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
  [
    'done',
    /^(?:already )?(?:completed?|done|finished|closed|delivered)(?: (?:today|this week|yesterday|issues|tasks|so far))?$|^(?:本日)?完了(?:済み?|した(?:もの|タスク|issue))?$/i,
  ],
  [
    'running',
    /^(?:(?:now |currently )?(?:in progress|ongoing|working on|running|active|started|under way)|today)(?: (?:now|issues|tasks|today))?$|^(?:進行中|作業中|実装中|対応中|今日|本日)$/i,
  ],
  [
    'blocked',
    /^(?:currently )?(?:blocked|stuck)(?: (?:issues|tasks|now))?$|^ブロック(?:中|されている(?:もの)?)?$/i,
  ],
  [
    'review',
    /^(?:(?:in|under) review|(?:awaiting|waiting for|pending) (?:review|approval|decision|sign ?off))$|^(?:レビュー中|レビュー待ち|承認待ち|判断待ち)$/i,
  ],
  ['failed', /^(?:failed|failing)(?: (?:issues|tasks))?$|^失敗$/i],
  [
    'waiting',
    /^(?:not (?:yet )?started|pending|waiting|standby|on hold|paused|queued)(?: (?:issues|tasks))?$|^(?:未着手|待機中?|保留)$/i,
  ],
];

/** `**In Progress**:` or `### Blocked`: what the bullets below it are; null for any other line. */
export function listStatus(content: string, heading: boolean): ReportStatus | null {
  if (content.length > 60 || (!heading && !/[:：]\**\s*$/.test(content))) return null;
  return keyStatus(content);
}

/** `Completed`, `In progress (2)`: the status that a list's name gives to what it lists. */
export const keyStatus: (name: string) => ReportStatus | null = remembered((name) => {
  const words = name
    .slice(0, 60)
    .replace(/[^\p{L} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return lists.find(([, list]) => list.test(words))?.[0] ?? null;
});

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
  const line = words.slice(0, 300);
  // `State Transition: pending → implementing`, `From: pending → To: implementing`.
  const arrow = Math.max(line.lastIndexOf('→'), line.lastIndexOf('->'));
  if (arrow >= 0 && /\bfrom\b|transition|状態遷移/i.test(line.slice(0, 60)))
    return readState(line.slice(arrow + 1).replace(/^[>\s*_]*(?:to[\s*_]*[:：])?[\s*_]*/i, ''));
  const key = readKeyLine(words);
  if (key === null || !/^(?:to|new state|遷移先|変更後)$/.test(key.key)) return null;
  return readState(key.value);
}

/** `✅ state:done`, `` `reviewing` ``: a state by its label or in words. */
export function readState(value: string): ReportStatus | null {
  const words = value.replace(/[`*]/g, '');
  return (
    readLabelStatus(words) ?? readLabelStatus(`state:${words}`) ?? readStatus(words, true)?.status ?? null
  );
}

/** `✅ **Phase 3.2 Complete**`, `❌ Workflow Failed`: a line of its own that begins with a status sign. */
export function speaksAlone(content: string): boolean {
  return (
    content.length < 160 &&
    (/^(?:✅|❌|⚠️|🔄|🚧|⛔|🚫)\s*\*\*/u.test(content) || reportKind(content, false) === 'automation')
  );
}
