import { readKeyLine } from '../../reports/keyLine.ts';
import type { IssueKey, TrackerIssue } from '../../tracker.ts';
import type { Facts, LintText } from './facts.ts';
import { claimsOnce, type Finding, type FindingClaim } from './finding.ts';

/** Labels against the body's own words and GitHub's own state, and plan issues that lack what their neighbours have. */
export function labels(facts: Facts): readonly Finding[] {
  return [
    ...facts.texts.filter((text) => text.inBody).flatMap((text) => priorityConflict(facts, text)),
    ...facts.index.issues.flatMap(({ issue }) => (issue === null ? [] : stateConflict(facts, issue))),
    ...unlabelled(facts),
  ];
}

const priorityLabel = /(?:priority|優先度)[:：]\s*P([0-4])/i;

function priorityConflict(facts: Facts, text: LintText): readonly Finding[] {
  const { issue } = text.entry;
  const labelled = issue?.labels.map(({ name }) => ({ name, level: priorityLabel.exec(name)?.[1] })) ?? [];
  const stated = labelled.filter((label) => label.level !== undefined);
  const [label] = stated;
  if (issue === null || label === undefined) return [];
  const claims: FindingClaim[] = [];
  const levels = new Set(stated.map((item) => item.level));
  const tag = /[[【(]P([0-4])(?:-[A-Z]+)?[\]】)]/i.exec(issue.title);
  const titleEvidence = facts.titleEvidence(issue.key);
  if (tag?.[1] !== undefined && !levels.has(tag[1]) && titleEvidence !== null) {
    claims.push({ text: `the title says P${tag[1]}`, evidence: titleEvidence });
  }
  if (/priority|優先度/i.test(text.raw)) {
    for (const line of text.markdown().lines.slice(0, longestHeader)) {
      const key = line.place === 'text' ? readKeyLine(line.content.trim()) : null;
      const level =
        key?.key === 'priority' || key?.key === '優先度' ? /^\W*P([0-4])\b/i.exec(key.value)?.[1] : undefined;
      if (level === undefined) continue;
      if (!levels.has(level))
        claims.push({ text: `the body says P${level}`, evidence: text.evidenceAt(line) });
      break;
    }
  }
  if (claims.length === 0) return [];
  return [
    {
      code: 'label-conflict',
      severity: 'warning',
      subject: issue.key,
      claims: [
        ...claims,
        { text: `the label says P${label.level}`, evidence: facts.native(issue.key, `label ${label.name}`) },
      ],
      suggestion: `Give ${facts.name(issue.key)} one priority: change the label, or the words.`,
    },
  ];
}

/** An issue's own priority stands at its top; further down tasks have theirs. */
const longestHeader = 40;

const unfinished =
  /(?:state|status|状態)[:：]\s*(?:pending|analyzing|implementing|reviewing|blocked|paused|in[ -]progress|待機|実装中|分析中|進行中|ブロック中|保留)/i;

function stateConflict(facts: Facts, issue: TrackerIssue): readonly Finding[] {
  if (issue.state !== 'closed') return [];
  const label = issue.labels.find(({ name }) => unfinished.test(name));
  if (label === undefined) return [];
  return [
    {
      code: 'label-conflict',
      severity: 'warning',
      subject: issue.key,
      claims: [
        {
          text: `${facts.name(issue.key)} is closed`,
          evidence: facts.native(issue.key, 'state closed', issue.closedAt),
        },
        {
          text: 'its label says that work goes on',
          evidence: facts.native(issue.key, `label ${label.name}`),
        },
      ],
      suggestion: `Take “${label.name}” off ${facts.name(issue.key)}, or reopen it.`,
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
