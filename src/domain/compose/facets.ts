import { claimsOf, keyFrom } from '../graph/issueIndex.ts';
import { namedElsewhere, type Mirrored } from '../graph/outside.ts';
import type { Claim } from '../graph/claims.ts';
import type { IssueReading } from '../reading.ts';
import type { IssueKey, TrackerIssue } from '../tracker.ts';
import { sameValue } from './sameValue.ts';

/** An issue with what was read from it. */
export type ReadIssue = { readonly issue: TrackerIssue; readonly reading: IssueReading };

/**
 * Whether the names of a tracker mean what they meant (structure.ts), for all that this one issue says. Everything that
 * `buildStructure` looks at stands here.
 */
export function sameStructure(
  before: ReadIssue,
  after: ReadIssue,
  containers: ReadonlySet<IssueKey>,
  mirrored: Mirrored,
): boolean {
  const [was, is] = [before.reading, after.reading];
  return (
    before.issue.parent === after.issue.parent &&
    sameValue(
      namedElsewhere(before.issue, before.reading, mirrored),
      namedElsewhere(after.issue, after.reading, mirrored),
    ) &&
    before.issue.milestone?.number === after.issue.milestone?.number &&
    was.title === is.title &&
    was.titleWords === is.titleWords &&
    was.phase === is.phase &&
    was.planWeight === is.planWeight &&
    sameValue(was.titleEvidence, is.titleEvidence) &&
    sameValue(was.groups, is.groups) &&
    sameValue(was.plan, is.plan) &&
    sameValue(was.statements, is.statements) &&
    (sameTexts(was, is) ||
      (sameValue(headingsOf(was), headingsOf(is)) &&
        sameValue(verdictsOf(was), verdictsOf(is)) &&
        (is.planWeight === 0 || sameValue(rowsOf(was), rowsOf(is))) &&
        sameValue(
          groupingClaims(before.issue.key, was, containers),
          groupingClaims(after.issue.key, is, containers),
        )))
  );
}

/** Whether an issue says the same about the order of work, given that all names mean the same. */
export function sameOrder(before: ReadIssue, after: ReadIssue): boolean {
  const [was, is] = [before.reading, after.reading];
  const linked = after.issue.parent !== null || after.issue.blockedBy.length > 0;
  return (
    sameValue(before.issue.blockedBy, after.issue.blockedBy) &&
    // GitHub's own links are dated by the issue's last change.
    (!linked || before.issue.updatedAt === after.issue.updatedAt) &&
    was.claiming.length === is.claiming.length &&
    was.claiming.every((text, at) => {
      const other = is.claiming[at];
      return (
        other === text ||
        (other !== undefined &&
          (text === was.body) === (other === is.body) &&
          sameValue(text.claims, other.claims) &&
          sameValue(text.localIds, other.localIds))
      );
    })
  );
}

function sameTexts(was: IssueReading, is: IssueReading): boolean {
  return (
    was.body === is.body &&
    was.comments.length === is.comments.length &&
    was.comments.every((comment, at) => comment === is.comments[at])
  );
}

function headingsOf(reading: IssueReading): readonly unknown[] {
  return [reading.body, ...reading.comments].flatMap((text) => text.phases);
}

/** With who gives them: a worker does not approve its own gate. */
function verdictsOf(reading: IssueReading): readonly unknown[] {
  return reading.comments.flatMap((comment) =>
    comment.gateVerdicts.map((verdict) => ({ verdict, by: comment.worker })),
  );
}

function rowsOf(reading: IssueReading): readonly unknown[] {
  return reading.comments.flatMap((comment) => comment.rows);
}

/** Parents, and the containers that an issue calls related: what groups phases. */
function groupingClaims(
  speaker: IssueKey,
  reading: IssueReading,
  containers: ReadonlySet<IssueKey>,
): readonly Claim[] {
  const namesContainer = (claim: Claim): boolean =>
    claim.to.some(
      (target) =>
        target.kind === 'issue' && containers.has(keyFrom(speaker, target.repository, target.number)),
    );
  const claims: Claim[] = [];
  for (const { claim } of claimsOf(reading)) {
    if (claim.relation === 'parent' || (claim.relation === 'related' && namesContainer(claim)))
      claims.push(claim);
  }
  return claims;
}
