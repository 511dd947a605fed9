import { keyFrom } from '../../graph/issueIndex.ts';
import { readKeyed } from '../../graph/keyedText.ts';
import { rowFits } from '../../graph/planRows.ts';
import { headingPhases } from '../../plan/readRows.ts';
import { findReferences, numbersOf, type Reference } from '../../text/references.ts';
import type { IssueKey } from '../../tracker.ts';
import type { Facts, LintText } from './facts.ts';
import { claimsOnce, type Finding, type FindingClaim } from './finding.ts';

/** A number that means another issue than the one that has it: plans predict numbers, others take them. */
export function driftedNumbers(facts: Facts): readonly Finding[] {
  return [...driftedDependencies(facts), ...driftedPhases(facts), ...driftedOrdinals(facts)];
}

/** `#978 (Service Layer)` while #978 is an API client: the words win, the number is the finding. */
function driftedDependencies(facts: Facts): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const edge of facts.programme.edges) {
    if (edge.doubt === null) continue;
    const { meant, evidence } = edge.doubt;
    const statement = evidence.find((item) => item.source !== 'title');
    if (statement === undefined) continue;
    const accused =
      statement.issue === edge.to || !namesNumber(statement.quote, edge.to) ? edge.from : edge.to;
    const key = `${statement.issue} ${statement.commentId} ${statement.line} ${accused}`;
    if (found.has(key)) continue;
    const [wrong, right] = [facts.name(accused), facts.name(meant)];
    const claims: FindingClaim[] = [
      {
        text: `${facts.name(statement.issue)} names ${wrong}, in words that describe ${right}`,
        evidence: statement,
      },
    ];
    for (const issue of [accused, meant]) {
      const title = facts.titleEvidence(issue);
      if (title !== null) claims.push({ text: `${facts.name(issue)} is titled so`, evidence: title });
    }
    found.set(key, {
      code: 'drift-number',
      severity: 'error',
      subject: statement.issue,
      claims,
      suggestion: `Write ${right} where ${facts.name(statement.issue)} says ${wrong}; until then ${wrong} holds nothing up.`,
    });
  }
  return [...found.values()];
}

function namesNumber(quote: string, key: IssueKey): boolean {
  return new RegExp(`#${key.slice(key.lastIndexOf('#') + 1)}(?!\\d)`).test(quote);
}

type Drift = { readonly said: FindingClaim; readonly issue: IssueKey; readonly phase: string };

/** Rows and ranges that give issues to a phase which their own titles put elsewhere; one finding for each phase of a plan. */
function driftedPhases(facts: Facts): readonly Finding[] {
  const groups = new Map<string, { readonly speaker: IssueKey; readonly drifts: Drift[] }>();
  for (const text of facts.texts) {
    for (const drift of [...driftedRows(facts, text), ...driftedRanges(facts, text)]) {
      const key = `${text.entry.key} ${drift.phase.split('.')[0]}`;
      const known = groups.get(key);
      if (known === undefined) groups.set(key, { speaker: text.entry.key, drifts: [drift] });
      else known.drifts.push(drift);
    }
  }
  return [...groups.values()].flatMap(({ speaker, drifts }) => {
    const major = drifts[0]?.phase.split('.')[0];
    if (major === undefined) return [];
    const issues = [...new Set(drifts.map((drift) => drift.issue))];
    const titles = issues.flatMap((issue) => {
      const evidence = facts.titleEvidence(issue);
      return evidence === null ? [] : [{ text: `${facts.name(issue)} is titled so`, evidence }];
    });
    const meant = facts.issuesIn(major, major, speaker).map(facts.name);
    const instead = meant.length === 0 ? 'the issues that carry it' : meant.join(', ');
    return [
      {
        code: 'drift-number',
        severity: 'warning',
        subject: speaker,
        claims: claimsOnce([...drifts.slice(0, 14).map((drift) => drift.said), ...titles]),
        suggestion: `Point Phase ${major} in ${facts.name(speaker)} to ${instead}; ${issues.map(facts.name).join(', ')} took the numbers that were predicted.`,
      } satisfies Finding,
    ];
  });
}

function driftedRows(facts: Facts, text: LintText): readonly Drift[] {
  const drifts: Drift[] = [];
  for (const row of text.reading.rows) {
    const issue = keyFrom(text.entry.key, row.repository, row.number);
    const node = facts.nodeOf.get(issue);
    if (row.phase?.includes('.') !== true || node?.phase?.includes('.') !== true) continue;
    if (facts.index.byKey.get(issue)?.reading == null || rowFits(facts.index, row, issue)) continue;
    if (facts.scopeOf(text.entry.key) !== node.scope) continue;
    const said = {
      text: `${facts.name(issue)} is planned as Phase ${row.phase}: ${row.title}`,
      evidence: row.evidence,
    };
    drifts.push({ said, issue, phase: row.phase });
  }
  return drifts;
}

/** Between a phase and a range these words order the two instead of putting one into the other. */
const ordering = /depend|block|after|before|requir|wait|need|unlock|→|->|=>|依存|[,、;。]|\.\s/i;
const longestGap = 80;

/** `Phase 2: #978-982`, `| Phase 2 | … | #978-982 |`, and a list of target issues below a heading of the phase. */
function driftedRanges(facts: Facts, text: LintText): readonly Drift[] {
  if (!/#\d+\s?[-–~〜]\s?#?\d/.test(text.raw) || !/phase|フェーズ/i.test(text.raw)) return [];
  const markdown = text.markdown();
  const phaseAt = headingPhases(markdown);
  const drifts: Drift[] = [];
  for (const line of markdown.lines) {
    if (line.place === 'code' || !/#\d+\s?[-–~〜]\s?#?\d/.test(line.visible)) continue;
    if (readKeyed(line.content) !== null) continue;
    const references = findReferences(line.visible.slice(0, 400));
    references.forEach((range, at) => {
      if (range.kind !== 'issue' || range.last === range.first) return;
      const phase =
        phaseBeside(line.visible, references, at) ??
        headedPhase(line.content, references, phaseAt(line.number));
      if (phase === null) return;
      const members = numbersOf(range)
        .map((number) => facts.nodeOf.get(keyFrom(text.entry.key, range.repository, number)))
        .filter((node) => node !== undefined)
        .filter((node) => node.phase !== null && node.scope === facts.scopeOf(text.entry.key));
      const others = members.filter((node) => node.phase?.split('.')[0] !== phase);
      const evidence = text.evidenceAt(line);
      for (const node of others) {
        drifts.push({
          said: { text: `${range.text} are named as Phase ${phase}`, evidence },
          issue: node.key,
          phase,
        });
      }
    });
  }
  return drifts;
}

function phaseBeside(line: string, references: readonly Reference[], at: number): string | null {
  const before = references[at - 1];
  const range = references[at];
  if (range === undefined || before?.kind !== 'phase' || before.first !== before.last) return null;
  const gap = line.slice(before.end, range.start);
  if (before.first.includes('.') || gap.length > longestGap || ordering.test(gap)) return null;
  // `Phases 1 and 2 …`: more than one phase says nothing about either.
  return references[at - 2]?.kind === 'phase' ? null : before.first;
}

function headedPhase(
  content: string,
  references: readonly Reference[],
  heading: string | null,
): string | null {
  if (heading === null || heading.includes('.') || references.length !== 1) return null;
  return /^[*_\s]*(?:target |assigned )?issues?(?: created| to be created)?[*_\s]*[:：]/i.test(content)
    ? heading
    : null;
}

const ordinal =
  /#(\d{1,9})\s{0,2}[(（]\s?(day|week|phase|part)\s?(\d{1,3}(?:\.\d{1,3})?)(?![\d.])\s?[)）:]/gi;

/** `#1021 (Day 4)` while #1021 is titled `Day 3: …`; one finding for each issue that says so of a number. */
function driftedOrdinals(facts: Facts): readonly Finding[] {
  const found = new Map<string, { speaker: IssueKey; issue: IssueKey; claims: FindingClaim[] }>();
  for (const text of facts.texts) {
    if (!/#\d+\s{0,2}[(（]\s?(?:day|week|phase|part)\s?\d/i.test(text.raw)) continue;
    for (const line of text.markdown().lines) {
      if (line.place === 'code') continue;
      for (const match of line.visible.slice(0, 1_000).matchAll(ordinal)) {
        const issue = keyFrom(text.entry.key, null, Number(match[1]));
        const title = facts.titleEvidence(issue);
        const own = new RegExp(`\\b${match[2]}\\s?(\\d{1,3}(?:\\.\\d{1,3})?)`, 'i').exec(
          title?.quote ?? '',
        )?.[1];
        if (title === null || own === undefined || own === match[3]) continue;
        const key = `${text.entry.key} ${issue}`;
        const known = found.get(key) ?? { speaker: text.entry.key, issue, claims: [] };
        const said = `${facts.name(issue)} is called ${match[2]} ${match[3]}`;
        known.claims.push({ text: said, evidence: text.evidenceAt(line) });
        found.set(key, known);
      }
    }
  }
  return [...found.values()].flatMap(({ speaker, issue, claims }): readonly Finding[] => {
    const title = facts.titleEvidence(issue);
    if (title === null) return [];
    return [
      {
        code: 'drift-number',
        severity: 'warning',
        subject: speaker,
        claims: claimsOnce([...claims, { text: `${facts.name(issue)} is titled so`, evidence: title }]),
        suggestion: `Correct what ${facts.name(speaker)} calls ${facts.name(issue)}, or name the issue that was meant.`,
      },
    ];
  });
}
