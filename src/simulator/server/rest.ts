import { createHash } from 'node:crypto';
import type { BudgetState } from '../graphql/call.ts';
import { nameWithOwner, type Repository } from '../state/records.ts';
import { findRepository, issuesOf, type Tracker } from '../state/tracker.ts';
import type { Clock } from '../clock.ts';
import { refusedReading, seesRepository, type Grant } from './grants.ts';
import { jsonAnswer, type Answer } from './refusals.ts';
import { restComment, restIssue, restLabel, restRepository } from './restShapes.ts';

export type RestRequest = {
  readonly tracker: Tracker;
  readonly grant: Grant;
  readonly clock: Clock;
  readonly budgets: { readonly graphql: BudgetState; readonly core: BudgetState };
  readonly method: string;
  /** Without the API's prefix, for example `/repos/o/n/issues/1`. */
  readonly pathname: string;
  readonly query: URLSearchParams;
  /** Where links in answers point: scheme, host, and `/api/v3` on an Enterprise server. */
  readonly base: string;
  /** Header `if-none-match`. */
  readonly known: string | undefined;
  /** The main repository's data is withheld: lost for the token. */
  readonly isLost: boolean;
};

const notFound = jsonAnswer(404, {
  message: 'Not Found',
  documentation_url: 'https://docs.github.com/rest',
  status: '404',
});

/**
 * The REST routes that a mirror needs beside GraphQL. Each `GET` carries an ETag; asked again with `If-None-Match`
 * it answers 304 without a body, which costs nothing (docs.github.com, "Best practices for using the REST API").
 */
export function answerRest(request: RestRequest): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD') return notFound;
  const answer = route(request);
  if (answer.status !== 200) return answer;
  const tag = `W/"${createHash('sha256').update(answer.body).digest('hex')}"`;
  const headers = { ...answer.headers, etag: tag, 'cache-control': 'private, max-age=60, s-maxage=60' };
  const matches = (request.known ?? '').split(/\s*,\s*/).some((one) => one === tag || one === '*');
  if (matches) return { status: 304, headers, body: '' };
  return { ...answer, headers };
}

function route(request: RestRequest): Answer {
  const { tracker, grant, pathname, budgets } = request;
  switch (pathname) {
    case '/':
      return jsonAnswer(200, { current_user_url: `${request.base}/user` });
    case '/user': {
      const { login, databaseId, id, name } = grant.account;
      return jsonAnswer(200, { login, id: databaseId, node_id: id, name, type: 'User' });
    }
    case '/meta':
      return jsonAnswer(200, { verifiable_password_authentication: false });
    case '/rate_limit': {
      const resource = ({ limit, used, remaining, resetAt }: BudgetState) => ({
        limit,
        used,
        remaining,
        reset: resetAt,
      });
      return jsonAnswer(200, {
        resources: { core: resource(budgets.core), graphql: resource(budgets.graphql) },
        rate: resource(budgets.core),
      });
    }
    case '/user/repos': {
      const all = [tracker.repository, ...tracker.neighbours.map(({ repository }) => repository)];
      const seen = all.filter((one) => isSeen(request, one));
      return page(
        request,
        seen.map((one) => restRepository(tracker, one, request.base)),
      );
    }
    default:
      return routeRepository(request);
  }
}

function isSeen(request: RestRequest, repository: Repository): boolean {
  if (request.isLost && repository === request.tracker.repository) return false;
  return seesRepository(request.grant, repository);
}

function routeRepository(request: RestRequest): Answer {
  const { tracker, base, pathname } = request;
  const byId = /^\/repositories\/(\d+)(\/.*)?$/.exec(pathname);
  const byName = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(pathname);
  const all = [tracker.repository, ...tracker.neighbours.map((neighbour) => neighbour.repository)];
  const repository =
    byId === null
      ? findRepository(tracker, byName?.[1] ?? '')
      : (all.find(({ databaseId }) => databaseId === Number(byId[1])) ?? null);
  if (repository === null || !isSeen(request, repository)) return notFound;
  const rest = byId?.[2] ?? byName?.[2] ?? '';
  // An earlier name: GitHub sends on to the repository by its number, which no renaming changes.
  if (byName !== null && byName[1]?.toLowerCase() !== nameWithOwner(repository).toLowerCase()) {
    return moved(`${base}/repositories/${repository.databaseId}${rest}`);
  }
  if (rest === '') return jsonAnswer(200, restRepository(tracker, repository, base));
  const denial = refusedReading(request.grant);
  if (denial !== null) {
    return jsonAnswer(
      403,
      { message: denial.message, documentation_url: 'https://docs.github.com/rest', status: '403' },
      { 'x-accepted-github-permissions': 'issues=read' },
    );
  }
  return routeIssues(request, repository, rest);
}

function routeIssues(request: RestRequest, repository: Repository, rest: string): Answer {
  const { tracker, base, query } = request;
  const since = query.get('since');
  const after = since === null ? null : Date.parse(since) / 1000;
  const isRecent = ({ updatedAt }: { readonly updatedAt: number }) => after === null || updatedAt >= after;
  const issues = issuesOf(tracker, repository);
  if (rest === '/labels') return page(request, [...tracker.labels.values()].map(restLabel));
  if (rest === '/issues') {
    const state = query.get('state') ?? 'open';
    const wanted = issues.filter(
      (issue) => (state === 'all' || issue.state.toLowerCase() === state) && isRecent(issue),
    );
    const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
    wanted.sort((left, right) => left[key] - right[key] || left.databaseId - right.databaseId);
    if (query.get('direction') !== 'asc') wanted.reverse();
    return page(
      request,
      wanted.map((issue) => restIssue(issue, base)),
    );
  }
  if (rest === '/issues/comments') {
    const comments = issues.flatMap((issue) => issue.comments).filter(isRecent);
    comments.sort((left, right) => left.createdAt - right.createdAt || left.databaseId - right.databaseId);
    return page(
      request,
      comments.map((comment) => restComment(comment, base)),
    );
  }
  const comment = /^\/issues\/comments\/(\d+)$/.exec(rest);
  if (comment !== null) {
    const found = issues
      .flatMap((issue) => issue.comments)
      .find(({ databaseId }) => databaseId === Number(comment[1]));
    return found === undefined ? notFound : jsonAnswer(200, restComment(found, base));
  }
  const [, number, isThread] = /^\/issues\/(\d+)(\/comments)?$/.exec(rest) ?? [];
  if (number === undefined) return notFound;
  const departure = repository === tracker.repository ? tracker.departures.get(Number(number)) : undefined;
  if (departure?.kind === 'deleted') {
    return jsonAnswer(410, {
      message: 'This issue was deleted',
      documentation_url: 'https://docs.github.com/rest/issues/issues#get-an-issue',
      status: '410',
    });
  }
  if (departure?.kind === 'transferred') {
    const { repository: there, number: numberThere } = departure.to;
    if (!isSeen(request, there)) return notFound;
    return moved(`${base}/repos/${nameWithOwner(there)}/issues/${numberThere}${isThread ?? ''}`);
  }
  const issue = issues.find((one) => one.number === Number(number));
  if (issue === undefined) return notFound;
  if (isThread === undefined) return jsonAnswer(200, restIssue(issue, base));
  return page(
    request,
    issue.comments.filter(isRecent).map((one) => restComment(one, base)),
  );
}

function moved(url: string): Answer {
  return jsonAnswer(
    301,
    { message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/rest' },
    { location: url },
  );
}

/** One page of a list, `per_page` (30, at most 100) and `page` from 1, with GitHub's `link` header. */
function page(request: RestRequest, items: readonly unknown[]): Answer {
  const { base, pathname, query } = request;
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30) || 30));
  const number = Math.max(1, Number(query.get('page') ?? 1) || 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, relation: string) => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(to));
    return `<${base}${pathname}?${parameters.toString()}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
  ];
  return jsonAnswer(
    200,
    items.slice((number - 1) * size, number * size),
    links.length === 0 ? {} : { link: links.join(', ') },
  );
}
