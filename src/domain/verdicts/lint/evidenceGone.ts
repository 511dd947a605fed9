import type { Evidence } from '../../evidence.ts';
import { readGates } from '../../plan/readGates.ts';
import { readIssue, type TextReading } from '../../reading.ts';
import { readMarkdown, type BodyLine, type MarkdownBody } from '../../text/markdown.ts';
import { compareTimes } from '../../text/time.ts';
import { splitIssueKey, type IssueKey, type ReplacedText, type TrackerIssue } from '../../tracker.ts';
import { groupedBy } from '../groupedBy.ts';
import { phaseSubject, type Facts, type LintText } from './facts.ts';
import {
  claimsOnce,
  isIssueSubject,
  type Finding,
  type FindingClaim,
  type FindingSubject,
} from './finding.ts';

/** An approval or a completion that rests on a text which was edited or deleted afterwards. */
export function goneEvidence(facts: Facts): readonly Finding[] {
  if (!facts.index.issues.some(({ issue }) => issue?.replaced !== undefined)) return [];
  const found = new Map<string, Finding>();
  const present = presentClaims(facts);
  for (const { issue } of facts.index.issues) {
    for (const old of issue?.replaced ?? []) {
      if (issue === null || !mayTell.test(old.body)) continue;
      for (const claim of claimsOf(facts, oldText(issue, old))) {
        // A text may have gone through several edits: the first that said so is enough.
        const key = `${claim.kind} ${claim.subject}`;
        if (found.has(key) || standsElsewhere(claim, old, present.get(key) ?? [])) continue;
        if (claim.kind === 'completion' && isTakenBack(facts, claim, old)) continue;
        found.set(key, findingOf(facts, issue, old, claim, present.get(key) ?? []));
      }
    }
  }
  return [...found.values()];
}

const mayTell =
  /complete|done|finish|resolved|closed|delivered|approv|sign(?:ed)?[- ]?off|lgtm|✅|完了|承認|達成/iu;

type SaidClaim = {
  readonly kind: 'completion' | 'approval';
  readonly subject: FindingSubject;
  readonly worker: string | null;
  /** A list of what others did repeats what they said. */
  readonly repeats: boolean;
  readonly evidence: Evidence;
};

/** What a claim is read from, whether the text is gone or present. */
type ReadableText = {
  readonly speaker: IssueKey;
  readonly reading: TextReading;
  readonly raw: string;
  readonly inBody: boolean;
  readonly markdown: () => MarkdownBody;
  readonly evidenceAt: (line: BodyLine) => Evidence;
};

function oldText(issue: TrackerIssue, old: ReplacedText): ReadableText {
  const comment = { id: old.commentId ?? '', author: old.author, body: old.body, minimizedReason: null };
  const inBody = old.commentId === null;
  const reading = readIssue(
    {
      ...issue,
      body: inBody ? old.body : '',
      createdAt: inBody ? old.at : issue.createdAt,
      comments: inBody ? [] : [{ ...comment, createdAt: old.at, updatedAt: old.at }],
    },
    splitIssueKey(issue.key).repository,
  );
  return {
    speaker: issue.key,
    reading: inBody ? reading.body : (reading.comments[0] ?? reading.body),
    raw: old.body,
    inBody,
    markdown: () => readMarkdown(old.body),
    evidenceAt: (line) => ({
      issue: issue.key,
      source: inBody ? 'body' : 'comment',
      commentId: old.commentId,
      author: old.author,
      at: old.at,
      line: line.number,
      quote: line.text.trim(),
    }),
  };
}

function readable(text: LintText): ReadableText {
  return { ...text, speaker: text.entry.key };
}

/** Every completion and approval that still stands, by what it is about. */
function presentClaims(facts: Facts): ReadonlyMap<string, readonly SaidClaim[]> {
  const claims = facts.texts
    .filter((text) => mayTell.test(text.raw))
    .flatMap((text) => claimsOf(facts, readable(text)));
  return groupedBy(claims, ({ kind, subject }) => `${kind} ${subject}`);
}

function claimsOf(facts: Facts, text: ReadableText): readonly SaidClaim[] {
  const { reading, speaker } = text;
  const completions = reading.reports.flatMap((report): readonly SaidClaim[] => {
    if (report.status !== 'done' || report.planning || report.weak || report.aside) return [];
    const subject = facts.subjectOf(report, speaker);
    if (subject === null) return [];
    const repeats = report.kind === 'team-status';
    const worker = report.worker ?? reading.worker;
    return [{ kind: 'completion', subject, worker, repeats, evidence: report.evidence }];
  });
  return [...completions, ...approvalsOf(facts, text)];
}

const mayApprove = /approv|signed?[- ]?off|lgtm|承認/i;
const approves =
  /\bapproved?\b|\bapproval\b[^.;]{0,20}\b(?:granted|given)\b|\bsigned[ -]off\b|\blgtm\b|承認(?:済|します|しました|[。！!]|$)/i;
const denies =
  /\b(?:not|un|no|await\w*|pending|needs?|until|once|if|unless|when|after|before|waiting|to|must|will|should|upon)\b|待ち|未承認|不承認|[?？]/i;
/** Longer lines tell of approvals, they give none. */
const longestApproval = 160;

/** `Approved. Begin with Phase 1`, `✅ Phase 0 APPROVED`, and a gate whose status line says so. */
function approvalsOf(facts: Facts, text: ReadableText): readonly SaidClaim[] {
  if (!mayApprove.test(text.raw)) return [];
  const { speaker, evidenceAt } = text;
  const markdown = text.markdown();
  const ofPhase = (phase: string) => phaseSubject(phase, facts.scopeOf(speaker) ?? speaker, facts.home);
  const approval = (subject: FindingSubject, evidence: Evidence): SaidClaim => ({
    kind: 'approval',
    subject,
    worker: null,
    repeats: false,
    evidence,
  });
  const gates = readGates(markdown, evidenceAt).filter(({ status }) => status === 'approved');
  const claims = gates.map((gate) => approval(ofPhase(gate.phase), gate.evidence));
  if (text.inBody) return claims;
  for (const line of markdown.lines) {
    const words = line.content.replace(/[*_`]/g, '').trim();
    if (line.place === 'code' || line.prefix.checkbox === 'open' || words.length > longestApproval) continue;
    const [first = ''] = words.split(/(?<=[.。!！])\s/, 1);
    if (!approves.test(first) || denies.test(first.replace(/\bto (?:proceed|begin|start|go)\b.*/i, '')))
      continue;
    const phase = /\bphase\s?(\d{1,2})\b/i.exec(first)?.[1];
    claims.push(approval(phase === undefined ? speaker : ofPhase(phase), evidenceAt(line)));
  }
  return claims;
}

/** The same said in another text that is no mere list, or still in the edited one. */
function standsElsewhere(claim: SaidClaim, old: ReplacedText, present: readonly SaidClaim[]): boolean {
  return present.some(({ evidence, worker, repeats }) => {
    if (evidence.issue === claim.evidence.issue && evidence.commentId === old.commentId) return true;
    return !repeats && (worker === null || claim.worker === null || worker === claim.worker);
  });
}

/** An open issue of which somebody said something else since: nothing rests on the old word any more. */
function isTakenBack(facts: Facts, claim: SaidClaim, old: ReplacedText): boolean {
  if (isIssueSubject(claim.subject) && facts.nodeOf.get(claim.subject)?.state === 'closed') return false;
  return facts.texts.some(
    (text) =>
      compareTimes(text.at, old.at) > 0 &&
      text.reading.reports.some(
        (report) =>
          report.status !== 'done' &&
          !report.planning &&
          !report.aside &&
          facts.subjectOf(report, text.entry.key) === claim.subject,
      ),
  );
}

function findingOf(
  facts: Facts,
  issue: TrackerIssue,
  old: ReplacedText,
  claim: SaidClaim,
  repeated: readonly SaidClaim[],
): Finding {
  const name = isIssueSubject(claim.subject) ? facts.name(claim.subject) : claim.subject;
  const what = claim.kind === 'completion' ? 'complete' : 'approved';
  const where = old.commentId === null ? 'body' : 'comment';
  const claims: FindingClaim[] = [
    { text: `${name} was called ${what}, in words that are gone since`, evidence: claim.evidence },
    {
      text: `the ${where} was ${old.how} afterwards`,
      evidence: facts.native(issue.key, `${where} ${old.how}`, old.goneAt),
    },
  ];
  const now = old.how === 'edited' ? presentWords(facts, issue.key, old.commentId) : null;
  if (now !== null) claims.push({ text: `the ${where} reads so now`, evidence: now });
  if (isIssueSubject(claim.subject) && facts.nodeOf.get(claim.subject)?.state === 'closed') {
    const closedAt = facts.index.byKey.get(claim.subject)?.issue?.closedAt ?? null;
    claims.push({
      text: `${name} is closed`,
      evidence: facts.native(claim.subject, 'state closed', closedAt),
    });
  }
  for (const { evidence } of repeated)
    claims.push({ text: `${name} is still called ${what} here`, evidence });
  return {
    code: 'evidence-gone',
    severity: 'warning',
    subject: claim.subject,
    claims: claimsOnce(claims),
    suggestion: `Ask for the word on ${name} anew, in a comment that stays, or take the ${claim.kind} back.`,
  };
}

/** The line that stands in place of the old words: the present text's own status, else its first line. */
function presentWords(facts: Facts, issue: IssueKey, commentId: string | null): Evidence | null {
  const text = facts.textOf(issue, commentId);
  if (text === null) return null;
  const first = text.markdown().lines.find((line) => line.content.trim() !== '');
  return text.reading.reports[0]?.evidence ?? (first === undefined ? null : text.evidenceAt(first));
}
