/**
 * What a status line says. Words come before emoji, and where several statuses stand in one line the gravest counts:
 * blocked > a decision or approval awaited > failed > in progress > waiting > done (COORDINATION, "Reports").
 */

export type ReportStatus = 'blocked' | 'review' | 'failed' | 'running' | 'waiting' | 'done';

export type StatusReading = {
  readonly status: ReportStatus;
  /** What the brackets add: `COMPLETED (with a blocker documented)` is done, with a blocker. */
  readonly also: readonly ReportStatus[];
  /** It is the planning that is complete, not the work. */
  readonly planning: boolean;
  /** `Ready …`: counts only where the same text says nothing stronger. */
  readonly weak: boolean;
};

const wordsOf: readonly (readonly [ReportStatus, RegExp])[] = [
  [
    'blocked',
    /\b(?:blocked|stuck)\b(?!\s(?:by|on)\s(?:nothing|none|nobody|no (?:one|other|issue)))|\bblockers?\b(?!\s(?:are\s|is\s|were\s|was\s|now\s|all\s|have been\s|has been\s)*(?:resolved|cleared|removed|fixed|gone|lifted|solved)\b)(?![\s*_]*[:：][\s*_]*(?:none|no\b|nothing|n\/a|0\b|-|なし|無し))|ブロック中|ブロックされて(?:い|る)|ブロック状態|ブロッカー(?:あり|有り|が残)|停滞/gi,
  ],
  [
    'review',
    /\b(?:awaiting|waiting for|waiting on|needs?|pending|requires?)\b[^.;。]{0,60}\b(?:approv\w*|decision|direction|review|sign-?off|feedback|input|confirmation|go-ahead)\b|\bdecision (?:required|needed)\b|\b(?:in|under) review\b|\breviewing\b|承認待ち|判断待ち|レビュー待ち|レビュー中|確認待ち/gi,
  ],
  ['failed', /\b(?:failed|failing|failure|with errors|crashed|aborted)\b|失敗|エラー終了/gi],
  [
    'running',
    /\bin[- ]progress\b|\bwip\b|\b(?:ongoing|running|working on|underway|proceeding|executing|launching|deploying|started|partial|partially|implementing|analyzing)\b|^\W*active\b|進行中|作業中|実装中|対応中|実行中|テスト中|検証中|調査中|設計中|(?<!未|次第、?)着手(?!予定|待ち|前|可能|できま|して(?:い|お)(?:ない|ません|ら))|に入りま|を始めま|を開始(?!して(?:い|お)(?:ない|ません|ら))|取りかか|取り掛か|再開/gi,
  ],
  [
    'waiting',
    /\b(?:not (?:yet )?(?:started|completed?|done|executed|run|begun|deployed|applied)|yet to (?:be|start|begin)|unexecuted|incomplete|awaiting|standby|standing by|on hold|paused|queued|todo|pending|waiting|(?<!fully |already |been |well )planned)\b|未(?:着手|完了|開始|実行|実施|対応|実装)|(?:完了|着手|開始|実行|対応)は?して(?:いません|いない|ません|おらず|おりません|ない)|待機|保留|予定/gi,
  ],
  [
    'done',
    /\bcomplete\b(?!\s(?!and\b|as\b|with\b|but\b|for\b|pending\b|by\b|on\b|in\b|at\b|after\b|now\b)[a-z])|\bcompleted\b(?!\s(?:steps?|tasks?|items?|work|actions?|deliverables?|today|this|so far|features?|changes|fixes)\b)|\b(?:done|finished|resolved|shipped|delivered|accomplished|successful|successfully|merged|closed)\b|^\W*success\W*$|\bcompletion report\b|完了(?!したら|し次第|次第|すれば|すると|するまで|するため|する予定|しない|させ|したい|しよう|しそう|条件|基準|待ち|まで)|達成(?!条件|基準)|終わりました|終えました|終了(?:しました|済|です|$)|解決済|対応済|実装済/gi,
  ],
];

/** `It was blocked` is over; `it was finished` is a completion all the same. */
const isOver = /\b(?:was|were|previously|formerly|no longer)\s$/i;
/** Says little beside another word: `COMPLETE - Ready for deployment` is complete. */
const weakWords: readonly (readonly [ReportStatus, RegExp])[] = [
  ['review', /\bready for (?:final |code |your )?(?:review|approval|sign-?off)\b/i],
  ['waiting', /\bready\b|準備完了|準備OK/i],
];
const denial =
  /(?:\bno|\bnot|n't|\bnothing|\bwithout|\bzero|\bun|\bnever|(?<!phase )\b0|\bnon)(?:\s+(?:critical|known|current|open|more|longer|any|major|remaining|yet|been|fully))*[\s-]*$/i;
const planningBefore =
  /(?:\bplan(?:ning|s)?(?: phase| framework| document)?s?|計画|プランニング|プラン作成)[\s:*_✅-]*(?:is |are |now |fully |100% )*$/iu;

/** `80% COMPLETE`, `0/9 issues complete`: a part done is work under way. */
const shareBefore = /(?:(\d{1,3})\s?[%％]|(\d{1,4})\s?\/\s?(\d{1,4}))[^%\d]{0,24}$/;
/** "Work already completed" heads a list of what is done so far. */
const sectionHead = /\b(?:work|tasks?|items?|actions?|steps?)\s(?:already\s)?$/i;

const emojiOf: readonly (readonly [string, ReportStatus])[] = [
  ['⛔', 'blocked'],
  ['🛑', 'blocked'],
  ['🚫', 'blocked'],
  ['⚠️', 'blocked'],
  ['❌', 'failed'],
  ['🔄', 'running'],
  ['🚧', 'running'],
  ['🏃', 'running'],
  ['▶', 'running'],
  ['⏳', 'waiting'],
  ['⏸', 'waiting'],
  ['📋', 'waiting'],
  ['✅', 'done'],
  ['☑', 'done'],
  ['✔', 'done'],
  ['🎉', 'done'],
];

const readLimit = 300;

/** Null where the line has no status or is a template: `✅ Complete / 🔄 In Progress / ⚠️ Blocked`, `[N]`. */
export function readStatus(text: string, withEmoji: boolean): StatusReading | null {
  return readWords(text, withEmoji, false);
}

/**
 * The status that a title, a list's item or a sentence states: its word ends a part of the line, or goes on with what
 * it is about. `Blocked by the crane` states one, `Blocked accounts page` does not.
 */
export function readStatedStatus(text: string, withEmoji: boolean): StatusReading | null {
  return readWords(text, withEmoji, true);
}

function readWords(text: string, withEmoji: boolean, edged: boolean): StatusReading | null {
  const line = text.slice(0, readLimit).replace(/[*_`~]/g, '');
  if (isTemplate(line)) return null;
  const { outside, inside } = splitBrackets(line);
  const main = wordStatus(outside, edged);
  if (main !== null) {
    const extra = wordStatus(inside, edged)?.status;
    // A blocker in brackets is a remark on what is done; an approval that it waits for is its state.
    if (extra === 'review' && statusRank.review < statusRank[main.status]) return plainStatus('review');
    const also = extra !== undefined && extra !== main.status ? [extra] : [];
    return { ...main, also };
  }
  const bracketed = wordStatus(inside, edged);
  if (bracketed !== null) return { ...bracketed, also: [] };
  return withEmoji ? emojiStatus(line) : null;
}

export function plainStatus(status: ReportStatus): StatusReading {
  return { status, also: [], planning: false, weak: false };
}

function emojiStatus(text: string): StatusReading | null {
  const found = emojiOf.find(([emoji]) => text.includes(emoji));
  return found === undefined ? null : plainStatus(found[1]);
}

/** The status of a sign in front of a line's words. */
export function readFrontSign(text: string): StatusReading | null {
  const front = /^[^\p{L}\p{N}#]*/u.exec(text.slice(0, 40))?.[0] ?? '';
  return emojiStatus(front.replace('📋', ''));
}

/** The status of a sign behind a line's words; between words a sign may mean anything. */
export function readBackSign(text: string): StatusReading | null {
  return emojiStatus(text.slice(-12).replace(/^.*[\p{L}\p{N}]/su, ''));
}

/** `100%`, `45 %`, `3/5`: how far it is, where a cell or a value says nothing else. */
export function readShare(text: string): StatusReading | null {
  const match = /^\W*(?:(\d{1,3})\s?[%％]|(\d{1,4})\s?\/\s?(\d{1,4}))\W*$/u.exec(text.slice(0, 60));
  if (match === null) return null;
  const [part, whole] =
    match[1] === undefined ? [Number(match[2]), Number(match[3])] : [Number(match[1]), 100];
  return plainStatus(part === 0 ? 'waiting' : part < whole ? 'running' : 'done');
}

/** Several statuses to choose from, or a gap to fill in. */
export function isTemplate(line: string): boolean {
  return (line.includes('[') && hasGap(line)) || (choiceMark.test(line) && offersChoice(line));
}

const choiceMark = /[/|／｜]/;

function hasGap(line: string): boolean {
  if (/^[\s*_]*\[[^\]]{1,60}\][\s*_]*$/.test(line)) return true;
  return /\[(?:N|M|K|L|X|X\.Y|number|issue|date|\.\.\.|…|brief[^\]]{0,40}|actual[^\]]{0,40}|list[^\]]{0,40}|if any|Phase X[^\]]{0,10})\]/i.test(
    line,
  );
}

function offersChoice(line: string): boolean {
  // Each part is a status and no more: `Done / blocked`, not `Hull done / mast blocked`.
  const choices = line.split(/[/|／｜]/).map(choiceStatus);
  const offered = choices.filter((status) => status !== null);
  return offered.length >= 2 && new Set(offered).size >= 2;
}

function choiceStatus(part: string): ReportStatus | null {
  const words = part
    .replace(/^.*[:：]/, '')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .trim();
  return words.length > 24 || /\d/.test(words) || words.split(/ +/).length > 2
    ? null
    : (wordStatus(words)?.status ?? null);
}

/** What a stated status may go on with: `blocked by …`, `finished the deck`, `in progress, half way`. */
const goesOn =
  /^(?:\s*(?:$|[^\p{L}\p{N}\s])|\s+(?:after|again|and|as|at|because|but|by|due|except|for|from|in|it|its|my|no|now|of|on|our|pending|since|that|the|these|this|to|today|until|waiting|with|without|yet|yesterday)\b|\s+[\d#])/iu;
const goesOnJapanese = /^(?!の|を(?!待)|画|時|条|基|率|表|列|者|数|[ァ-ヶ])/u;

function standsAtEdge(word: string, after: string): boolean {
  // What is awaited may be named right behind.
  if (/^(?:awaiting|waiting|needs?|requires?)\b/i.test(word)) return true;
  return /[ぁ-んァ-ヶ一-龠]$/u.test(word) ? goesOnJapanese.test(after) : goesOn.test(after);
}

/** A piece of each word above: most lines have none, and are then read once instead of six times. */
const anyWord =
  /block|stuck|await|wait|need|pend|requir|decision|review|fail|error|crash|abort|progress|wip|ongoing|running|work|underway|proceed|execut|launch|begun|yet|appl|deploy|start|partial|active|implement|analy|standby|hold|pause|queue|todo|plann|complet|done|finish|resolv|ship|deliver|accompl|success|merge|close|stand|ready|[ぁ-んァ-ヶ一-龠]/i;

function wordStatus(
  text: string,
  edged = false,
): { status: ReportStatus; planning: boolean; weak: boolean } | null {
  if (!anyWord.test(text)) return null;
  for (const [status, words] of wordsOf) {
    // Not `matchAll`, which copies the pattern for every line and word: a tenth of the time of reading a report.
    words.lastIndex = 0;
    for (let match = words.exec(text); match !== null; match = words.exec(text)) {
      const before = text.slice(Math.max(0, match.index - 50), match.index);
      const after = text.slice(match.index + match[0].length);
      if (sectionHead.test(before) && !/^\s*[.!。]/.test(after)) continue;
      if (edged && !standsAtEdge(match[0], after)) continue;
      if (status !== 'done' && isOver.test(before)) continue;
      if (denial.test(before)) {
        if (status === 'done') return { status: 'waiting', planning: false, weak: false };
        continue;
      }
      if (status !== 'done') return { status, planning: false, weak: false };
      if (isPart(before)) return { status: 'running', planning: false, weak: false };
      return { status, planning: planningBefore.test(before), weak: false };
    }
  }
  const weak = weakWords.find(([, words]) => words.test(text));
  return weak === undefined ? null : { status: weak[0], planning: false, weak: true };
}

function isPart(before: string): boolean {
  if (/\b(?:almost|nearly|mostly|half|partly)\s$|ほぼ$/i.test(before)) return true;
  const share = shareBefore.exec(before);
  if (share === null) return false;
  return share[1] !== undefined ? Number(share[1]) < 100 : Number(share[2]) < Number(share[3]);
}

function splitBrackets(line: string): { outside: string; inside: string } {
  if (!/[()（）]/.test(line)) return { outside: line, inside: '' };
  let depth = 0;
  let outside = '';
  let inside = '';
  for (const character of line) {
    if (character === '(' || character === '（') {
      depth += 1;
      outside += ' ';
      inside += ' ';
    } else if (character === ')' || character === '）') {
      depth = Math.max(0, depth - 1);
      outside += ' ';
    } else if (depth > 0) inside += character;
    else outside += character;
  }
  return { outside, inside };
}

/** Rank for choosing among statuses of one text about one issue: the gravest first. */
export const statusRank: Readonly<Record<ReportStatus, number>> = {
  blocked: 0,
  review: 1,
  failed: 2,
  running: 3,
  waiting: 4,
  done: 5,
};
