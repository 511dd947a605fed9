import type { ProgrammeNode } from '#domain/programme.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import type { IssueKey } from '#domain/tracker.ts';

type Entry = { readonly node: ProgrammeNode; readonly number: string; readonly title: string };
type Nodes = ReadonlyMap<IssueKey, ProgrammeNode>;

const indexes = new WeakMap<Nodes, readonly Entry[]>();

/** Numbers and titles in lower case, made once for each state of the programme. */
function indexOf(nodes: Nodes): readonly Entry[] {
  const known = indexes.get(nodes);
  if (known !== undefined) return known;
  const made = [...nodes.values()].map((node) => ({
    node,
    number: String(splitIssueKey(node.key).number),
    title: node.title.toLowerCase(),
  }));
  indexes.set(nodes, made);
  return made;
}

/** Whether a word starts at that place of the title. */
function startsWord(title: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(title.charAt(at - 1));
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
  const found: { readonly node: ProgrammeNode; readonly score: number }[] = [];
  for (const entry of indexOf(nodes)) {
    const score = rank(entry, digits, words);
    if (score !== null) found.push({ node: entry.node, score });
  }
  found.sort(
    (one, other) =>
      one.score - other.score ||
      Number(one.node.state === 'closed') - Number(other.node.state === 'closed') ||
      (one.node.updatedAt < other.node.updatedAt ? 1 : -1),
  );
  return found.slice(0, most).map(({ node }) => node);
}
