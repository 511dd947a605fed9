import type { ProgrammeNode } from '#domain/programme.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import type { IssueKey } from '#domain/tracker.ts';

type Entry = { readonly node: ProgrammeNode; readonly number: string; readonly title: string };
type Nodes = ReadonlyMap<IssueKey, ProgrammeNode>;

const entries = new WeakMap<ProgrammeNode, Entry>();

/** Number and title in lower case, made once for each state of an issue. */
function entryOf(node: ProgrammeNode): Entry {
  const known = entries.get(node);
  if (known !== undefined) return known;
  const made = { node, number: String(splitIssueKey(node.key).number), title: node.title.toLowerCase() };
  entries.set(node, made);
  return made;
}

type Found = { readonly node: ProgrammeNode; readonly score: number };

/** Better first: the score, then open before closed, then the latest touched. */
function compare(one: Found, other: Found): number {
  if (one.score !== other.score) return one.score - other.score;
  if (one.node.state !== other.node.state) return one.node.state === 'open' ? -1 : 1;
  return one.node.updatedAt < other.node.updatedAt ? 1 : one.node.updatedAt > other.node.updatedAt ? -1 : 0;
}

const wordCharacter = /[\p{L}\p{N}]/u;

/** Whether a word starts at that place of the title. */
function startsWord(title: string, at: number): boolean {
  return at === 0 || !wordCharacter.test(title.charAt(at - 1));
}

/**
 * Lower is better; null where it does not fit. Exact number, number's start, title's start, then every
 * word found at a word's start, then anywhere.
 */
function rank({ number, title }: Entry, digits: string, words: readonly string[]): number | null {
  if (digits !== '' && number === digits) return 0;
  if (digits !== '' && number.startsWith(digits)) return 1;
  let score = 2;
  for (const word of words) {
    const at = title.indexOf(word);
    if (at < 0) return null;
    score += at === 0 ? 0 : startsWord(title, at) ? 1 : 2;
  }
  return score;
}

/** The issues that fit number or title best; open ones first among equals, then the latest touched. */
export function rankIssues(query: string, nodes: Nodes, most: number): readonly ProgrammeNode[] {
  const text = query.trim().toLowerCase();
  if (text === '') return [];
  const digits = /^#?(\d+)$/.exec(text)?.[1] ?? '';
  const words = text.replace(/^#/, '').split(/\s+/);
  // The best few are kept in order while going through: sorting 10,000 for 20 takes longer than finding them.
  const best: Found[] = [];
  for (const node of nodes.values()) {
    // What is not mirrored cannot be opened here.
    if (node.partial !== undefined) continue;
    const score = rank(entryOf(node), digits, words);
    if (score === null) continue;
    const found = { node, score };
    const worst = best.at(-1);
    if (best.length >= most && worst !== undefined && compare(found, worst) >= 0) continue;
    let at = best.length;
    while (at > 0 && compare(found, best[at - 1] ?? found) < 0) at -= 1;
    best.splice(at, 0, found);
    if (best.length > most) best.pop();
  }
  return best.map(({ node }) => node);
}
