import type { Evidence } from '../../evidence.ts';
import { readKeyLine } from '../../reports/keyLine.ts';
import type { IssueKey, TrackerIssue } from '../../tracker.ts';
import type { Facts, LintText } from './facts.ts';
import { claimsOnce, type Finding, type FindingClaim } from './finding.ts';

/** Labels against the body's own words and GitHub's own state, and plan issues that lack what their neighbours have. */
export function labels(facts: Facts): readonly Finding[] {
  return [
    ...facts.texts.filter((text) => text.inBody).flatMap((text) => familyConflicts(facts, text)),
    ...facts.index.issues.flatMap(({ issue }) => (issue === null ? [] : stateConflict(facts, issue))),
    ...unlabelled(facts),
  ];
}

type Family = {
  readonly label: RegExp;
  readonly title: RegExp | null;
  readonly keys: ReadonlySet<string>;
  readonly value: RegExp;
  readonly inWords: (level: string) => string;
};

const families: readonly Family[] = [
  {
    label: /(?:priority|優先度)[:：/]\s*P([0-4])|^P([0-4])(?=$|[-\s])/i,
    title: /[[【(]P([0-4])(?:-[A-Z]+)?[\]】)]/i,
    keys: new Set(['priority', '優先度']),
    value: /^\W*P([0-4])\b/i,
    inWords: (level) => `P${level}`,
  },
  {
    label: /(?:severity|重大度)[:：/]\s*Sev\.?\s?([1-4])/i,
    title: null,
    keys: new Set(['severity', '重大度']),
    value: /^\W*Sev\.?\s?([1-4])\b/i,
    inWords: (level) => `Sev.${level}`,
  },
];

function familyConflicts(facts: Facts, text: LintText): readonly Finding[] {
  return families.flatMap((family) => familyConflict(facts, text, family));
}

function familyConflict(facts: Facts, text: LintText, family: Family): readonly Finding[] {
  const { issue } = text.entry;
  const stated = (issue?.labels ?? []).flatMap(({ name }) => {
    const match = family.label.exec(name);
    const level = match?.[1] ?? match?.[2];
    return level === undefined ? [] : [{ name, level }];
  });
  const [label] = stated;
  if (issue === null || label === undefined) return [];
  const claims: FindingClaim[] = [];
  const levels = new Set(stated.map((item) => item.level));
  const tag = family.title?.exec(issue.title)?.[1];
  const titleEvidence = facts.titleEvidence(issue.key);
  if (tag !== undefined && !levels.has(tag) && titleEvidence !== null) {
    claims.push({ text: `the title says ${family.inWords(tag)}`, evidence: titleEvidence });
  }
  const line = statedInBody(text, family);
  if (line !== null && !levels.has(line.level)) {
    claims.push({ text: `the body says ${family.inWords(line.level)}`, evidence: line.evidence });
  }
  if (claims.length === 0 && levels.size < 2) return [];
  const named = stated.map(({ name, level }) => ({
    text: `the label says ${family.inWords(level)}`,
    evidence: facts.native(issue.key, `label ${name}`),
  }));
  return [
    {
      code: 'label-conflict',
      severity: 'warning',
      subject: issue.key,
      claims: [...claims, ...named],
      suggestion: `Give ${facts.name(issue.key)} one of these: change the label, or the words.`,
    },
  ];
}

/** `**Priority**: P0`, or a table's row `| Priority | P0 |`, at the top of a body. */
function statedInBody(
  text: LintText,
  family: Family,
): { readonly level: string; readonly evidence: Evidence } | null {
  if (![...family.keys].some((key) => text.raw.toLowerCase().includes(key))) return null;
  for (const line of text.markdown().lines.slice(0, longestHeader)) {
    if (line.place === 'code') continue;
    const cells = line.place === 'table' ? line.text.split('|').map((cell) => cell.trim()) : [];
    const row = cells.length === 4 ? { key: cells[1] ?? '', value: cells[2] ?? '' } : null;
    const key = row ?? readKeyLine(line.content.trim());
    if (key === null || !family.keys.has(key.key.replace(/[*_`]/g, '').toLowerCase())) continue;
    const level = family.value.exec(key.value)?.[1];
    if (level !== undefined) return { level, evidence: text.evidenceAt(line) };
  }
  return null;
}

/** An issue's own priority stands at its top; further down tasks have theirs. */
const longestHeader = 40;

const unfinished =
  /(?:state|status|状態)[:：]\s*(?:pending|analyzing|implementing|reviewing|blocked|paused|in[ -]progress|待機|実装中|分析中|進行中|ブロック中|保留)/i;

const finished = /(?:state|status|状態)[:：]\s*(?:done|completed?|closed|完了)/i;

/** A closed issue whose label says that work goes on, an open one whose label says that it is over. */
function stateConflict(facts: Facts, issue: TrackerIssue): readonly Finding[] {
  const closed = issue.state === 'closed';
  const label = issue.labels.find(({ name }) => (closed ? unfinished : finished).test(name));
  if (label === undefined) return [];
  const name = facts.name(issue.key);
  return [
    {
      code: 'label-conflict',
      severity: 'warning',
      subject: issue.key,
      claims: [
        {
          text: `${name} is ${issue.state}`,
          evidence: facts.native(issue.key, `state ${issue.state}`, issue.closedAt ?? issue.updatedAt),
        },
        {
          text: closed ? 'its label says that work goes on' : 'its label says that it is done',
          evidence: facts.native(issue.key, `label ${label.name}`),
        },
      ],
      suggestion: `Take “${label.name}” off ${name}, or ${closed ? 'reopen' : 'close'} it.`,
    },
  ];
}

const stateLabel = /(?:state|status|状態)[:：]/i;

/** Issues of a plan without milestone or state label where another of the same plan has one: one finding for each plan. */
function unlabelled(facts: Facts): readonly Finding[] {
  const scopes = new Map<IssueKey, TrackerIssue[]>();
  for (const phase of facts.programme.phases) {
    if (phase.scope === null) continue;
    const issues = phase.issues
      .map((key) => facts.index.byKey.get(key)?.issue)
      .filter((issue) => issue?.state === 'open')
      .filter((issue) => issue != null);
    scopes.set(phase.scope, [...(scopes.get(phase.scope) ?? []), ...issues]);
  }
  return [...scopes].flatMap(([subject, issues]): readonly Finding[] => {
    const noMilestone = issues.filter((issue) => issue.milestone === null);
    const noState = issues.filter((issue) => !issue.labels.some(({ name }) => stateLabel.test(name)));
    const claims = [
      ...lacking(facts, noMilestone, issues.length, 'milestone'),
      ...lacking(facts, noState, issues.length, 'state label'),
    ];
    if (claims.length === 0) return [];
    return [
      {
        code: 'unlabelled',
        severity: 'info',
        subject,
        claims: claimsOnce(claims),
        suggestion: `Give these issues what the others of the plan ${facts.name(subject)} have.`,
      },
    ];
  });
}

function lacking(
  facts: Facts,
  issues: readonly TrackerIssue[],
  all: number,
  what: 'milestone' | 'state label',
): readonly FindingClaim[] {
  if (issues.length === all) return [];
  return issues.map(({ key }) => ({
    text: `${facts.name(key)} has no ${what}`,
    evidence: facts.native(key, `${what} none`),
  }));
}
