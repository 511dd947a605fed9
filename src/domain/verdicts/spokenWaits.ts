import { keyFrom } from '../graph/issueIndex.ts';
import type { ProgrammeGate } from '../programme.ts';
import type { BodyLine } from '../text/markdown.ts';
import { findReferences, numbersOf } from '../text/references.ts';
import { compareTimes } from '../text/time.ts';
import { coverage, significantWords } from '../text/words.ts';
import type { IssueKey } from '../tracker.ts';
import type { Facts, LintText } from './lint/facts.ts';
import { currentIssueOf, partyId, type Party, type Wait } from './waits.ts';

/**
 * Waits that only sentences tell, between parties of which at least one is no issue: `Worker 6 waits for Worker 7`,
 * `Phase 1 gate: pending, after #15`, `We decide once #20 is done`. Issues that wait for issues are the graph's.
 */
export function spokenWaits(facts: Facts): readonly Wait[] {
  const gates = openGates(facts);
  const waits: Wait[] = [];
  for (const text of facts.texts) {
    if (!mayWait.test(text.raw)) continue;
    waits.push(...waitsIn(facts, text, gates));
  }
  return [...waits, ...waitsOfHeldWorkers(facts)];
}

const mayWait =
  /gate|ゲート|wait|block|until|after|once|when|need|requir|depend|pending|stuck|hold|held|先|待|次第|まで|依存/i;
/** What follows is waited for; Japanese puts it in front. */
const waitsFor =
  /\b(?:wait(?:s|ing|ed)?\b(?: for| on| until)?|await(?:s|ing)?|blocked (?:by|on|until|behind)|stuck (?:on|behind|until)|held(?: up| back)? (?:by|until)|on hold until|hold(?:s|ing)? until|depends? on|needs?|requires?|pending|only (?:after|once|when)|not (?:before|until)|after|until|once|when|as soon as)\b/i;
const waitsForBefore = /(?:の)?(?:完了|終了|承認|判断|返答|作業)?(?:待ち|を待|次第|後に|まで)/u;
const longestSentence = 300;

type Gates = ReadonlyMap<string, ProgrammeGate>;

function openGates(facts: Facts): Gates {
  return new Map(
    facts.programme.gates
      .filter((gate) => gate.status !== 'approved')
      .map((gate) => [`${gate.scope} ${Number(gate.phase)}`, gate]),
  );
}

function waitsIn(facts: Facts, text: LintText, gates: Gates): readonly Wait[] {
  const waits: Wait[] = [];
  let heading: Party | null = null;
  let depth = 0;
  for (const line of text.markdown().lines) {
    if (line.place === 'code' || line.place === 'drawing' || line.place === 'table') continue;
    if (line.depth > 0) {
      if (heading === null || line.depth <= depth) {
        heading = partiesIn(line.visible, facts, text, gates).find(({ kind }) => kind === 'gate') ?? null;
        depth = line.depth;
      }
      continue;
    }
    if (line.prefix.checkbox === 'ticked') continue;
    // An open criterion of a gate waits for what it names, whatever its words.
    if (heading !== null && line.prefix.checkbox === 'open' && !waitsFor.test(line.visible)) {
      const waiting = heading;
      const named = partiesIn(line.visible.slice(0, longestSentence), facts, text, gates);
      const evidence = [text.evidenceAt(line)];
      for (const party of named) {
        if (party.kind === 'issue') waits.push({ waiting, for: party, since: text.at, evidence });
      }
      continue;
    }
    for (const sentence of line.visible.split(/(?<=[.;。；])\s+|。/u)) {
      const found = waitOf(sentence.slice(0, longestSentence), line, heading, facts, text, gates);
      waits.push(...found);
    }
  }
  return waits;
}

function waitOf(
  sentence: string,
  line: BodyLine,
  heading: Party | null,
  facts: Facts,
  text: LintText,
  gates: Gates,
): readonly Wait[] {
  const words = waitsFor.exec(sentence);
  const japanese = words === null ? waitsForBefore.exec(sentence) : null;
  let before = '';
  let after = '';
  if (words !== null) {
    before = sentence.slice(0, words.index);
    after = sentence.slice(words.index + words[0].length);
  } else if (japanese !== null) {
    const whole = sentence.slice(0, japanese.index);
    const topic = /^(.{1,60}?(?:は|が))(.*)$/u.exec(whole);
    before = topic?.[1] ?? '';
    after = topic?.[2] ?? whole;
  } else return [];
  const awaited = partiesIn(after, facts, text, gates);
  if (awaited.length === 0) return [];
  const named = partiesIn(before, facts, text, gates);
  const waiting =
    named.find(({ kind }) => kind === 'gate') ??
    named.find(({ kind }) => kind === 'worker') ??
    named.find(({ kind }) => kind === 'issue') ??
    decisionOf(`${before} ${words?.[0] ?? ''}`, heading, facts, text) ??
    heading ??
    speakerOf(facts, text);
  // `Phase 2 starts after #15` orders phases, and is the graph's.
  if (waiting === null || (named.length === 0 && /\bphases?\s?\d/i.test(before))) return [];
  if (!isCurrent(waiting, facts, text)) return [];
  const evidence = text.evidenceAt(line);
  return awaited
    .filter((party) => partyId(party) !== partyId(waiting))
    .filter((party) => waiting.kind !== 'issue' || party.kind !== 'issue')
    .map((party) => ({ waiting, for: party, since: text.at, evidence: [evidence] }));
}

const gateNames =
  /\bphase\s?(\d{1,2})(?:'s)?\b(?!\.\d)[^.,;:()#]{0,24}\b(?:gate|approval|sign-?off|approved)\b|\bgate\s(?:of\s|for\s)?(?:phase\s)?(\d{1,2})\b|\b(?:approval|sign-?off|approves?|gate)\s(?:of|for|on)?\s?(?:the\s)?phase\s?(\d{1,2})\b(?!\.\d)|フェーズ\s?(\d{1,2})の?(?:ゲート|承認)/giu;

/** Open issues, gates not approved, and workers that a piece of a sentence names. */
function partiesIn(words: string, facts: Facts, text: LintText, gates: Gates): readonly Party[] {
  const parties: Party[] = [];
  const scope = facts.scopeOf(text.entry.key) ?? text.entry.key;
  for (const match of words.matchAll(gateNames)) {
    const gate = gates.get(`${scope} ${Number(match[1] ?? match[2] ?? match[3] ?? match[4])}`);
    if (gate !== undefined) parties.push({ kind: 'gate', scope: gate.scope, phase: gate.phase });
  }
  for (const match of words.matchAll(/(?:\bworkers?|ワーカー)(?: agent)?[ -]?(\d{1,3})\b/giu)) {
    parties.push({ kind: 'worker', worker: String(Number(match[1])) });
  }
  for (const reference of findReferences(words)) {
    if (reference.kind !== 'issue') continue;
    for (const number of numbersOf(reference)) {
      const written = keyFrom(text.entry.key, reference.repository, number);
      const issue = text.inBody ? facts.meant(text.entry.key, written) : written;
      const node = facts.nodeOf.get(issue);
      if (node?.state !== 'open' || isDoubted(words.slice(reference.end), issue, facts)) continue;
      parties.push({ kind: 'issue', issue });
    }
  }
  return parties;
}

/** `#978 (Service Layer)` where no word of the bracket is in the title: the number may be another's. */
function isDoubted(rest: string, issue: IssueKey, facts: Facts): boolean {
  const label = /^\s{0,2}[(（]([^()（）]{3,60})[)）]/u.exec(rest)?.[1];
  if (label === undefined || /^(?:day|week|phase|part|in progress|open|wip)\b/i.test(label)) return false;
  const title = facts.index.byKey.get(issue)?.titleWords ?? '';
  return coverage(significantWords(label), significantWords(title)) === 0;
}

/** `We decide after #20`, `approval only once #20 is done`: the answer that the issue waits for waits itself. */
function decisionOf(before: string, heading: Party | null, facts: Facts, text: LintText): Party | null {
  if (!/\bdeci(?:de|sion)|\bapprov|\bsign-?off|\bdirection\b|承認|判断/i.test(before)) return null;
  if (heading !== null) return heading;
  const about = text.entry.key;
  const asked = facts.programme.attention.find(
    (item) => item.issue === about && (item.kind === 'decision' || item.kind === 'approval'),
  );
  return asked === undefined ? null : { kind: 'person', name: asked.kind, about };
}

function speakerOf(facts: Facts, text: LintText): Party | null {
  const worker = text.inBody ? null : text.reading.worker;
  if (worker !== null && worker !== 'orchestrator') return { kind: 'worker', worker };
  const node = facts.nodeOf.get(text.entry.key);
  return node === undefined || node.container ? null : { kind: 'issue', issue: text.entry.key };
}

/** A body says what is planned and holds; a comment holds until who waits in it is heard of again. */
function isCurrent(waiting: Party, facts: Facts, text: LintText): boolean {
  switch (waiting.kind) {
    case 'worker': {
      const last = facts.programme.workers.find(({ worker }) => worker === waiting.worker)?.lastReport?.at;
      return last == null || compareTimes(text.at, last) >= 0;
    }
    case 'issue': {
      const node = facts.nodeOf.get(waiting.issue);
      if (node?.state !== 'open' || node.status === 'claimed') return false;
      return text.inBody || node.statusSince === null || compareTimes(text.at, node.statusSince) >= 0;
    }
    case 'gate':
    case 'person':
      return true;
  }
}

/** A worker whose present issue has an open blocker waits for that blocker, without a word of their own. */
function waitsOfHeldWorkers(facts: Facts): readonly Wait[] {
  return facts.programme.workers.flatMap(({ worker }): readonly Wait[] => {
    const issue = currentIssueOf(worker, facts.programme);
    const node = issue === null ? undefined : facts.nodeOf.get(issue);
    if (node === undefined || node.state === 'closed' || node.status === 'claimed') return [];
    return facts.programme.edges
      .filter(
        (edge) => edge.to === node.key && edge.kind === 'blocks' && !edge.satisfied && edge.doubt === null,
      )
      .filter((edge) => facts.nodeOf.get(edge.from)?.worker !== worker && edge.from !== edge.to)
      .map((edge) => ({
        waiting: { kind: 'worker', worker },
        for: { kind: 'issue', issue: edge.from },
        since: node.statusSince,
        evidence: edge.evidence,
      }));
  });
}
