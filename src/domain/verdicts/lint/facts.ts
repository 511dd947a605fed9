import type { Evidence } from '../../evidence.ts';
import {
  aroundOf,
  buildIssueIndex,
  keyFrom,
  type IndexedIssue,
  type IssueIndex,
} from '../../graph/issueIndex.ts';
import { resolvePlannedNumbers, rowFits } from '../../graph/planRows.ts';
import type { Programme, ProgrammeNode } from '../../programme.ts';
import type { IssueReading, TextReading } from '../../reading.ts';
import type { ReportClaim } from '../../reports/readReports.ts';
import { readMarkdown, type BodyLine, type MarkdownBody } from '../../text/markdown.ts';
import { isInPhases } from '../../text/phaseReferences.ts';
import type { IssueKey, Tracker } from '../../tracker.ts';
import type { FindingSubject } from './finding.ts';
import { nameOf } from './finding.ts';

/** One body or comment with what was read from it. */
export type LintText = {
  readonly entry: IndexedIssue;
  readonly reading: TextReading;
  readonly inBody: boolean;
  readonly commentId: string | null;
  readonly ofMilestone: boolean;
  readonly at: string;
  readonly raw: string;
  /** Parsed when a rule first asks; rules look for a telling word in `raw` before they do. */
  readonly markdown: () => MarkdownBody;
  readonly evidenceAt: (line: BodyLine) => Evidence;
};

/** What every rule looks at. */
export type Facts = {
  readonly home: string;
  readonly asOf: string;
  readonly programme: Programme;
  readonly index: IssueIndex;
  readonly nodeOf: ReadonlyMap<IssueKey, ProgrammeNode>;
  readonly texts: readonly LintText[];
  /** The body (null) or comment of an issue. */
  readonly textOf: (issue: IssueKey, commentId: string | null) => LintText | null;
  /** `#12`, as people say it. */
  readonly name: (key: IssueKey) => string;
  readonly titleEvidence: (key: IssueKey) => Evidence | null;
  /** The plan or epic whose phases an issue speaks of; null where that cannot be told. */
  readonly scopeOf: (speaker: IssueKey) => IssueKey | null;
  /** The issues of the phases as the speaker understands them. */
  readonly issuesIn: (first: string, last: string, speaker: IssueKey) => readonly IssueKey[];
  /** The issue that a plan means by a number which another issue took; the issue itself elsewhere. */
  readonly meant: (speaker: IssueKey, written: IssueKey) => IssueKey;
  /** Issue or whole phase that a report is about; null where that cannot be told. */
  readonly subjectOf: (report: ReportClaim, speaker: IssueKey) => FindingSubject | null;
  /** What GitHub itself says of an issue: `state closed`, `label …`, `milestone none`. */
  readonly native: (key: IssueKey, words: string, at?: string | null) => Evidence;
};

/** Whose phases an issue speaks of: what a plan merely lists may be about anything. */
function phaseScopeOf(node: ProgrammeNode | undefined): IssueKey | null {
  return node === undefined || node.phase === null ? null : node.scope;
}

export function gatherFacts(
  tracker: Tracker,
  readings: ReadonlyMap<IssueKey, IssueReading>,
  programme: Programme,
): Facts {
  const home = tracker.repository;
  const index = buildIssueIndex(home, tracker.issues, readings, aroundOf(tracker));
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const scopes = new Set<IssueKey>(programme.nodes.map(phaseScopeOf).filter((scope) => scope !== null));
  for (const phase of programme.phases) if (phase.scope !== null) scopes.add(phase.scope);
  const inScope = new Map<IssueKey, IssueKey[]>();
  for (const node of programme.nodes) {
    if (node.scope === null || node.phase === null) continue;
    const known = inScope.get(node.scope);
    if (known === undefined) inScope.set(node.scope, [node.key]);
    else known.push(node.key);
  }
  const scopeOfParent = scopesOfParents(programme, nodeOf);
  const scopeOf = (speaker: IssueKey): IssueKey | null =>
    phaseScopeOf(nodeOf.get(speaker)) ??
    (scopes.has(speaker) ? speaker : (scopeOfParent.get(speaker) ?? null));
  const issuesIn = (first: string, last: string, speaker: IssueKey): readonly IssueKey[] => {
    const scope = scopeOf(speaker);
    if (scope === null) return [];
    return (inScope.get(scope) ?? []).filter((key) => isInPhases(nodeOf.get(key)?.phase ?? '', first, last));
  };
  const titled = new Map<IssueKey, string>();
  for (const entry of index.issues) {
    const phase = entry.reading === null ? entry.row?.phase : entry.reading.phase;
    if (phase != null) titled.set(entry.key, phase);
  }
  const texts = textsOf(index);
  const textAt = new Map(texts.map((text) => [`${text.entry.key} ${text.commentId}`, text]));
  const planned = resolvePlannedNumbers(index, { phaseOf: titled, issuesIn }, (row, key) =>
    rowFits(index, row, key),
  );
  return {
    home,
    asOf: tracker.asOf,
    programme,
    index,
    nodeOf,
    texts: [...texts, ...milestoneTexts(index, scopeOf)],
    textOf: (issue, commentId) => textAt.get(`${issue} ${commentId}`) ?? null,
    name: (key) => nameOf(key, home),
    titleEvidence: (key) => index.byKey.get(key)?.reading?.titleEvidence ?? null,
    scopeOf,
    issuesIn,
    meant: planned.meant,
    subjectOf(report, speaker) {
      const { subject } = report;
      const container = nodeOf.get(speaker)?.container === true;
      if (subject === null) return container ? null : speaker;
      if (subject.kind === 'issue') {
        const key = keyFrom(speaker, subject.repository, subject.number);
        return index.byKey.has(key) && nodeOf.get(key)?.container !== true ? key : null;
      }
      if (subject.kind !== 'phase' || subject.first !== subject.last) return null;
      if (subject.first.includes('.')) {
        if (nodeOf.get(speaker)?.phase === subject.first) return speaker;
        const named = issuesIn(subject.first, subject.first, speaker);
        return named.length === 1 ? (named[0] ?? null) : null;
      }
      return phaseSubject(subject.first, scopeOf(speaker) ?? speaker, home);
    },
    native: (key, words, at) => ({
      issue: key,
      source: 'native',
      commentId: null,
      author: null,
      at: at === undefined ? (index.byKey.get(key)?.issue?.updatedAt ?? null) : at,
      line: 0,
      quote: words,
    }),
  };
}

export function phaseSubject(phase: string, scope: IssueKey | null, home: string): FindingSubject {
  return scope === null ? `Phase ${phase}` : `Phase ${phase} (${nameOf(scope, home)})`;
}

/** A parent that is itself no scope speaks of the phases that most of its children stand in. */
function scopesOfParents(
  programme: Programme,
  nodeOf: ReadonlyMap<IssueKey, ProgrammeNode>,
): ReadonlyMap<IssueKey, IssueKey> {
  const votes = new Map<IssueKey, Map<IssueKey, number>>();
  for (const link of programme.links) {
    const scope = phaseScopeOf(nodeOf.get(link.to));
    if (link.kind !== 'parent' || scope === null) continue;
    const counts = votes.get(link.from) ?? new Map<IssueKey, number>();
    counts.set(scope, (counts.get(scope) ?? 0) + 1);
    votes.set(link.from, counts);
  }
  const chosen = new Map<IssueKey, IssueKey>();
  for (const [parent, counts] of votes) {
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    if (best !== undefined) chosen.set(parent, best[0]);
  }
  return chosen;
}

function textsOf(index: IssueIndex): readonly LintText[] {
  const texts: LintText[] = [];
  for (const entry of index.issues) {
    const { issue, reading } = entry;
    if (issue === null || reading === null) continue;
    texts.push(
      textOf(entry, reading.body, issue.body, {
        commentId: null,
        author: issue.author,
        at: issue.createdAt,
      }),
    );
    // The same comments as the reading has: spam is hidden from both.
    const shown = issue.comments.filter(
      (comment) => comment.minimizedReason !== 'spam' && comment.minimizedReason !== 'abuse',
    );
    reading.comments.forEach((own, at) => {
      const comment = shown[at];
      if (comment === undefined) return;
      const { id, author, createdAt } = comment;
      texts.push(textOf(entry, own, comment.body, { commentId: id, author, at: createdAt }));
    });
  }
  return texts;
}

/** What a milestone says of itself, as a text of the plan that its issues belong to: its lines have no number. */
function milestoneTexts(
  index: IssueIndex,
  scopeOf: (speaker: IssueKey) => IssueKey | null,
): readonly LintText[] {
  const texts = new Map<string, LintText>();
  for (const { key, issue } of index.issues) {
    const milestone = issue?.milestone ?? null;
    if (issue === null || milestone === null || milestone.description === '') continue;
    const scope = scopeOf(key);
    const entry = scope === null ? undefined : index.byKey.get(scope);
    if (entry?.reading == null || texts.has(milestone.description)) continue;
    const silent = { reports: [], calls: [], claims: [], rows: [], phases: [], answer: null, worker: null };
    const text = textOf(
      entry,
      { ...entry.reading.body, ...silent, localIds: new Map() },
      milestone.description,
      {
        commentId: null,
        author: null,
        at: issue.createdAt,
      },
    );
    texts.set(milestone.description, {
      ...text,
      inBody: false,
      ofMilestone: true,
      evidenceAt: (line) => ({
        issue: key,
        source: 'native',
        commentId: null,
        author: null,
        at: null,
        line: 0,
        quote: line.text.trim(),
      }),
    });
  }
  return [...texts.values()];
}

function textOf(
  entry: IndexedIssue,
  reading: TextReading,
  raw: string,
  place: { readonly commentId: string | null; readonly author: string | null; readonly at: string },
): LintText {
  let markdown: MarkdownBody | null = null;
  const inBody = place.commentId === null;
  return {
    entry,
    reading,
    inBody,
    commentId: place.commentId,
    ofMilestone: false,
    at: place.at,
    raw,
    markdown: () => (markdown ??= readMarkdown(raw)),
    evidenceAt: (line) => ({
      issue: entry.key,
      source: inBody ? 'body' : 'comment',
      ...place,
      line: line.number,
      quote: line.text.trim(),
    }),
  };
}
