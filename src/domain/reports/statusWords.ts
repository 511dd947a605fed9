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
    /\b(?:blocked|blockers?|stuck)\b|ブロック中|ブロックされ|ブロック状態|ブロッカー(?:あり|有り|が残)|停滞/gi,
  ],
  [
    'review',
    /\b(?:awaiting|waiting for|waiting on|needs?|pending|requires?)\b[^.;。]{0,60}\b(?:approv\w*|decision|direction|review|sign-?off|feedback|input|confirmation|go-ahead)\b|\bdecision (?:required|needed)\b|\bin review\b|\breviewing\b|承認待ち|判断待ち|レビュー待ち|レビュー中|確認待ち/gi,
  ],
  ['failed', /\b(?:failed|failing|failure|with errors|crashed|aborted)\b|失敗|エラー終了/gi],
  [
    'running',
    /\bin[- ]progress\b|\bwip\b|\b(?:ongoing|running|working on|underway|proceeding|executing|launching|deploying|started|partial|partially|implementing|analyzing)\b|^\W*active\b|進行中|作業中|実装中|対応中|実行中|(?<!未|次第、?)着手(?!予定|待ち|前|可能|できま)|に入りま|を始めま|を開始|取りかか|取り掛か|再開/gi,
  ],
  [
    'waiting',
    /\b(?:not started|not yet started|not complete[d]?|not done|incomplete|awaiting|standby|standing by|on hold|paused|queued|todo|pending|waiting|planned)\b|未着手|未完了|未開始|完了して(?:いません|いない|ません|おらず|ない)|待機|保留|予定/gi,
  ],
  [
    'done',
    /\bcomplete\b(?!\s(?!and\b|as\b|with\b|but\b|for\b|pending\b|by\b|on\b|in\b|at\b|after\b|now\b)[a-z])|\bcompleted\b(?!\s(?:steps?|tasks?|items?|work|actions?|deliverables?|today|this|so far|features?|changes|fixes)\b)|\b(?:done|finished|resolved|shipped|delivered|accomplished|successful|successfully|merged|closed)\b|^\W*success\W*$|完了|達成|解決済|対応済|実装済/gi,
  ],
];

/** Says little beside another word: `COMPLETE - Ready for deployment` is complete. */
const weakWaiting = /\bready\b|準備完了|準備OK/i;
const denial =
  /(?:\bno|\bnot|n't|\bwithout|\bzero|\bun|\bnever|(?<!phase )\b0|\bnon)(?:\s+(?:critical|known|current|open|more|longer|any|major|remaining|yet|been|fully))*[\s-]*$/i;
const planningBefore =
  /(?:\bplan(?:ning|s)?(?: phase| framework| document)?s?|計画|プランニング|プラン作成)[\s:*_✅-]*(?:is |are |now |fully |100% )*$/iu;

/** `80% COMPLETE`, `0/9 issues complete`: a part done is work under way. */
const shareBefore = /(?:(\d{1,3})\s?[%％]|(\d{1,4})\s?\/\s?(\d{1,4}))[^%\d]{0,24}$/;
/** "Work already completed" heads a list of what is done so far. */
const sectionHead = /\b(?:work|tasks?|items?|actions?|steps?)\s(?:already\s)?$/i;

const emojiOf: readonly (readonly [string, ReportStatus])[] = [
  ['⛔', 'blocked'],
  ['🚫', 'blocked'],
  ['⚠️', 'blocked'],
  ['❌', 'failed'],
  ['🔄', 'running'],
  ['🚧', 'running'],
  ['🏃', 'running'],
  ['⏳', 'waiting'],
  ['⏸', 'waiting'],
  ['📋', 'waiting'],
  ['✅', 'done'],
  ['☑', 'done'],
  ['🎉', 'done'],
];

const readLimit = 300;

/** Null where the line has no status or is a template: `✅ Complete / 🔄 In Progress / ⚠️ Blocked`, `[N]`. */
export function readStatus(text: string, withEmoji: boolean): StatusReading | null {
  const line = text.slice(0, readLimit).replace(/[*_`~]/g, '');
  if (isTemplate(line)) return null;
  const { outside, inside } = splitBrackets(line);
  const main = wordStatus(outside);
  if (main !== null) {
    const extra = wordStatus(inside)?.status;
    const also = extra !== undefined && extra !== main.status ? [extra] : [];
    return { ...main, also };
  }
  const bracketed = wordStatus(inside);
  if (bracketed !== null) return { ...bracketed, also: [] };
  if (!withEmoji) return null;
  for (const [emoji, status] of emojiOf) {
    if (line.includes(emoji)) return { status, also: [], planning: false, weak: false };
  }
  return null;
}

/** Several statuses to choose from, or a gap to fill in. */
export function isTemplate(line: string): boolean {
  if (/^[\s*_]*\[[^\]]{1,60}\][\s*_]*$/.test(line)) return true;
  if (
    /\[(?:N|M|K|L|X|X\.Y|number|issue|date|\.\.\.|…|brief[^\]]{0,40}|actual[^\]]{0,40}|list[^\]]{0,40}|if any|Phase X[^\]]{0,10})\]/i.test(
      line,
    )
  ) {
    return true;
  }
  const parts = line.split(/\s[/|]\s/).filter((part) => wordStatus(part) !== null);
  return parts.length >= 2 && new Set(parts.map((part) => wordStatus(part)?.status)).size >= 2;
}

/** A piece of each word above: most lines have none, and are then read once instead of six times. */
const anyWord =
  /block|stuck|await|wait|need|pend|requir|decision|review|fail|error|crash|abort|progress|wip|ongoing|running|work|underway|proceed|execut|launch|deploy|start|partial|active|implement|analy|standby|hold|pause|queue|todo|plann|complet|done|finish|resolv|ship|deliver|accompl|success|merge|close|stand|ready|[ぁ-んァ-ヶ一-龠]/i;

function wordStatus(text: string): { status: ReportStatus; planning: boolean; weak: boolean } | null {
  if (!anyWord.test(text)) return null;
  for (const [status, words] of wordsOf) {
    for (const match of text.matchAll(words)) {
      const before = text.slice(Math.max(0, match.index - 50), match.index);
      if (sectionHead.test(before)) continue;
      if (denial.test(before)) {
        if (status === 'done') return { status: 'waiting', planning: false, weak: false };
        continue;
      }
      if (status !== 'done') return { status, planning: false, weak: false };
      if (isPart(before)) return { status: 'running', planning: false, weak: false };
      return { status, planning: planningBefore.test(before), weak: false };
    }
  }
  return weakWaiting.test(text) ? { status: 'waiting', planning: false, weak: true } : null;
}

function isPart(before: string): boolean {
  const share = shareBefore.exec(before);
  if (share === null) return false;
  return share[1] !== undefined ? Number(share[1]) < 100 : Number(share[2]) < Number(share[3]);
}

function splitBrackets(line: string): { outside: string; inside: string } {
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
