import type { Evidence } from '../evidence.ts';
import { readItems } from '../plan/readItems.ts';
import { readMarkdown, type BodyLine } from '../text/markdown.ts';
import type { TrackerIssue } from '../tracker.ts';

/** What a plan says about its own schedule, each with the line that says so. */
export type PlanFacts = {
  /** `YYYY-MM-DD` of a line `**Created**: 2025-11-17`. */
  readonly created: { readonly day: string; readonly evidence: Evidence } | null;
  /** The share of blocked time that the plan wants to stay under, 0 to 1. */
  readonly blockedTarget: { readonly share: number; readonly evidence: Evidence } | null;
};

/** What a workspace without a stated target is held to. */
export const defaultBlockedTarget = 0.05;

const createdLine = /^(?:created|start(?:ed|s| date)?|作成日|開始日?)\s*[:：]\s*(\d{4}-\d{2}-\d{2})/i;
const percentage = /(\d{1,3}(?:\.\d+)?)\s*[%％]/;

/** `plans` in the order of trust: the first that states a fact wins. */
export function readPlanFacts(plans: readonly TrackerIssue[]): PlanFacts {
  let facts: PlanFacts = { created: null, blockedTarget: null };
  for (const plan of plans) {
    const own = factsOf(plan);
    facts = {
      created: facts.created ?? own.created,
      blockedTarget: facts.blockedTarget ?? own.blockedTarget,
    };
  }
  return facts;
}

function factsOf(plan: TrackerIssue): PlanFacts {
  const body = readMarkdown(plan.body);
  const evidenceAt = (line: BodyLine): Evidence => ({
    issue: plan.key,
    source: 'body',
    commentId: null,
    author: plan.author,
    at: plan.createdAt,
    line: line.number,
    quote: line.text.trim(),
  });
  let created: PlanFacts['created'] = null;
  for (const line of body.lines) {
    if (line.place !== 'text') continue;
    const day = createdLine.exec(line.content.slice(0, 200).replace(/[*_`]/g, '').trim())?.[1];
    if (day === undefined) continue;
    created = { day, evidence: evidenceAt(line) };
    break;
  }
  let blockedTarget: PlanFacts['blockedTarget'] = null;
  for (const item of readItems(body, evidenceAt, 'metrics')) {
    const match = /block|ブロック/i.test(item.text) ? percentage.exec(item.text) : null;
    if (match === null) continue;
    const share = Number(match[1]) / 100;
    const free = /\bunblocked\b|\bnot blocked\b/i.test(item.text);
    if (share > 1) continue;
    blockedTarget = { share: free ? 1 - share : share, evidence: item.evidence };
    break;
  }
  return { created, blockedTarget };
}
