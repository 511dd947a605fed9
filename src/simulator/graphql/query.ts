import { formatTime } from '../clock.ts';
import { findRepository, type Node } from '../state/tracker.ts';
import { ownerOf } from './actors.ts';
import type { Call, FieldResolvers } from './call.ts';
import { refusal } from './errors.ts';
import { searchIssues, type SearchArguments } from './search.ts';
import { checkReading, isVisible, visibleNode } from './visibility.ts';

function nodeOf(call: Call, id: string): Node {
  const node = visibleNode(call, id);
  if (node === null) throw refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
  if (node.__typename === 'Issue' || node.__typename === 'IssueComment') checkReading(call);
  return node;
}

export const query: FieldResolvers<unknown> = {
  viewer: (_root, _arguments, call) => call.viewer,
  rateLimit: (_root, _arguments, { budget, cost }) => ({
    cost: cost.points,
    nodeCount: cost.nodes,
    limit: budget.limit,
    used: budget.used,
    remaining: budget.remaining,
    resetAt: formatTime(budget.resetAt),
  }),
  repository: (
    _root,
    { owner, name, followRenames }: { owner: string; name: string; followRenames?: boolean | null },
    call,
  ) => {
    const called = `${owner}/${name}`;
    const found = findRepository(call.tracker, called);
    const isFormer = found?.formerNames.has(called.toLowerCase()) ?? false;
    if (found !== null && isVisible(call, found) && !(isFormer && followRenames === false)) return found;
    throw refusal('NOT_FOUND', `Could not resolve to a Repository with the name '${called}'.`);
  },
  node: (_root, { id }: { id: string }, call) => nodeOf(call, id),
  nodes: (_root, { ids }: { ids: readonly string[] }, call) => {
    if (ids.length > 100) {
      throw refusal(
        'UNPROCESSABLE',
        `You may not provide more than 100 node ids; you provided ${ids.length}.`,
      );
    }
    return ids.map((id) => {
      try {
        return nodeOf(call, id);
      } catch (error) {
        return error;
      }
    });
  },
  search: (_root, given: SearchArguments, call) => searchIssues(call, given),
  user: (_root, { login }: { login: string }, call) => {
    const account = call.tracker.accounts.get(login);
    if (account?.__typename === 'User') return account;
    throw refusal('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
  },
  repositoryOwner: (_root, { login }: { login: string }, call) => {
    const { repository, accounts } = call.tracker;
    return repository.owner === login ? ownerOf(repository) : (accounts.get(login) ?? null);
  },
  id: () => 'Q_simulator',
  relay: (root) => root ?? {},
};
