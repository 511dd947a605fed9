import { readKeyed } from '../../graph/keyedText.ts';
import { leadingSubject } from '../../graph/claimLines.ts';
import { claimsOf, keyFrom } from '../../graph/issueIndex.ts';
import { isEmptyValue } from '../../graph/targets.ts';
import { readColumns } from '../../text/tableColumns.ts';
import type { IssueKey } from '../../tracker.ts';
import type { Facts, LintText } from './facts.ts';
import { claimsOnce, type Finding, type FindingClaim } from './finding.ts';

/** One place says that nothing blocks an issue, another names what does. */
export function disagreeingBlockers(facts: Facts): readonly Finding[] {
  const free = new Map<IssueKey, FindingClaim[]>();
  for (const text of facts.texts) {
    for (const { issue, claim } of freeIssues(facts, text))
      free.set(issue, [...(free.get(issue) ?? []), claim]);
  }
  if (free.size === 0) return [];
  const named = namedBlockers(facts, free);
  return [...free].flatMap(([issue, claims]): readonly Finding[] => {
    const against = named.get(issue);
    if (against === undefined) return [];
    return [
      {
        code: 'blocker-disagrees',
        severity: 'warning',
        subject: issue,
        claims: claimsOnce([...claims, ...against]),
        suggestion: `Name the blocker of ${facts.name(issue)} where it says none, or withdraw the other line.`,
      },
    ];
  });
}

const mayBeFree = /\b(?:none|n\/a|nothing|no (?:known |open )?(?:dependenc|blocker|prerequisite))|なし|無し/i;

/** `| #972 | … | None |` in a column of blockers, and `**Depends on**: None` in the issue's own body. */
function freeIssues(facts: Facts, text: LintText): readonly { issue: IssueKey; claim: FindingClaim }[] {
  if (!mayBeFree.test(text.raw)) return [];
  const found: { issue: IssueKey; claim: FindingClaim }[] = [];
  const markdown = text.markdown();
  for (const table of markdown.tables) {
    const columns = readColumns(table);
    const [needs, issueColumn] = [columns.get('needs'), columns.get('issue')];
    if (needs === undefined || issueColumn === undefined) continue;
    for (const row of table.rows) {
      const [subject] = leadingSubject(row.cells[issueColumn] ?? '');
      const cell = (row.cells[needs] ?? '').trim();
      const line = markdown.lineAt(row.line);
      if (subject?.kind !== 'issue' || line === undefined || !saysNone(cell)) continue;
      const written = keyFrom(text.entry.key, subject.repository, subject.number);
      // A plan's own table predicts numbers; a comment names the issues that there are.
      const issue = text.inBody ? facts.meant(text.entry.key, written) : written;
      found.push({
        issue,
        claim: { text: `nothing blocks ${facts.name(issue)}`, evidence: text.evidenceAt(line) },
      });
    }
  }
  if (!text.inBody || facts.nodeOf.get(text.entry.key)?.container === true) return found;
  let headings = 0;
  for (const line of markdown.lines) {
    if (line.depth > 0) headings += 1;
    // In the lists further down the tasks of the issue have blockers of their own.
    if (line.place !== 'text' || (line.prefix.bullet && headings > 1)) continue;
    const keyed = readKeyed(line.content.trim());
    if (keyed?.meaning !== 'needs' || !saysNone(keyed.value)) continue;
    const claim = { text: `nothing blocks ${facts.name(text.entry.key)}`, evidence: text.evidenceAt(line) };
    found.push({ issue: text.entry.key, claim });
  }
  return found;
}

/** The word itself: a dash or an empty cell may as well be unknown. */
function saysNone(value: string): boolean {
  const bare = value.replace(/[*_`.\s]/g, '');
  if (/^no(?:thing|(?:known|open)?(?:dependenc(?:y|ies)|blockers?|prerequisites?))$/i.test(bare)) return true;
  return /^(?:none|n\/a|なし|無し)/i.test(bare) && isEmptyValue(value);
}

function namedBlockers(
  facts: Facts,
  free: ReadonlyMap<IssueKey, unknown>,
): ReadonlyMap<IssueKey, readonly FindingClaim[]> {
  const named = new Map<IssueKey, FindingClaim[]>();
  const add = (issue: IssueKey, claim: FindingClaim): void => {
    named.set(issue, [...(named.get(issue) ?? []), claim]);
  };
  for (const edge of facts.programme.edges) {
    if (edge.kind !== 'blocks' || edge.doubt !== null || !free.has(edge.to)) continue;
    for (const evidence of edge.evidence) {
      add(edge.to, { text: `${facts.name(edge.from)} blocks ${facts.name(edge.to)}`, evidence });
    }
  }
  // A phase without issues of its own makes no edge, and blocks all the same.
  for (const entry of facts.index.issues) {
    if (entry.reading === null) continue;
    for (const { claim } of claimsOf(entry.reading)) {
      if (claim.relation !== 'blocks') continue;
      for (const from of claim.from) {
        if (from.kind !== 'phase' || facts.issuesIn(from.first, from.last, entry.key).length > 0) continue;
        for (const to of claim.to) {
          const blocked =
            to.kind === 'phase'
              ? facts.issuesIn(to.first, to.last, entry.key)
              : to.kind === 'self' && to.heading === null
                ? [entry.key]
                : [];
          for (const issue of blocked) {
            if (free.has(issue))
              add(issue, {
                text: `${from.text} comes before ${facts.name(issue)}`,
                evidence: claim.evidence,
              });
          }
        }
      }
    }
  }
  return named;
}
