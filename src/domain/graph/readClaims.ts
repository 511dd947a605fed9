import type { Evidence } from '../evidence.ts';
import type { LinePrefix } from '../text/linePrefix.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import { findReferences } from '../text/references.ts';
import { readArrows } from './arrows.ts';
import { bracketStatements, leadingSubject, sentenceStatements } from './claimLines.ts';
import type { Claim, Relation, Target } from './claims.ts';
import { meaningOfKey, type KeyMeaning } from './dependencyKeys.ts';
import { definingTexts, readTableSteps } from './dependencyTables.ts';
import { isGateHeading, speaksOfGate } from './gateSections.ts';
import { readKeyed } from './keyedText.ts';
import { parallelLists } from './parallelLines.ts';
import { readTargets, targetsOf } from './targets.ts';
import { dependencyHeading, readTrees } from './trees.ts';
import { workerIds, workerSteps } from './workerArrows.ts';

/**
 * Every claim about order that a body makes, line by line. The shapes are those of COORDINATION, "Dependencies";
 * bullets, quotes, branches, checkboxes, emphasis, letter case and full-width colons change nothing.
 */
export type BodyClaims = {
  readonly claims: readonly Claim[];
  /** Ids that this body defines for itself (`P0-2` on a line with one issue), lower case. */
  readonly localIds: ReadonlyMap<string, Target>;
};

/** A key whose values stand in the list below it. */
type OpenKey = {
  readonly meaning: KeyMeaning;
  readonly subject: Target;
  /** `**After #973**:`: what the items wait for, in the words of the key. */
  readonly after: { readonly value: string; readonly line: BodyLine } | null;
  itemColumn: number;
};

export function readClaims(body: MarkdownBody, evidenceAt: (line: BodyLine) => Evidence): BodyClaims {
  const reader = new ClaimReader(body, evidenceAt);
  return reader.read();
}

class ClaimReader {
  readonly #body: MarkdownBody;
  readonly #evidenceAt: (line: BodyLine) => Evidence;
  readonly #claims: Claim[] = [];
  readonly #localIds = new Map<string, Target>();
  /** The references that the headings above begin with, by depth 1–6. */
  readonly #headingTargets: (Target | null)[] = [];
  readonly #orderLines = new Set<number>();
  /** List items above the present line that begin with a reference. */
  #items: { readonly column: number; readonly target: Target | null }[] = [];
  #openKey: OpenKey | null = null;
  #sectionMeansOrder = false;
  #inGate = false;
  /** `**Issue**: #32`: what the section below that line speaks of, with the depth of the heading above it. */
  #sectionIssue: { readonly depth: number; readonly target: Target } | null = null;

  constructor(body: MarkdownBody, evidenceAt: (line: BodyLine) => Evidence) {
    this.#body = body;
    this.#evidenceAt = evidenceAt;
  }

  read(): BodyClaims {
    for (const line of this.#body.lines) {
      if (line.place === 'code' || line.place === 'table') {
        this.#openKey = null;
        continue;
      }
      const { prefix, content, depth } = line;
      if (content.trim() === '') continue;
      if (depth > 0) this.#enterHeading(depth, content);
      if (this.#sectionMeansOrder) this.#orderLines.add(line.number);
      if (this.#inGate && depth === 0 && speaksOfGate(prefix, content)) continue;
      this.#readLine(line, prefix, content, depth > 0);
    }
    for (const table of this.#body.tables) {
      for (const step of readTableSteps(table)) {
        const line = this.#body.lineAt(step.line);
        if (line === undefined) continue;
        if (step.kind === 'ordered') this.#add(step.relation, step.from, step.to, 'planned', line);
        else this.#addKeyed(step.meaning, step.value, [{ kind: 'self', heading: null }], line);
      }
      for (const text of definingTexts(table)) this.#defineLocalId(text);
      for (const [id, target] of workerIds(table)) this.#localIds.set(id, target);
    }
    for (const step of readTrees(this.#body.lines, (line) => this.#orderLines.has(line.number))) {
      this.#add('blocks', step.from, step.to, 'planned', step.line);
    }
    return { claims: this.#claims, localIds: this.#localIds };
  }

  #enterHeading(depth: number, content: string): void {
    this.#headingTargets.length = Math.min(this.#headingTargets.length, depth);
    while (this.#headingTargets.length < depth) this.#headingTargets.push(null);
    this.#headingTargets[depth] = headingTarget(content);
    if (this.#sectionIssue !== null && depth <= this.#sectionIssue.depth) this.#sectionIssue = null;
    this.#items = [];
    this.#inGate = isGateHeading(content);
    this.#sectionMeansOrder = dependencyHeading.test(content.slice(0, 200));
  }

  /** What an unnamed subject stands for at this line. */
  #subject(): Target {
    const item = this.#items.findLast((open) => open.target !== null)?.target;
    if (item != null) return { kind: 'self', heading: item };
    const above = this.#headingTargets.findLastIndex((target) => target != null);
    const section = this.#sectionIssue;
    const nearer = section !== null && above <= section.depth ? section.target : null;
    return { kind: 'self', heading: nearer ?? this.#headingTargets[above] ?? null };
  }

  #readLine(line: BodyLine, prefix: LinePrefix, content: string, heading: boolean): void {
    if (prefix.bullet) {
      const column = columnOf(line, prefix);
      while ((this.#items.at(-1)?.column ?? -1) >= column) this.#items.pop();
    } else if (prefix.branch === null) {
      this.#items = [];
    }
    this.#defineLocalId(content);
    const stated = statedIssue(content);
    if (stated !== null) {
      this.#sectionIssue = { depth: this.#headingTargets.length - 1, target: stated };
    }
    // Nine lines of ten name nothing: they can only open or close a key.
    const names = findReferences(content).length > 0;
    const keyed = names || /[:：|]/.test(content) ? readKeyed(content) : null;
    const openKey = this.#openKey;
    if (keyed !== null) {
      this.#readKeyed(line, keyed);
    } else if (heading) {
      const meaning = meaningOfKey(content);
      this.#openKey =
        meaning === null ? null : { meaning, subject: this.#subject(), after: null, itemColumn: -1 };
    } else if (openKey !== null && (prefix.bullet || prefix.branch !== null)) {
      this.#readItem(line, openKey, columnOf(line, prefix), content);
    } else {
      this.#openKey = null;
    }
    for (const step of workerSteps(content)) this.#add('blocks', step.from, step.to, 'planned', line);
    if (names) this.#readStatements(line, content, heading, keyed !== null);
    if (prefix.checkbox !== null && keyed === null) this.#readChecklistItem(line, content);
    if (prefix.bullet) {
      const target = leadingSubject(content)[0] ?? null;
      this.#items.push({ column: columnOf(line, prefix), target: target?.kind === 'issue' ? target : null });
    }
  }

  /** What a line says in brackets, in a sentence, and by arrows. */
  #readStatements(line: BodyLine, content: string, heading: boolean, keyed: boolean): void {
    for (const inner of bracketStatements(content)) {
      // `## Wave 2 (after Phase 0)` speaks of the wave, not of the issue.
      if (heading && inner.subject.length === 0) continue;
      const subject = inner.subject.length > 0 ? inner.subject : [this.#subject()];
      this.#addKeyed(inner.meaning, inner.value, subject, line);
      if (inner.parallel && subject.length > 1) this.#add('parallel', subject, subject, 'planned', line);
    }
    if (!keyed) {
      for (const inner of sentenceStatements(content)) {
        const subject = inner.subject.length > 0 ? inner.subject : [this.#subject()];
        this.#addKeyed(inner.meaning, inner.value, subject, line);
      }
    }
    for (const step of readArrows(content)) this.#add('blocks', step.from, step.to, 'planned', line);
    if (keyed) return;
    for (const list of parallelLists(content)) this.#add('parallel', list, list, 'planned', line);
  }

  #readKeyed(line: BodyLine, keyed: NonNullable<ReturnType<typeof readKeyed>>): void {
    const subject = this.#subject();
    const value = keyed.value.trim();
    const empty = value.replace(/[*_`]/g, '').trim() === '';
    if (keyed.keyReferences !== null) {
      if (empty) {
        const after = { value: keyed.keyReferences, line };
        this.#openKey = { meaning: 'needs', subject, after, itemColumn: -1 };
      } else {
        const targets = readTargets(value).named.map((item) => item.target);
        this.#openKey = null;
        if (targets.length === 0) return;
        this.#addKeyed('needs', keyed.keyReferences, targets, line);
        if (targets.length > 1 && keyed.inSentence !== true) {
          this.#add('parallel', targets, targets, 'planned', line);
        }
      }
      return;
    }
    if (empty) {
      this.#openKey = { meaning: keyed.meaning, subject, after: null, itemColumn: -1 };
      return;
    }
    this.#openKey = null;
    this.#addKeyed(keyed.meaning, value, [subject], line);
  }

  #readItem(line: BodyLine, openKey: OpenKey, column: number, content: string): void {
    if (openKey.itemColumn < 0) openKey.itemColumn = column;
    // What hangs below an item explains it: only the items themselves are values.
    if (column > openKey.itemColumn) return;
    if (openKey.meaning === 'parallel') return;
    if (openKey.after === null) {
      this.#addKeyed(openKey.meaning, content, [openKey.subject], line);
      return;
    }
    const first = leadingSubject(content);
    if (first.length === 0) return;
    const targets = readTargets(content).named.map((item) => item.target);
    // The blocker stands in the key's line, the blocked in the item's: both are evidence.
    this.#addKeyed('needs', openKey.after.value, targets, openKey.after.line);
    this.#addKeyed('needs', openKey.after.value, targets, line);
    if (targets.length > 1 && /parallel|並列|並行/i.test(content)) {
      this.#add('parallel', targets, targets, 'planned', line);
    }
  }

  /** `- [ ] #12 …` and `- [ ] Day 1 (#12)`: a part of the epic that the list stands in. */
  #readChecklistItem(line: BodyLine, content: string): void {
    const references = findReferences(content.slice(0, 300)).filter(
      (reference) => reference.kind === 'issue',
    );
    const only = references[0];
    if (references.length !== 1 || only === undefined) return;
    const leads = leadingSubject(content).length > 0;
    const trails =
      /^\s*[)）\]]?[*_\s]*$/.test(content.slice(only.end)) && /[(（[]\s*$/.test(content.slice(0, only.start));
    if (!leads && !trails) return;
    const named = readTargets(content.slice(only.start)).named.map((item) => item.target);
    this.#add('parent', [{ kind: 'self', heading: null }], named, 'stated', line, true);
  }

  /** A line with one issue and one local id says what the id means. */
  #defineLocalId(content: string): void {
    const references = findReferences(content.slice(0, 300));
    if (references.length < 2) return;
    const locals = references.filter((reference) => reference.kind === 'local');
    const issues = references.filter((reference) => reference.kind === 'issue');
    const [local] = locals;
    const [issue] = issues;
    if (locals.length !== 1 || issues.length !== 1 || local?.kind !== 'local') return;
    if (issue?.kind !== 'issue' || issue.first !== issue.last || this.#localIds.has(local.id)) return;
    if (readKeyed(content) !== null) return;
    const { repository, text, first: number } = issue;
    this.#localIds.set(local.id, { kind: 'issue', repository, number, last: number, label: null, text });
  }

  #addKeyed(meaning: KeyMeaning, value: string, subject: readonly Target[], line: BodyLine): void {
    const named = readTargets(value).named;
    if (named.length === 0) return;
    const hard = named.filter((item) => !item.soft).map((item) => item.target);
    const soft = named.filter((item) => item.soft).map((item) => item.target);
    const all = named.map((item) => item.target);
    const strength = subject.every((target) => target.kind === 'self') ? 'stated' : 'planned';
    switch (meaning) {
      case 'needs':
        this.#add('blocks', hard, subject, strength, line);
        this.#add('soft', soft, subject, strength, line);
        return;
      case 'needs-started':
        this.#add('soft', all, subject, strength, line);
        return;
      case 'blocks':
        this.#add('blocks', subject, all, strength, line);
        return;
      case 'parent':
        this.#add('parent', all, subject, strength, line);
        return;
      case 'children':
        this.#add('parent', subject, all, strength, line);
        return;
      case 'related':
        this.#add('related', subject, all, strength, line);
        return;
      case 'previous':
        this.#add('order', all, subject, strength, line);
        return;
      case 'next':
        this.#add('order', subject, all, strength, line);
        return;
      case 'parallel': {
        const side = all.length > 1 ? all : [...subject, ...all];
        this.#add('parallel', side, side, strength, line);
        return;
      }
    }
  }

  #add(
    relation: Relation,
    from: readonly Target[],
    to: readonly Target[],
    strength: Claim['strength'],
    line: BodyLine,
    onlyInContainer = false,
  ): void {
    if (from.length === 0 || to.length === 0) return;
    this.#claims.push({ relation, from, to, strength, evidence: this.#evidenceAt(line), onlyInContainer });
  }
}

/** `**Issue**: #32`, alone on its line. */
function statedIssue(content: string): Target | null {
  if (!issueKey.test(content.slice(0, 30))) return null;
  const [only, second] = findReferences(content.slice(0, 300));
  if (only?.kind !== 'issue' || second !== undefined || only.first !== only.last) return null;
  return targetsOf(only, null)[0] ?? null;
}
const issueKey = /^[^\p{L}\p{N}]{0,4}(?:issue|ticket|イシュー|課題)[^\p{L}\p{N}]{0,8}[#＃h]/iu;

/** `### #973: …`, `### Phase 1.2: … (Issue #973)`: a number in the heading beats its phase. */
function headingTarget(content: string): Target | null {
  const [target] = leadingSubject(content);
  if (target?.kind !== 'phase' && target?.kind !== 'local') return target ?? null;
  const issues = findReferences(content.slice(0, 300)).filter((reference) => reference.kind === 'issue');
  const [issue] = issues;
  if (issues.length !== 1 || issue?.kind !== 'issue' || issue.first !== issue.last) return target;
  const { first: number } = issue;
  return { kind: 'issue', repository: issue.repository, number, last: number, label: null, text: issue.text };
}

/** Where the line's own mark stands: `9.` and `10.` begin alike, whatever follows them. */
function columnOf(line: BodyLine, prefix: LinePrefix): number {
  return prefix.branch?.column ?? line.visible.length - line.visible.trimStart().length;
}
