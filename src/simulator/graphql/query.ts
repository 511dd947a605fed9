import { formatTime } from '../clock.ts';
import type { Call, FieldResolvers } from './call.ts';
import { refusal } from './errors.ts';

function nodeOf(call: Call, id: string) {
  const node = call.tracker.nodes.get(id);
  if (node === undefined)
    throw refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`);
  return node;
}

function isCalled(call: Call, owner: string, name: string): boolean {
  const { repository } = call.tracker;
  return (
    repository.owner.toLowerCase() === owner.toLowerCase() &&
    repository.name.toLowerCase() === name.toLowerCase()
  );
}

export const query: FieldResolvers<unknown> = {
  viewer: (_root, _arguments, call) => call.tracker.viewer,
  rateLimit: (_root, _arguments, { budget, cost }) => ({
    cost: cost.points,
    nodeCount: cost.nodes,
    limit: budget.limit,
    used: budget.used,
    remaining: budget.remaining,
    resetAt: formatTime(budget.resetAt),
  }),
  repository: (_root, { owner, name }: { owner: string; name: string }, call) => {
    if (isCalled(call, owner, name)) return call.tracker.repository;
    throw refusal('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
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
  user: (_root, { login }: { login: string }, call) => {
    const account = call.tracker.accounts.get(login);
    if (account?.__typename === 'User') return account;
    throw refusal('NOT_FOUND', `Could not resolve to a User with the login of '${login}'.`);
  },
  id: () => 'Q_simulator',
  relay: (root) => root ?? {},
};
