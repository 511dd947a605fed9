import type { Evidence } from '../evidence.ts';
import type { DecisionOption } from '../programme.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import { readKeyLine } from './keyLine.ts';
import { isTemplate } from './statusWords.ts';
import { plainText, tellingWords, withoutSigns, wordsOf } from './tellingWords.ts';

/** Something that waits for a person, whatever the state of the work. */
export type CallClaim = {
  readonly kind: 'decision' | 'approval' | 'urgent';
  /** What is asked, in the words of the text. */
  readonly text: string;
  /** 2: the question itself was found; 1: the line has words of its own; 0: it only says that something waits. */
  readonly telling: 0 | 1 | 2;
  /** The answers offered under a decision. */
  readonly options: readonly DecisionOption[];
  readonly evidence: Evidence;
};

/** A question stands within this many lines of its heading; options may have explanations between them. */
const questionWithin = 12;
const optionsWithin = 80;
const mostOptions = 8;

const awaitsApproval =
  /\bawait\w*\b[^.;。]{0,60}\b(?:approv\w*|sign-?off)\b|\bapproval (?:required|pending|needed)\b|承認待ち/i;
const awaitsDecision =
  /\bdecision (?:required|needed|point)\b|\bawait\w*\b[^.;。]{0,60}\b(?:decision|direction|instructions?)\b|判断待ち|要判断|判断が必要/i;
/** A piece of every call: most lines have none, and are asked no further. */
const mayCall = /🚨|await|approv|decision|判断|承認/iu;

/** What a line calls for; `place` at the index of the line among the body's lines. */
export function readCall(
  body: MarkdownBody,
  at: number,
  evidenceAt: (line: BodyLine) => Evidence,
): CallClaim | null {
  const line = body.lines[at];
  if (line === undefined) return null;
  const content = line.content.trim();
  const kind = kindOf(content, line);
  if (kind === null) return null;
  const evidence = evidenceAt(line);
  switch (kind) {
    case 'urgent':
      return { kind, ...urgentText(body, at, wordsOf(line)), options: [], evidence };
    case 'decision': {
      const options = line.depth > 0 ? readOptions(body, at, evidenceAt) : [];
      return { kind, ...askedText(body, at, wordsOf(line), true), options, evidence };
    }
    case 'approval':
      return { kind, ...askedText(body, at, wordsOf(line), false), options: [], evidence };
  }
}

function kindOf(content: string, line: BodyLine): CallClaim['kind'] | null {
  if (!mayCall.test(content.slice(0, 240))) return null;
  const head = content.slice(0, 240).replace(/[*_`]/g, '');
  if (isTemplate(head)) return null;
  if (/^🚨\s*(?:\[?\s*)?urgent\b/iu.test(head) || /^🚨\s*(?:緊急|至急)/u.test(head)) return 'urgent';
  const heading = line.depth > 0;
  if (awaitsDecision.test(head) && (heading || !/^no\b/i.test(head))) return 'decision';
  return awaitsApproval.test(head) && isStatusLike(content, line) ? 'approval' : null;
}

/** A heading, a box, a key's value, or a line that begins with the wait: not a remark inside a task's description. */
function isStatusLike(content: string, line: BodyLine): boolean {
  if (line.depth > 0 || line.prefix.checkbox !== null || readKeyLine(content) !== null) return true;
  const words = withoutSigns(content.replace(/[*_`]/g, ''));
  return (
    /^(?:still |now |currently )?(?:await|pending|approval)|^[^。]{0,20}承認待ち/i.test(words) ||
    /\bnow awaiting\b|[—–-] awaiting\b/i.test(words)
  );
}

const genericAsk =
  /^(?:(?:a |your |the )?(?:decision|approval)s? (?:required|needed|point|pending)|awaiting (?:(?:your|user|a|the) )?(?:decision|direction|instructions?|approval|sign-?off)|要判断|判断待ち|判断が必要(?:です)?|承認待ち)(?=[\s:：\-–—.。]|$)[\s:：\-–—.。]*/i;

/** What is asked: the question below a bare heading, else the line's own words. */
function askedText(
  body: MarkdownBody,
  at: number,
  content: string,
  decision: boolean,
): Pick<CallClaim, 'text' | 'telling'> {
  const own = tellingWords(content);
  const generic = genericAsk.exec(own);
  const rest = generic === null ? own : withoutSigns(own.slice(generic[0].length));
  if (/[?？]$/.test(rest)) return { text: rest, telling: 2 };
  const line = body.lines[at];
  const opens = (line?.depth ?? 0) > 0 || /[:：]\**\s*$/.test(content);
  if (generic !== null && opens) {
    const question = lineBelow(body, at, decision);
    if (question !== null) return { text: question, telling: 2 };
  }
  return generic === null || rest !== '' ? { text: own, telling: 1 } : { text: own, telling: 0 };
}

/** The first question of the section, else its first line that is neither an option nor a status. */
function lineBelow(body: MarkdownBody, at: number, decision: boolean): string | null {
  let first: string | null = null;
  for (const line of below(body, at, questionWithin)) {
    const content = wordsOf(line);
    if (optionOf(content) !== null) break;
    const words = withoutSigns(plainText(content).replace(/[:：]$/, ''));
    if (words === '' || (decision && /[:：]\**$/.test(content))) continue;
    if (/[?？]/.test(words)) return words;
    if (first === null && !/^[\p{L} ]{0,20}(?:status|ステータス)\s*[:：]/iu.test(words)) first = words;
    if (!decision) break;
  }
  return first;
}

/** Lines of prose that belong to the line at the index: to the next heading that is not deeper. */
function* below(body: MarkdownBody, at: number, most: number): Generator<BodyLine> {
  const depth = body.lines[at]?.depth ?? 0;
  for (let next = at + 1; next < body.lines.length && next <= at + most; next += 1) {
    const line = body.lines[next];
    if (line === undefined || (line.depth > 0 && (depth === 0 || line.depth <= depth))) return;
    const rule = /^[-*_\s]+$/.test(line.text.trim());
    if (line.place === 'code' || line.place === 'drawing' || line.place === 'table' || rule) continue;
    yield line;
  }
}

/** `**A.** …`, `**Option A**: …`, `### Option A: …`, `A) …`. */
function optionOf(content: string): { id: string; text: string } | null {
  const plain = plainText(content).slice(0, 300);
  const match =
    /^(?:option|案|選択肢)\s?([A-H]|\d)(?=[\s:：.\-–—)])[\s:：.\-–—)]*(.+)$/iu.exec(plain) ??
    /^([A-H])[.):：]\s*(.+)$/u.exec(plain);
  const [, id, text] = match ?? [];
  return id === undefined || text === undefined ? null : { id: id.toUpperCase(), text: text.trim() };
}

function readOptions(
  body: MarkdownBody,
  at: number,
  evidenceAt: (line: BodyLine) => Evidence,
): readonly DecisionOption[] {
  const options: DecisionOption[] = [];
  for (const line of below(body, at, optionsWithin)) {
    const option = optionOf(wordsOf(line));
    if (option === null || options.some(({ id }) => id === option.id)) continue;
    options.push({ ...option, evidence: evidenceAt(line) });
    if (options.length === mostOptions) break;
  }
  return options;
}

const mention = /@[\w-]+/g;

/** What stands behind the alarm itself, else the issue and its blocker below it, else the first words below it. */
function urgentText(body: MarkdownBody, at: number, content: string): Pick<CallClaim, 'text' | 'telling'> {
  const whole = withoutSigns(plainText(content));
  const own = withoutSigns(
    whole
      .replace(/^\[?\s*(?:urgent|緊急|至急)\]?/iu, '')
      .replace(mention, ' ')
      .replace(/ +/g, ' '),
  );
  if (/\p{L}{2}/u.test(own)) return { text: own, telling: 2 };
  let issue: string | null = null;
  let first: string | null = null;
  for (const line of below(body, at, questionWithin)) {
    const key = readKeyLine(wordsOf(line));
    const words = withoutSigns(plainText(key?.value ?? wordsOf(line)).replace(mention, ' '));
    if (key !== null && /^(?:issue|issue number|対象|イシュー)$/.test(key.key)) {
      issue ??= /#\d+/.exec(key.value)?.[0] ?? null;
      continue;
    }
    if (!/\p{L}{2}/u.test(words)) continue;
    if (
      key !== null &&
      /^(?:blocker|blockers|blocker description|problem|what|問題|ブロッカー)$/.test(key.key)
    ) {
      return { text: issue === null ? words : `${issue}: ${words}`, telling: 2 };
    }
    first ??= words;
  }
  if (first !== null) return { text: issue === null ? first : `${issue}: ${first}`, telling: 2 };
  return { text: issue ?? (whole === '' ? plainText(content) : whole), telling: 0 };
}

/** A person's plain answer to what waits: see `readAnswer`. */
export type Answer = {
  readonly kind: 'decision' | 'approval';
  readonly phase: string | null;
  readonly evidence: Evidence;
};

const decides =
  /^(?:(?:ok|okay|yes|decided|decision)\b[\s,.:：!—–-]*)*(?:(?:begin|start|proceed|go(?: ahead)?|continue|let'?s go) with\b|(?:we (?:take|choose|go with)|i choose|choose|take|do|execute)\s+(?:option\s+)?[a-h]\b|option\s+[a-h](?=\s*(?:[.,!;:。—–-]|it is|please|$))|[a-h][.)]?$)|^(?:案|選択肢)?\s?[a-h]\s?(?:で(?:進め|お願い|いき)|に決定)/i;
const approves =
  /^(?:(?:ok|okay|yes)\b[\s,.:：!—–-]*)*(?:approved\b(?!\s*(?:by\b.{0,40}\b(?:pending|awaited)|\?))|i approve\b|approval (?:granted|given)\b|go ahead\b)|^承認(?:します|しました|済み|する|。|!|！|$)/i;

/**
 * A comment that answers in its first words: `Begin with …`, `Option B.`, `Approved.` Long texts, and those that
 * still ask or wait themselves, answer nothing.
 */
export function readAnswer(body: MarkdownBody, evidenceAt: (line: BodyLine) => Evidence): Answer | null {
  const line = body.lines[0];
  if (line === undefined || line.place === 'code' || body.lines.length > 15) return null;
  const words = withoutSigns(plainText(line.content));
  if (
    /[?？]\s*$/.test(words) ||
    /\b(?:if|unless|once|until|when)\b/i.test(words.split(/[.。!]/, 1)[0] ?? '')
  ) {
    return null;
  }
  const phase = /\bphase\s?(\d{1,2}(?:\.\d{1,2})?)/i.exec(words)?.[1] ?? null;
  if (decides.test(words)) return { kind: 'decision', phase, evidence: evidenceAt(line) };
  return approves.test(words) ? { kind: 'approval', phase, evidence: evidenceAt(line) } : null;
}
