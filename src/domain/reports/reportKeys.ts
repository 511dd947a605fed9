import type { Target } from '../graph/claims.ts';
import { isEmptyValue } from '../graph/targets.ts';
import { readListed, type LineReport } from './statusLists.ts';
import { isTemplate, plainStatus, readStatus } from './statusWords.ts';
import { readBracketLead, readWorkerList, readWorkerNumbers, readWorkers } from './workerNames.ts';

/** The keys under which reports say who speaks, of what, and what a day was spent on. */

export const workerKeys: ReadonlySet<string> = new Set([
  ...[
    'worker',
    'workers',
    'worker agent',
    'reporter',
    'reported by',
    'executor',
    'executed by',
    'submitted by',
  ],
  ...['assignee', 'reporting agent', 'orchestrator agent', 'completed by', 'implemented by'],
  ...['担当', '担当者', '報告者', 'ワーカー', '作業者', '実施者'],
]);
/** Say who wrote or got the text; a person's name there is no worker, so only a known one counts. */
export const signerKeys: ReadonlySet<string> = new Set([
  ...['created by', 'assigned to', 'posted by', 'author', 'agent', 'from', 'by', '作成者', 'owner'],
]);
export const issueKeys: ReadonlySet<string> = new Set([
  ...[
    'issue',
    'github issue',
    'task issue',
    'issue number',
    'イシュー',
    '対象issue',
    '対象',
    '対象イシュー',
    '課題',
  ],
]);

const todays = new Set(['today', '今日', '本日', '本日の作業', '今日の作業']);
const yesterdays = new Set(['yesterday', '昨日', '昨日の作業']);

export function isToday(key: string): boolean {
  return todays.has(key);
}

export type DayReport = { readonly current: readonly Target[]; readonly reports: readonly LineReport[] };

/**
 * The stand-up's `**Today**: Working on #974` and `**Yesterday**: Completed #971`; null where the line is neither. What
 * is worked on today is what the stand-up's other lines speak of.
 */
export function readDay(
  { key, value }: { readonly key: string; readonly value: string },
  standup: boolean,
): DayReport | null {
  if (!todays.has(key) && !yesterdays.has(key)) return null;
  if (isTemplate(value) || !(standup || /#\d|\bworking\b|作業/i.test(value))) return null;
  if (isEmptyValue(value)) return { current: [], reports: [] };
  if (todays.has(key)) {
    const said = readStatus(value, true)?.status;
    const status = said === undefined || said === 'done' ? 'running' : said;
    const listed = readListed(afterVerb(value), status);
    const current = listed.flatMap(({ subjects }) => subjects);
    return {
      current,
      reports: listed.length > 0 ? listed : [{ workers: [], subjects: [], reading: plainStatus(status) }],
    };
  }
  const said = readStatus(value.replace(/^\s*completed\s+(?=#|phase)/i, 'Completed: '), true);
  return { current: [], reports: said?.status === 'done' ? readListed(afterVerb(value), 'done') : [] };
}

/** `Working on #974`, `continue with #12`: the words in front of the first number. */
function afterVerb(value: string): string {
  const at = value.slice(0, 80).search(/#\d|phase\s?\d/i);
  return at > 0 ? value.slice(at) : value;
}

/** `Worker-14: done.`, `Worker 9、待機中です。`, `Worker Agent 2 Report`, and `… until then. (Worker 13)` behind the words. */
const opening =
  /^\s*(?:[(（][^()（）]{0,40}[)）]\s*$|[:：、,→]|->|=>|[-–—]\s|より|から|です|は|$|(?:[-–—]\s*)?(?:final |status |progress |daily )*(?:report|update|stand-?up|status|check-?in|here|reporting)\b)/iu;
const closing = /[(（[—–-]\s*(?:worker|ワーカー)[ -]?\d{1,3}[^()（）]{0,40}[)）\]]?\s*$/iu;
const longestSigned = 300;

const greeting =
  /^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening)|お疲れ様です|お疲れさまです|おはようございます|こんにちは)(?:[ ,]+(?:all|team|everyone|everybody|皆さん|@[\w-]+))?(?:[\s,.!:。、！]+|$)/iu;

/** A line that only greets, or only says who writes: the report begins below it. */
export function onlyIntroduces(content: string, introduced: boolean): boolean {
  const rest = content.slice(0, longestSigned).replace(/[*_`]/g, '').replace(greeting, '').trim();
  return rest === '' || (introduced && rest.length <= 60);
}

/** Who speaks, by a text's first line, or by a bold line that names a worker at its front. */
export function speakersOf(content: string, isFirst: boolean): readonly string[] {
  if (isFirst) {
    const plain = content
      .slice(0, longestSigned + 1)
      .replace(/[*_`]/g, '')
      .replace(greeting, '');
    const text = plain.replace(/^[^\p{L}\p{N}[【]+/u, '');
    const bracket = readBracketLead(text);
    if (bracket !== null) return readWorkerNumbers(content).slice(0, 1).concat(bracket.name).slice(0, 1);
    const list = readWorkerList(text);
    if (list?.start === 0 && opening.test(text.slice(list.end))) return list.names;
    const signed = plain.length <= longestSigned ? closing.exec(plain) : null;
    if (signed !== null) return readWorkerNumbers(signed[0]).slice(0, 1);
    if (plain.length < 120 && /\bworkers?\b.{0,30}\breports?\b/i.test(plain)) return readWorkers(plain);
  }
  // `**Worker Agent 1 - Final Report**`; `**Created by**: …` is a key and read elsewhere.
  return /^\*\*\s*worker/i.test(content) && content.length < 120 ? readWorkers(content) : [];
}
