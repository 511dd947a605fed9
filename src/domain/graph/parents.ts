import type { Evidence } from '../evidence.ts';
import { numbersOf } from '../text/references.ts';
import type { IssueKey } from '../tracker.ts';
import type { Target } from './claims.ts';
import { keyFrom, type IndexedIssue, type IssueIndex } from './issueIndex.ts';

/** Which issues hold which: GitHub's sub-issues, `**Parent Issue**:` lines, checklists of epics. */

export type ParentLink = { readonly parent: IssueKey; readonly child: IssueKey; readonly evidence: Evidence };

export type Parents = {
  readonly links: readonly ParentLink[];
  readonly parentsOf: ReadonlyMap<IssueKey, readonly IssueKey[]>;
  /** Plans, epics and whatever else holds work instead of being work. */
  readonly containers: ReadonlySet<IssueKey>;
};

const containerTitle = /\b(?:epic|master|umbrella|tracking issue|meta)\b|エピック|マスター|親issue/i;
/** So many checklist items that name issues make an epic of an issue that nobody calls one. */
const checklistOfAnEpic = 3;

export function readParents(index: IssueIndex): Parents {
  const links: ParentLink[] = [];
  const fromChecklists = new Map<IssueKey, ParentLink[]>();
  for (const entry of index.issues) {
    const { issue, reading } = entry;
    if (issue === null || reading === null) continue;
    if (issue.parent !== null) {
      links.push({ parent: issue.parent, child: entry.key, evidence: native(entry, 'parent') });
    }
    for (const claim of reading.claiming.flatMap((text) => text.claims)) {
      if (claim.relation !== 'parent') continue;
      for (const parent of keysOf(entry, claim.from)) {
        for (const child of keysOf(entry, claim.to)) {
          if (parent === child) continue;
          const link = { parent, child, evidence: claim.evidence };
          const items = claim.onlyInContainer ? fromChecklists.get(parent) : links;
          if (items === undefined) fromChecklists.set(parent, [link]);
          else items.push(link);
        }
      }
    }
  }
  const named = new Set(links.map((link) => link.parent));
  for (const [parent, items] of fromChecklists) {
    const entry = index.byKey.get(parent);
    const epic = named.has(parent) || containerTitle.test(entry?.title ?? '') || index.plans.includes(parent);
    if (epic || new Set(items.map((item) => item.child)).size >= checklistOfAnEpic)
      for (const item of items) links.push(item);
  }
  const parentsOf = new Map<IssueKey, IssueKey[]>();
  const containers = new Set<IssueKey>(index.plans);
  for (const { parent, child } of links) {
    containers.add(parent);
    const known = parentsOf.get(child);
    if (known === undefined) parentsOf.set(child, [parent]);
    else if (!known.includes(parent)) known.push(parent);
  }
  return { links, parentsOf, containers };
}

/** Numbers alone: parents are never named by phase. */
function keysOf(entry: IndexedIssue, targets: readonly Target[]): readonly IssueKey[] {
  return targets.flatMap((target) => {
    if (target.kind === 'issue') {
      return numbersOf({ first: target.number, last: target.last }).map((number) =>
        keyFrom(entry.key, target.repository, number),
      );
    }
    if (target.kind !== 'self') return [];
    const { heading } = target;
    return heading?.kind === 'issue' ? [keyFrom(entry.key, heading.repository, heading.number)] : [entry.key];
  });
}

export function native(entry: IndexedIssue, field: string): Evidence {
  return {
    issue: entry.key,
    source: 'native',
    commentId: null,
    author: null,
    at: entry.issue?.updatedAt ?? null,
    line: 0,
    quote: field,
  };
}
