import type { Evidence } from '../evidence.ts';
import type { AttentionItem, ProgrammeEdge, ProgrammeGate, ProgrammeNode } from '../programme.ts';
import { plainText } from '../reports/tellingWords.ts';
import { readMarkdown } from '../text/markdown.ts';
import { compareTimes } from '../text/time.ts';
import type { DraftFact, DraftSection } from './brief.ts';
import { bodyEvidence, issueLine, remarkEvidence, type Desk } from './desk.ts';
import { fact, joined, lineFact, together } from './facts.ts';
import { moment, nameOf, quoted, workerName } from './quoting.ts';
import { ownerOf } from './recipient.ts';

/** Whether a worker may begin: what stands before its task, and who must speak first. */

export type Hindrances = {
  readonly open: readonly ProgrammeEdge[];
  readonly doubted: readonly ProgrammeEdge[];
  readonly met: readonly ProgrammeEdge[];
  readonly gates: readonly ProgrammeGate[];
  readonly decisions: readonly AttentionItem[];
};

export function hindrancesOf(desk: Desk, task: ProgrammeNode): Hindrances {
  const edges = desk.edgesTo.get(task.key) ?? [];
  const begun = (edge: ProgrammeEdge): boolean => {
    const status = desk.nodeOf.get(edge.from)?.status;
    return edge.kind === 'soft' && (status === 'running' || status === 'review' || status === 'claimed');
  };
  const before = task.phase === null ? Number.NaN : Number(task.phase.split('.')[0]) - 1;
  const places = new Set([task.key, task.scope, ...edges.map(({ from }) => from)]);
  return {
    open: edges.filter((edge) => edge.doubt === null && !edge.satisfied && !begun(edge)),
    doubted: edges.filter(({ doubt, satisfied }) => doubt !== null && !satisfied),
    met: edges.filter((edge) => edge.doubt === null && (edge.satisfied || begun(edge))),
    gates: desk.programme.gates.filter(
      (gate) => gate.scope === task.scope && gate.phase === String(before) && gate.status !== 'approved',
    ),
    decisions: desk.programme.attention
      .filter(({ kind, issue }) => (kind === 'decision' || kind === 'approval') && places.has(issue))
      .toSorted((a, b) => compareTimes(b.since, a.since)),
  };
}

/** One word and its reason. */
export function verdictOf(desk: Desk, task: ProgrammeNode, hindrances: Hindrances): string {
  const names = hindrances.open.map(({ from }) => nameOf(from, desk.home));
  const reasons = [
    names.length === 0 ? null : `${joined(names)} ${names.length === 1 ? 'is' : 'are'} not finished`,
    hindrances.gates.length === 0
      ? null
      : `the gate of phase ${quoted(hindrances.gates[0]?.phase ?? '', 12)} is not approved`,
    task.status === 'review' ? 'it awaits a decision or approval' : null,
    task.status === 'blocked' || task.status === 'failed' ? `it is reported ${task.status}` : null,
  ].filter((reason) => reason !== null);
  const doubted = hindrances.doubted.map(({ from }) => nameOf(from, desk.home));
  const doubt = doubted.length === 0 ? '' : ` In doubt: ${joined(doubted)}; ask before relying on it.`;
  if (task.status === 'claimed')
    return `It is reported done and still open on GitHub: do not do it again; have it verified and closed, or say what is missing.${doubt}`;
  if (reasons.length === 0) {
    const waits = hindrances.decisions.length === 0 ? '' : ' Read the decisions still awaited below first.';
    return `Yes: nothing that is written stands before it.${waits}${doubt}`;
  }
  const begun = task.status === 'running' ? ' Work on it is reported all the same.' : '';
  return `No: ${reasons.join('; ')}.${begun}${doubt}`;
}

export function mayStartSection(desk: Desk, hindrances: Hindrances, worker: string): DraftSection {
  const { home } = desk;
  const facts: DraftFact[] = [];
  for (const edges of together(hindrances.open, ({ kind, evidence }) =>
    kind === 'soft' ? undefined : evidence[0],
  )) {
    const [edge] = edges;
    if (edge === undefined) continue;
    const need = edge.kind === 'soft' ? 'must have begun first' : 'must be finished first';
    const names = edges.map(({ from }) => {
      const who = ownerOf(desk, from);
      return `${issueLine(desk, from)}${who === null ? '' : who === worker ? ', yours' : ` by ${workerName(who)}`}`;
    });
    facts.push(fact(2, `${joined(names)}: ${need}`, edge.evidence, home, 1));
  }
  for (const gate of hindrances.gates) {
    const approver = gate.approver === null ? '' : `, approver ${quoted(gate.approver, 60)}`;
    facts.push(
      fact(
        2,
        `The gate ${quoted(gate.title, 80)} of phase ${quoted(gate.phase, 12)} is ${gate.status}${approver}:`,
        [gate.evidence],
        home,
      ),
      ...gate.criteria.filter(({ ticked }) => !ticked).map(({ evidence }) => lineFact(5, evidence, home)),
    );
  }
  for (const { from, doubt, evidence } of hindrances.doubted) {
    const meant = doubt === null ? '' : `; its words describe ${issueLine(desk, doubt.meant)}`;
    facts.push(
      fact(
        3,
        `In doubt: ${issueLine(desk, from)} is named${meant}. It holds nothing up until that is settled:`,
        evidence,
        home,
        1,
      ),
    );
  }
  for (const item of hindrances.decisions) facts.push(...decisionFacts(desk, item, 3));
  for (const edges of together(hindrances.met, ({ evidence }) => evidence[0])) {
    const names = edges.map(({ from }) => issueLine(desk, from));
    facts.push(fact(6, `Met: ${joined(names)}`, edges[0]?.evidence ?? [], home, 1));
  }
  return { title: 'May you start?', facts, rest: 'nami graph' };
}

/** What a person has to answer, with the answers it offers. */
export function decisionFacts(desk: Desk, item: AttentionItem, rank: number): readonly DraftFact[] {
  const { home } = desk;
  const question = questionOf(desk, item);
  const latest = [...(question === null ? [] : [question]), ...item.evidence.toReversed()];
  const offers = item.options.map(({ evidence }) => evidence);
  const whole = fact(
    rank,
    `Since ${moment(item.since)} on ${nameOf(item.issue, home)}, ${words[item.kind]}${offers.length === 0 ? ':' : `, with ${offers.length} answers to choose from:`}`,
    [...latest.slice(0, 2), ...offers],
    home,
    2 + offers.length,
  );
  return [whole];
}

/** The line that the item's own words come from: a decision's question stands below the heading that announces it. */
function questionOf(desk: Desk, item: AttentionItem): Evidence | null {
  const last = item.evidence.at(-1);
  const issue = desk.issueOf.get(item.issue);
  if (last === undefined || issue === undefined || item.text.length < 4) return null;
  const remark = desk.remarksOf(issue.key).find(({ id }) => id === last.commentId);
  const text = last.commentId === null ? issue.body : (remark?.raw ?? '');
  const line = readMarkdown(text).lines.find((one) => plainText(one.text).includes(item.text));
  if (line === undefined) return null;
  return remark === undefined ? bodyEvidence(issue, line) : remarkEvidence(remark, line);
}

const words: Readonly<Record<AttentionItem['kind'], string>> = {
  decision: 'a decision is awaited',
  approval: 'an approval is awaited',
  urgent: 'an alarm',
  blocked: 'work is blocked',
  failed: 'work failed',
  'claimed-done-open': 'work is reported done and not closed: verify it',
};
