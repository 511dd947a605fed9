/**
 * Who speaks, by the text: one login may post for everyone. `Worker 6` is `6`; ranges are written out; a name in
 * brackets at the start of a line (`[カエデ] …`) is itself; an alias table maps names to roles.
 */

const coordinatorNames = new Set(['orchestrator', 'coordinator', 'しきるん', 'アヤメ', 'オーケストレーター']);
/** More than this many workers in one range is a pool, named whole. */
const longestRange = 60;

const numbered =
  /(?:\bworkers?(?:[ -]?agents?)?|\bagents?|ワーカー)[ ]?[-#]?[ ]?(\d{1,3})(?:[ ]?[-–~〜][ ]?(\d{1,3}))?(?![\d.%])/giu;

/** All workers named by number, in order: `Workers 6-8` gives `6`, `7`, `8`. */
export function readWorkerNumbers(text: string): readonly string[] {
  const found: string[] = [];
  for (const match of text.slice(0, 300).matchAll(numbered)) {
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    const end = last >= first && last - first <= longestRange ? last : first;
    for (let worker = first; worker <= end; worker += 1) {
      if (!found.includes(String(worker))) found.push(String(worker));
    }
  }
  return found;
}

/** The one who speaks in a heading, a key's value or a first line; null where nobody is named. */
export function readWorker(text: string): string | null {
  const [worker] = readWorkerNumbers(text);
  if (worker !== undefined) return worker;
  const lower = text.slice(0, 200).toLowerCase();
  for (const name of coordinatorNames) if (lower.includes(name)) return 'orchestrator';
  return null;
}

/** `[カエデ] Issue #270実装完了。`, `[Worker1] …`: the name in front of a line. */
export function readBracketName(line: string): string | null {
  const match = /^\s*[[【]([\p{L}][\p{L}\p{N} _-]{0,30})[\]】]\s*\S/u.exec(line.slice(0, 60));
  const name = match?.[1]?.trim();
  if (
    name === undefined ||
    name.length < 2 ||
    /^(?:x|wip|epic|bug|agent|master|urgent|todo|p\d)$/i.test(name)
  )
    return null;
  return readWorker(name) ?? name;
}

/** The value of a `Worker:` line: a worker's number, a role, or the name as written. */
export function readWorkerValue(value: string): string | null {
  const known = readWorker(value);
  if (known !== null) return known;
  const name = (value.split(/[(（,、|]/, 1)[0] ?? '').replace(/[*_`]/g, '').trim();
  return name === '' || name.length > 40 || name.startsWith('[') ? null : name;
}
