/**
 * Who speaks, by the text: one login may post for everyone. `Worker 6` is `6`; ranges and lists are written out; a name
 * in brackets at the start of a line (`[カエデ] …`) is itself; an alias table maps names to roles.
 */

const coordinators = /orchestrator|coordinator|しきるん|アヤメ|オーケストレーター/giu;
/** `Awaiting orchestrator approval`, `for the coordinator`, `@orchestrator`: spoken to, not speaking. */
const spokenTo =
  /(?:@|\b(?:await\w*|for|to|ask|tell|needs?|pending|requires?|required from)\b[ *_]*(?:the )?)$/iu;
const theirAnswer = /^[ *_]*(?:'s )?(?:approv|decision|review|sign-?off|input|action|の?(?:承認|判断))/iu;
/** More than this many workers in one range is a pool, named whole. */
const longestRange = 60;
const readLimit = 300;

const numbered =
  /(?:\bworkers?(?:[ -]?agents?)?|\bagents?|ワーカー)[ ]?[-#]?[ ]?(\d{1,3})(?:[ ]?[-–~〜][ ]?(\d{1,3}))?(?![\d.%])/giu;
/** The next of a list: `, 7`, ` & 9`, ` and Worker 4`, `・7`. */
const another =
  /\s{0,2}(,|、|・|&|\+|and\b|と|および)\s{0,2}(?:and\s)?((?:workers?(?:[ -]?agents?)?|ワーカー)[ ]?[-#]?[ ]?)?(\d{1,3})(?:[ ]?[-–~〜][ ]?(\d{1,3}))?(?![\d.%]|\s?(?:h\b|hours?|min|days?|of\b|issues?|tasks?|件|時間))/iuy;

/** Most lines name no worker: `matchAll` alone would copy its pattern for each of them. */
const mayNumber = /wor|agent|ワーカー/i;

const mayCoordinate = /orch|coord|しきるん|アヤメ|オーケストレーター/i;

/** All workers named by number, in order: `Workers 6-8` gives `6`, `7`, `8`. */
export function readWorkerNumbers(text: string): readonly string[] {
  const found = new Set<string>();
  const head = text.slice(0, readLimit);
  if (!mayNumber.test(head)) return [];
  for (const match of head.matchAll(numbered)) addRange(found, match[1], match[2]);
  return [...found];
}

/** The first worker that a text names, with those listed beside it: `Workers 6, 7 & 9`, `Worker 3 and Worker 4`. */
export function readWorkerList(
  text: string,
): { names: readonly string[]; start: number; end: number } | null {
  const head = text.slice(0, readLimit);
  if (!mayNumber.test(head)) return null;
  numbered.lastIndex = 0;
  const first = numbered.exec(head);
  // `exec` leaves its place behind, where the next `matchAll` would begin.
  numbered.lastIndex = 0;
  if (first === null) return null;
  const found = new Set<string>();
  addRange(found, first[1], first[2]);
  const plural = /^(?:workers|agents|ワーカー)/i.test(first[0]);
  let end = first.index + first[0].length;
  for (;;) {
    another.lastIndex = end;
    const next = another.exec(head);
    // `Worker 6, 7 plates`: only a plural, a sign of addition or the word again makes the number a worker's.
    if (next === null || (next[2] === undefined && !plural && /[,、]/.test(next[1] ?? ''))) break;
    addRange(found, next[3], next[4]);
    end += next[0].length;
  }
  return { names: [...found], start: first.index, end };
}

function addRange(found: Set<string>, from: string | undefined, to: string | undefined): void {
  const first = Number(from);
  const last = to === undefined ? first : Number(to);
  const end = last >= first && last - first <= longestRange ? last : first;
  for (let worker = first; worker <= end; worker += 1) found.add(String(worker));
}

/** Those who speak in a heading, a key's value or a first line; empty where nobody is named. */
export function readWorkers(text: string): readonly string[] {
  const list = readWorkerList(text);
  if (list !== null) return list.names;
  const head = text.slice(0, 200);
  if (!mayCoordinate.test(head)) return [];
  for (const match of head.matchAll(coordinators)) {
    const before = head.slice(Math.max(0, match.index - 30), match.index);
    if (!spokenTo.test(before) && !theirAnswer.test(head.slice(match.index + match[0].length)))
      return ['orchestrator'];
  }
  return [];
}

export function readWorker(text: string): string | null {
  return readWorkers(text)[0] ?? null;
}

/** `[カエデ] …`, `[Worker1] …`, `[Worker 6 → Worker 9] …`: the one in front of a line, and what stands behind. */
export function readBracketLead(line: string): { name: string; end: number } | null {
  const match =
    /^\s*[[【]\s*([\p{L}][\p{L}\p{N} _-]{0,30}?)\s*(?:(?:→|->|=>)[^[\]【】]{1,30})?[\]】]\s*(?=\S)/u.exec(
      line.slice(0, 100),
    );
  const name = match?.[1]?.trim();
  if (
    match === null ||
    name === undefined ||
    name.length < 2 ||
    /^(?:x|wip|epic|bug|agent|master|urgent|todo|done|blocked|p\d|\p{L}\d?)$/iu.test(name)
  )
    return null;
  return { name: readWorker(name) ?? name, end: match[0].length };
}

/** The value of a `Worker:` line: workers' numbers, a role, or the name as written. */
export function readWorkerValue(value: string): readonly string[] {
  const known = readWorkers(value);
  if (known.length > 0) return known;
  const name = (value.split(/[(（,、|]/, 1)[0] ?? '').replace(/[*_`]/g, '').trim();
  return name === '' || name.length > 40 || name.startsWith('[') ? [] : [name];
}
