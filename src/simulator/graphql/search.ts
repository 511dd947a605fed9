import { renderText, nameWithOwner, type Issue } from '../state/records.ts';
import type { Tracker } from '../state/tracker.ts';
import type { Call } from './call.ts';
import { paginate, type PageArguments } from './connections.ts';
import { isVisible } from './visibility.ts';

export type SearchArguments = PageArguments & { readonly query: string; readonly type: string };

/** The search index follows the tracker by so many seconds: a fresh issue is not found at once. */
export const searchLagSeconds = 5;

/** An issue as the index saw it last. */
type Indexed = {
  readonly updatedAt: number;
  readonly text: string;
  readonly state: Issue['state'];
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
};

const indexes = new WeakMap<Tracker, Map<Issue, Indexed>>();

/** Brings the index up to what was so `searchLagSeconds` ago; what moved since stands in it as it was before. */
function indexOf(tracker: Tracker, now: number): ReadonlyMap<Issue, Indexed> {
  const index = indexes.get(tracker) ?? new Map<Issue, Indexed>();
  indexes.set(tracker, index);
  for (const issue of index.keys()) if (!tracker.nodes.has(issue.id)) index.delete(issue);
  for (const issue of tracker.issues) {
    if (issue.updatedAt > now - searchLagSeconds || index.get(issue)?.updatedAt === issue.updatedAt) continue;
    index.set(issue, {
      updatedAt: issue.updatedAt,
      text: `${issue.title}\n${renderText(issue.body)}`.toLowerCase(),
      state: issue.state,
      labels: issue.labels.map(({ name }) => name.toLowerCase()),
      assignees: issue.assignees.map(({ login }) => login.toLowerCase()),
    });
  }
  return index;
}

/**
 * GitHub's search for issues, as far as `gh` and Nami use it: `repo:`, `is:`/`state:`, `label:`, `author:`,
 * `assignee:`, and words, all of which must occur in title or body. Other qualifiers are ignored. Newest first.
 */
export function searchIssues(call: Call, given: SearchArguments) {
  const index = indexOf(call.tracker, call.clock.seconds());
  const { qualifiers, words } = readQuery(given.query);
  const matches = (issue: Issue, indexed: Indexed) =>
    isVisible(call, issue.repository) &&
    words.every((word) => indexed.text.includes(word)) &&
    qualifiers.every(([name, value]) => {
      switch (name) {
        case 'repo':
          return nameWithOwner(issue.repository).toLowerCase() === value;
        case 'state':
        case 'is':
          if (value === 'open' || value === 'closed') return indexed.state.toLowerCase() === value;
          return value !== 'pr' && value !== 'pull-request';
        case 'type':
          return value === 'issue';
        case 'label':
          return indexed.labels.includes(value);
        case 'author':
          return issue.author?.login.toLowerCase() === value;
        case 'assignee':
          return indexed.assignees.includes(value);
        default:
          return true;
      }
    });
  const found =
    given.type.startsWith('ISSUE') === false
      ? []
      : [...index].filter(([issue, indexed]) => matches(issue, indexed)).map(([issue]) => issue);
  found.sort((left, right) => left.createdAt - right.createdAt || left.databaseId - right.databaseId);
  const page = paginate(found, given, ({ createdAt, databaseId }) => [createdAt, databaseId], true);
  return {
    issueCount: page.totalCount,
    repositoryCount: 0,
    userCount: 0,
    discussionCount: 0,
    codeCount: 0,
    wikiCount: 0,
    nodes: page.nodes,
    edges: page.edges,
    pageInfo: page.pageInfo,
  };
}

function readQuery(query: string): {
  readonly qualifiers: readonly (readonly [name: string, value: string])[];
  readonly words: readonly string[];
} {
  const qualifiers: [string, string][] = [];
  const words: string[] = [];
  for (const [part] of query.toLowerCase().matchAll(/[a-z]+:"[^"]*"|"[^"]*"|\S+/g)) {
    const [, name, value] = /^([a-z]+):"?([^"]*)"?$/.exec(part) ?? [];
    if (name !== undefined && value !== undefined) qualifiers.push([name, value]);
    else words.push(part.replaceAll('"', ''));
  }
  return { qualifiers, words };
}
