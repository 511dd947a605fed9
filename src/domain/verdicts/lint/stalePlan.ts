import { keyFrom } from '../../graph/issueIndex.ts';
import { findReferences, numbersOf } from '../../text/references.ts';
import { compareTimes } from '../../text/time.ts';
import type { Evidence } from '../../evidence.ts';
import type { IssueKey } from '../../tracker.ts';
import { phaseSubject, type Facts } from './facts.ts';
import { claimsOnce, type Finding, type FindingClaim } from './finding.ts';

const yetToCome =
  /\b(?:TBD|to be created|will be created|to create|not yet created|not created yet|yet to be created|do(?:es)? not exist yet)\b|\bcreate\s+(?:issues?\s+)?#\d|未作成|作成予定/i;

/** A text that calls issues yet to be created which exist by now: one finding for each text's issue. */
export function stalePlans(facts: Facts): readonly Finding[] {
  const claims = new Map<
    Finding['subject'],
    { said: FindingClaim[]; exists: FindingClaim[]; names: Set<string> }
  >();
  const selves: Finding[] = [];
  for (const text of facts.texts) {
    if (!yetToCome.test(text.raw) || !text.raw.includes('#')) continue;
    for (const line of text.markdown().lines) {
      if (line.place === 'code' || line.prefix.checkbox === 'ticked' || !yetToCome.test(line.visible))
        continue;
      const issues = findReferences(line.visible.slice(0, 400))
        .flatMap((reference) =>
          reference.kind === 'issue'
            ? numbersOf(reference).map((number) => keyFrom(text.entry.key, reference.repository, number))
            : [],
        )
        .map((key) => facts.index.byKey.get(key)?.issue)
        .filter((issue) => issue != null);
      const [first] = issues;
      if (first === undefined) continue;
      const subject = text.entry.key;
      if (issues.some((issue) => issue.key === subject)) {
        // `This is #12` beside `to be created` is a remark; a range that begins too early is a slip.
        const title = facts.titleEvidence(subject);
        if (issues.length > 1 && title !== null)
          selves.push(namesItself(facts, subject, text.evidenceAt(line), title));
        continue;
      }
      const known = claims.get(subject) ?? { said: [], exists: [], names: new Set<string>() };
      known.said.push({ text: 'called yet to be created', evidence: text.evidenceAt(line) });
      for (const issue of issues) {
        known.names.add(facts.name(issue.key));
        const later =
          compareTimes(issue.createdAt, text.at) > 0 ? 'was created afterwards' : 'existed already';
        const title = facts.titleEvidence(issue.key);
        if (title !== null) known.exists.push({ text: `${facts.name(issue.key)} ${later}`, evidence: title });
      }
      claims.set(subject, known);
    }
  }
  const stale = [...claims].map(([subject, { said, exists, names }]): Finding => ({
    code: 'stale-plan',
    severity: 'info',
    subject,
    claims: claimsOnce([...said, ...exists]),
    suggestion: `Bring the plan up to date: ${[...names].join(', ')} ${names.size === 1 ? 'exists' : 'exist'}.`,
  }));
  return [...stale, ...selves, ...decidedGates(facts)];
}

/** A gate whose status the plan still gives as it was before somebody decided it. */
function decidedGates(facts: Facts): readonly Finding[] {
  return facts.programme.gates.flatMap((gate): readonly Finding[] => {
    const { superseded, phase, scope, status } = gate;
    if (superseded === null || superseded.status === status) return [];
    return [
      {
        code: 'stale-plan',
        severity: 'info',
        subject: phaseSubject(phase, scope, facts.home),
        claims: [
          { text: `the gate of Phase ${phase} is ${status}, said later`, evidence: gate.evidence },
          { text: `the plan calls it ${superseded.status}`, evidence: superseded.evidence },
        ],
        suggestion: `Bring the plan up to date: the gate of Phase ${phase} is ${status}.`,
      },
    ];
  });
}

function namesItself(facts: Facts, subject: IssueKey, said: Evidence, title: Evidence): Finding {
  const name = facts.name(subject);
  return {
    code: 'self-dependency',
    severity: 'warning',
    subject,
    claims: [
      { text: `${name} counts itself among the issues yet to be created`, evidence: said },
      { text: `${name} is the issue that says so`, evidence: title },
    ],
    suggestion: `Begin the range after ${name}.`,
  };
}
