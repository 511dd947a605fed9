import { formatTime } from '../clock.ts';
import type { BudgetState } from '../graphql/call.ts';
import { renderText } from '../state/records.ts';
import type { Tracker } from '../state/tracker.ts';
import { jsonAnswer, type Answer } from './refusals.ts';

const notFound = jsonAnswer(404, {
  message: 'Not Found',
  documentation_url: 'https://docs.github.com/rest',
  status: '404',
});

/**
 * The few REST routes that a mirror needs beside GraphQL: whether an issue is gone (410) or moved (301), who the
 * token is, and what is left of the budget. `pathname` without the API's prefix, for example `/repos/o/n/issues/1`.
 */
export function answerRest(tracker: Tracker, budget: BudgetState, pathname: string): Answer {
  const { repository, viewer } = tracker;
  if (pathname === '/user')
    return jsonAnswer(200, { login: viewer.login, id: viewer.databaseId, node_id: viewer.id });
  if (pathname === '/meta') return jsonAnswer(200, { verifiable_password_authentication: false });
  if (pathname === '/rate_limit') {
    const graphql = {
      limit: budget.limit,
      used: budget.used,
      remaining: budget.remaining,
      reset: budget.resetAt,
    };
    return jsonAnswer(200, { resources: { graphql } });
  }
  const [, owner, name, number] = /^\/repos\/([^/]+)\/([^/]+)(?:\/issues\/(\d+))?$/.exec(pathname) ?? [];
  if (owner !== repository.owner || name !== repository.name) return notFound;
  if (number === undefined) {
    return jsonAnswer(200, {
      id: repository.databaseId,
      node_id: repository.id,
      name: repository.name,
      full_name: `${owner}/${name}`,
      private: repository.isPrivate,
      has_issues: true,
      archived: repository.isArchived,
    });
  }
  return answerIssue(tracker, Number(number));
}

function answerIssue(tracker: Tracker, number: number): Answer {
  const departure = tracker.departures.get(number);
  if (departure?.kind === 'deleted') {
    return jsonAnswer(410, {
      message: 'This issue was deleted',
      documentation_url: 'https://docs.github.com/rest/issues/issues#get-an-issue',
      status: '410',
    });
  }
  if (departure?.kind === 'transferred') {
    return jsonAnswer(301, { message: 'Moved Permanently', url: departure.url }, { location: departure.url });
  }
  const issue = tracker.byNumber.get(number);
  if (issue === undefined) return notFound;
  return jsonAnswer(200, {
    id: issue.databaseId,
    node_id: issue.id,
    number: issue.number,
    title: issue.title,
    state: issue.state.toLowerCase(),
    state_reason: issue.stateReason?.toLowerCase() ?? null,
    body: renderText(issue.body),
    user: issue.author === null ? null : { login: issue.author.login },
    labels: issue.labels.map(({ name, color, description }) => ({ name, color, description })),
    comments: issue.comments.length,
    created_at: formatTime(issue.createdAt),
    updated_at: formatTime(issue.updatedAt),
    closed_at: issue.closedAt === null ? null : formatTime(issue.closedAt),
  });
}
