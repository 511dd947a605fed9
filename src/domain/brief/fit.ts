import type { Brief, BriefSection, DraftFact, DraftSection } from './brief.ts';
import { estimateTokens } from './tokens.ts';

type Head = {
  readonly asOf: string;
  readonly for: string;
  /** Lines above all sections, the fullest wording first: the first that leaves room is taken. */
  readonly heads: readonly (readonly string[])[];
  /** The command that asks for this brief, without its budget. */
  readonly command: string;
};

/** A third of a small budget is enough for the words above the facts. */
const mostForHead = 0.6;

/** Words for a budget that holds nothing else. */
const lastResort = ['# Brief', 'No room for a single fact: ask for more with --max-tokens.'];

/**
 * Chooses what the budget holds: facts by rank over all sections, in each section the first ones; never part of a
 * fact. What is cut is counted, in its section or at the end. The estimate adds up over lines, so the sum is exact.
 */
export function fitBrief(head: Head, drafts: readonly DraftSection[], maxTokens: number): Brief {
  const sections = drafts.filter(({ facts }) => facts.length > 0);
  const all = sections.reduce((sum, { facts }) => sum + facts.length, 0);
  const whole = sections.reduce(
    (sum, section) =>
      sum + cost(titleLines(section)) + section.facts.reduce((own, item) => own + cost(item.lines), 0),
    cost(head.heads[0] ?? []),
  );
  const ending = (left: number, away: readonly string[]) => endLines(head.command, left, whole, away);
  // The longest ending that can come.
  const endCost =
    whole > maxTokens
      ? cost(
          ending(
            all,
            sections.map(({ title }) => title),
          ),
        )
      : 0;
  const longEnd = endCost <= maxTokens / 6;
  const reserve = whole > maxTokens ? (longEnd ? endCost : cost(ending(all, []))) : 0;
  const first = head.heads.find((lines) => cost(lines) <= maxTokens * mostForHead - reserve / 2);
  const top = first ?? lastResort;
  let left = maxTokens - reserve - cost(top);

  const taken = new Map<DraftSection, DraftFact[]>();
  const closed = new Set<DraftSection>();
  const order = sections
    .flatMap((section, place) => section.facts.map((item, at) => ({ item, section, place, at })))
    .sort((a, b) => a.item.rank - b.item.rank || a.place - b.place || a.at - b.at);
  for (const { item, section } of first === undefined ? [] : order) {
    if (closed.has(section)) continue;
    const known = taken.get(section);
    const price = cost(item.lines) + (known === undefined ? cost(openingLines(section)) : 0);
    if (price > left) {
      closed.add(section);
      continue;
    }
    left -= price;
    if (known === undefined) taken.set(section, [item]);
    else known.push(item);
  }

  const lines = [...top];
  let cutFacts = 0;
  for (const section of sections) {
    const kept = new Set(taken.get(section));
    const cut = section.facts.length - kept.size;
    cutFacts += cut;
    if (kept.size === 0) continue;
    lines.push(...titleLines(section));
    for (const item of section.facts) if (kept.has(item)) lines.push(...item.lines);
    if (cut > 0) lines.push(restLine(section, cut));
  }
  const away = sections.filter((section) => !taken.has(section)).map(({ title }) => title);
  if (cutFacts > 0 && first !== undefined) lines.push(...ending(cutFacts, longEnd ? away : []));
  const markdown = `${lines.join('\n')}\n`;
  return {
    asOf: head.asOf,
    for: head.for,
    tokens: estimateTokens(markdown),
    maxTokens,
    markdown,
    sections: sections.map((section): BriefSection => {
      const kept = new Set(taken.get(section));
      return {
        title: section.title,
        facts: section.facts
          .filter((item) => kept.has(item))
          .map(({ text, evidence }) => ({ text, evidence })),
        cut: section.facts.length - kept.size,
      };
    }),
  };
}

function titleLines({ title }: DraftSection): readonly string[] {
  return ['', `## ${title}`];
}

/** A section pays for the line that counts what it leaves out when it opens. */
function openingLines(section: DraftSection): readonly string[] {
  return section.facts.length > 1
    ? [...titleLines(section), restLine(section, section.facts.length)]
    : titleLines(section);
}

function restLine({ rest }: DraftSection, cut: number): string {
  return `- ${cut} more: ${rest}`;
}

function endLines(command: string, cut: number, whole: number, away: readonly string[]): readonly string[] {
  const names = away.length === 0 ? '' : ` No room at all for: ${away.join('; ')}.`;
  // Rounded up past the reserve itself.
  const enough = Math.ceil((whole * 1.05 + 50) / 100) * 100;
  return ['', `Cut: ${cut} facts.${names} All of it: ${command} --max-tokens ${enough}`];
}

function cost(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + estimateTokens(`${line}\n`), 0);
}
