import type { Evidence } from './evidence.ts';
import type { Claim, Target } from './graph/claims.ts';
import { readClaims } from './graph/readClaims.ts';
import {
  planWeight,
  type PlanPhase,
  type PlanReading,
  type PlanRow,
  type WorkStatements,
} from './plan/planReading.ts';
import { readPhases, readPlan } from './plan/readPlan.ts';
import { phaseAndTitle, readRows } from './plan/readRows.ts';
import { readStatements } from './plan/readStatements.ts';
import type { DurationRange } from './programme.ts';
import { readGateVerdicts, type GateVerdict } from './reports/gateVerdicts.ts';
import { readDurationClaim } from './reports/readDuration.ts';
import { readReports, type TextReports } from './reports/readReports.ts';
import { readMarkdown, type BodyLine, type MarkdownBody } from './text/markdown.ts';
import { mendMojibake } from './text/mojibake.ts';
import { readTitleDuration } from './text/durations.ts';
import type { IssueKey, TrackerComment, TrackerIssue } from './tracker.ts';

/** Everything that one text says, names still unresolved. */
export type TextReading = TextReports & {
  readonly claims: readonly Claim[];
  readonly localIds: ReadonlyMap<string, Target>;
  /** Index lines: `#978: Phase 3.1 - API Client`. */
  readonly rows: readonly PlanRow[];
  /** What a comment decides about gates; empty for a body, which was written before. */
  readonly gateVerdicts: readonly GateVerdict[];
  /** Headings that give a whole phase its title. */
  readonly phases: readonly PlanPhase[];
  /** `**Part of**: Documentation Cleanup`: a group that has a name and no number; lower case. */
  readonly group: string | null;
};

/** Everything read from one issue alone; stays true as long as the issue's title, body and comments do. */
export type IssueReading = {
  readonly key: IssueKey;
  /** Mended. */
  readonly title: string;
  readonly titleEvidence: Evidence;
  /** From a title `Phase 3.1: API Client`. */
  readonly phase: string | null;
  /** The title without phase id, estimate and emoji. */
  readonly titleWords: string;
  readonly duration: DurationRange | null;
  readonly durationEvidence: Evidence | null;
  readonly body: TextReading;
  /** One for each comment that is not hidden as spam, oldest first. */
  readonly comments: readonly TextReading[];
  /** Body and comments that claim something about order, and those that report or call: most texts do neither. */
  readonly claiming: readonly TextReading[];
  readonly reporting: readonly TextReading[];
  /** Named groups of all texts, each once. */
  readonly groups: readonly string[];
  /** What the body states as a plan; null where it does not parse as one. */
  readonly plan: PlanReading | null;
  /** What it says of work without being a plan: estimates, workers, its own owner; null where it says none. */
  readonly statements: WorkStatements | null;
  /** Number of facts in the plan, 0 for none. */
  readonly planWeight: number;
};

/**
 * Reads one issue. `repository` (`owner/name`) is what a bare `#12` means. Linear in the text, never throws, whatever
 * the body holds.
 */
export function readIssue(issue: TrackerIssue, repository: string): IssueReading {
  return read(issue, repository, null);
}

/**
 * The same for an issue that was read before: only texts that changed are read, the readings of all others stay the
 * same objects. One more comment in a thread of a hundred costs one reading of a text, not a hundred.
 */
export function rereadIssue(
  issue: TrackerIssue,
  repository: string,
  before: TrackerIssue,
  known: IssueReading,
): IssueReading {
  return read(issue, repository, { issue: before, reading: known });
}

function read(
  issue: TrackerIssue,
  repository: string,
  before: { readonly issue: TrackerIssue; readonly reading: IssueReading } | null,
): IssueReading {
  const bodyEvidence = (line: BodyLine): Evidence => ({
    issue: issue.key,
    source: 'body',
    commentId: null,
    author: issue.author,
    at: issue.createdAt,
    line: line.number,
    quote: line.text.trim(),
  });
  const sameAuthor = before?.issue.author === issue.author && before.issue.createdAt === issue.createdAt;
  const title = mendMojibake(issue.title).trim();
  const titleEvidence: Evidence = {
    issue: issue.key,
    source: 'title',
    commentId: null,
    author: issue.author,
    at: issue.createdAt,
    line: 0,
    quote: title,
  };
  const { phase, title: titleWords } = phaseAndTitle(withoutTags(title));
  const knownComments = new Map(before === null ? [] : commentsOf(before.issue, before.reading));
  const comments = issue.comments.filter(isShown).map((comment) => {
    const known = knownComments.get(comment.id);
    return known !== undefined && sameComment(known.comment, comment)
      ? known.reading
      : readComment(issue.key, comment, repository);
  });
  const rows = comments.flatMap((comment) => comment.rows);
  const sameBody = sameAuthor && before.issue.body === issue.body && sameRows(rows, before.reading);
  const { plan, weight, statements, stated, body } = sameBody
    ? bodyOf(before.reading)
    : readBody(issue.body, rows, bodyEvidence, repository);
  const fromTitle = readTitleDuration(title);
  const texts = [body, ...comments];
  return {
    key: issue.key,
    title,
    titleEvidence,
    phase,
    titleWords,
    duration: stated?.duration ?? fromTitle,
    durationEvidence: stated?.evidence ?? (fromTitle === null ? null : titleEvidence),
    body,
    comments,
    claiming: texts.filter((text) => text.claims.length > 0),
    reporting: texts.filter(
      (text) => text.reports.length > 0 || text.calls.length > 0 || text.answer !== null,
    ),
    groups: [...new Set(texts.map((text) => text.group).filter((group) => group !== null))],
    plan: weight > 0 ? plan : null,
    statements,
    planWeight: weight,
  };
}

/** What stands in the body alone, but for the statements, which count index lines of comments too. */
type BodyReading = {
  readonly plan: PlanReading | null;
  readonly weight: number;
  readonly statements: WorkStatements | null;
  readonly stated: { readonly duration: DurationRange; readonly evidence: Evidence } | null;
  readonly body: TextReading;
};

function readBody(
  text: string,
  commentRows: readonly PlanRow[],
  evidenceAt: (line: BodyLine) => Evidence,
  repository: string,
): BodyReading {
  const markdown = readMarkdown(text);
  const plan = readPlan(markdown, evidenceAt);
  const weight = planWeight(plan);
  return {
    plan,
    weight,
    statements: readStatements(markdown, plan, weight > 0, commentRows, evidenceAt),
    stated: readDurationClaim(markdown, evidenceAt),
    body: readText(markdown, evidenceAt, repository, plan.rows, false),
  };
}

/** What was read from a body before. */
function bodyOf(reading: IssueReading): BodyReading {
  const { plan, planWeight: weight, statements, duration, durationEvidence, body } = reading;
  const fromBody = duration !== null && durationEvidence?.source === 'body';
  const stated = fromBody ? { duration, evidence: durationEvidence } : null;
  return { plan, weight, statements, stated, body };
}

function sameRows(rows: readonly PlanRow[], before: IssueReading): boolean {
  const former = before.comments.flatMap((comment) => comment.rows);
  return rows.length === former.length && rows.every((row, at) => row === former[at]);
}

function isShown(comment: TrackerComment): boolean {
  return comment.minimizedReason !== 'spam' && comment.minimizedReason !== 'abuse';
}

/** Comments with their readings, by id. */
function commentsOf(
  issue: TrackerIssue,
  reading: IssueReading,
): readonly (readonly [string, { readonly comment: TrackerComment; readonly reading: TextReading }])[] {
  const shown = issue.comments.filter(isShown);
  return reading.comments.flatMap((text, at) => {
    const comment = shown[at];
    return comment === undefined ? [] : [[comment.id, { comment, reading: text }] as const];
  });
}

function sameComment(a: TrackerComment, b: TrackerComment): boolean {
  return a.body === b.body && a.author === b.author && a.createdAt === b.createdAt;
}

/** `[P0] 🏗️ [EPIC] Phase 2.1: …`: what stands in front of the title proper. */
function withoutTags(title: string): string {
  let rest = title.slice(0, 400);
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const tag = /^[^\p{L}\p{N}#[(【]*(?:\[[^[\]]{0,40}\]|【[^【】]{0,40}】)/u.exec(rest);
    if (tag === null) break;
    rest = rest.slice(tag[0].length);
  }
  return rest.trim() === '' ? title : rest;
}

function readComment(issue: IssueKey, comment: TrackerComment, repository: string): TextReading {
  const evidenceAt = (line: BodyLine): Evidence => ({
    issue,
    source: 'comment',
    commentId: comment.id,
    author: comment.author,
    at: comment.createdAt,
    line: line.number,
    quote: line.text.trim(),
  });
  const markdown = readMarkdown(comment.body);
  return readText(markdown, evidenceAt, repository, readRows(markdown, evidenceAt), true);
}

function readText(
  markdown: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
  repository: string,
  rows: readonly PlanRow[],
  inComment: boolean,
): TextReading {
  const { claims, localIds } = readClaims(markdown, evidenceAt);
  return {
    ...readReports(markdown, evidenceAt, inComment),
    gateVerdicts: inComment ? readGateVerdicts(markdown, evidenceAt) : [],
    claims: claims.map((claim) => withRepository(claim, repository)),
    localIds,
    rows,
    phases: readPhases(markdown, evidenceAt),
    group: readGroup(markdown),
  };
}

/** Bare numbers mean the given repository; kept as null so that readings of equal texts stay equal and small. */
function withRepository(claim: Claim, repository: string): Claim {
  const same = (target: Target): Target =>
    target.kind === 'issue' && target.repository?.toLowerCase() === repository.toLowerCase()
      ? { ...target, repository: null }
      : target;
  const needs = [...claim.from, ...claim.to].some((target) => same(target) !== target);
  return needs ? { ...claim, from: claim.from.map(same), to: claim.to.map(same) } : claim;
}

const groupKey =
  /^(?:\*\*)?(?:part of|epic|親エピック|エピック)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*([^#]{4,80})$/iu;

function readGroup(markdown: MarkdownBody): string | null {
  for (const line of markdown.lines) {
    if (line.place !== 'text' || line.visible.length > 140) continue;
    const match = groupKey.exec(line.content.trim());
    const name = match?.[1]?.replace(/[*_`]/g, '').trim().toLowerCase();
    if (name !== undefined && /\p{L}{3}/u.test(name)) return name;
  }
  return null;
}
