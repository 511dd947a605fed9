import type { Permission, PermissionName, PickedRepository, RepositoryAccess } from '#contract/account.ts';
import { permissionNames } from '#contract/account.ts';
import { kindOfToken } from '#contract/gitHubServer.ts';
import { plainFailure } from '#contract/result.ts';
import type { GitHubClient, Outcome } from './client.ts';
import {
  failureOfErrors,
  noAccess,
  serverTrouble,
  ssoUrlIn,
  type AnsweredError,
  type GitHubFailure,
  type Headers,
} from './failure.ts';
import {
  RepositoryAccessDocument,
  ViewerDocument,
  ViewerRepositoriesDocument,
  type RepositoryAccessQuery,
} from './generated/graphql.ts';

/** Who a token belongs to, and whether it may do what Nami needs. */

export type Viewer = { readonly login: string; readonly headers: Headers };

/** Asks who the token belongs to: the one question that every valid token may ask. 1 point. */
export async function fetchViewer(client: GitHubClient, signal: AbortSignal): Promise<Outcome<Viewer>> {
  const outcome = await client.query(ViewerDocument, {}, signal);
  if (outcome.kind !== 'answered') return outcome;
  const { data, headers } = outcome.value;
  const { login } = (data.viewer ?? {}) as { login?: string };
  return login === undefined
    ? { kind: 'failed', failure: serverTrouble(client.host, 'an answer without data', false) }
    : { kind: 'answered', value: { login, headers } };
}

export type RepositoryPage = {
  readonly repositories: readonly PickedRepository[];
  readonly total: number;
  /** Null on the last page. */
  readonly next: string | null;
};

/** A page of the repositories that the token sees, most recently pushed first. 1 point. */
export async function fetchRepositories(
  client: GitHubClient,
  after: string | null,
  signal: AbortSignal,
): Promise<Outcome<RepositoryPage>> {
  const outcome = await client.query(ViewerRepositoriesDocument, { first: 100, after }, signal);
  if (outcome.kind !== 'answered') return outcome;
  const { data, errors, headers } = outcome.value;
  const list = (data.viewer as Partial<typeof data.viewer> | null)?.repositories;
  if (list == null) {
    const failure = failureOfErrors(client.host, errors, false, headers, Date.now());
    return {
      kind: 'failed',
      failure: failure ?? serverTrouble(client.host, 'an answer without data', false),
    };
  }
  return {
    kind: 'answered',
    value: {
      // A repository that single sign-on hides comes as null.
      repositories: (list.nodes ?? []).flatMap((node) =>
        node == null
          ? []
          : [
              {
                name: node.nameWithOwner,
                isPrivate: node.isPrivate,
                isArchived: node.isArchived,
                hasIssues: node.hasIssuesEnabled,
                pushedAt: node.pushedAt ?? null,
              },
            ],
      ),
      total: list.totalCount,
      next: list.pageInfo.hasNextPage ? (list.pageInfo.endCursor ?? null) : null,
    },
  };
}

/** Tries each permission that Nami needs for a repository (`owner/name`), as far as reading can try it. 1 point. */
export async function fetchAccess(
  client: GitHubClient,
  token: string,
  repository: string,
  signal: AbortSignal,
): Promise<Outcome<RepositoryAccess>> {
  const [owner = '', name = ''] = repository.split('/');
  const outcome = await client.query(RepositoryAccessDocument, { owner, name }, signal);
  if (outcome.kind === 'failed') {
    // Single sign-on and a missing permission may refuse the whole request: that too is an answer to the question.
    const { failure } = outcome;
    const isAnswer = failure.kind === 'sso-required' || failure.kind === 'permission-missing';
    if (!isAnswer) return outcome;
    return { kind: 'answered', value: closed(repository, failure) };
  }
  if (outcome.kind === 'stopped') return outcome;
  const { data, errors, headers } = outcome.value;
  const found = data.repository as Partial<NonNullable<RepositoryAccessQuery['repository']>> | null;
  if (found?.id !== undefined && found.issues?.nodes != null) {
    return { kind: 'answered', value: open(found, repository, token, headers) };
  }
  const failure =
    failureOfErrors(client.host, errors, false, headers, Date.now()) ??
    noAccess(client.host, `it shows no issues of ${repository}`);
  return failure.kind === 'rate-limited' || failure.kind === 'server-trouble'
    ? { kind: 'failed', failure }
    : { kind: 'answered', value: closed(repository, failure, errors) };
}

function open(
  found: Partial<NonNullable<RepositoryAccessQuery['repository']>>,
  repository: string,
  token: string,
  headers: Headers,
): RepositoryAccess {
  return {
    name: found.nameWithOwner ?? repository,
    permissions: listed({
      repository: 'granted',
      'metadata-read': 'granted',
      'issues-read': 'granted',
      'issues-write': writing(token, headers, found.isPrivate === true, found.viewerPermission ?? null),
      'single-sign-on': 'not-needed',
    }),
    usable: true,
    ssoUrl: ssoUrlIn(headers),
    failure: null,
  };
}

/** Classic tokens and OAuth apps name their scopes; of a fine-grained one nothing but a write can tell. */
function writing(
  token: string,
  headers: Headers,
  isPrivate: boolean,
  role: string | null,
): Permission['state'] {
  const said = headers['x-oauth-scopes'];
  const kind = kindOfToken(token);
  if (said === undefined || kind === 'fine-grained' || kind === 'app') return 'not-checked';
  const scopes = said.split(/,\s*/);
  const mayWrite = scopes.includes('repo') || (!isPrivate && scopes.includes('public_repo'));
  if (!mayWrite) return 'missing';
  return role === 'READ' || role === null ? 'not-checked' : 'granted';
}

function closed(
  repository: string,
  failure: GitHubFailure,
  errors: readonly AnsweredError[] = [],
): RepositoryAccess {
  const lacks = String(failure.facts?.['permissions'] ?? '').split(',');
  const lacksIssues =
    failure.kind === 'permission-missing' &&
    (lacks.some((one) => one.startsWith('issues:')) || errors.some(({ path }) => path.includes('issues')));
  const isHidden = failure.kind === 'no-access';
  const needsSignOn = failure.kind === 'sso-required';
  const url = String(failure.facts?.['url'] ?? '');
  return {
    name: repository,
    permissions: listed({
      repository: isHidden ? 'missing' : needsSignOn ? 'not-checked' : 'granted',
      'metadata-read': isHidden || needsSignOn ? 'not-checked' : lacksIssues ? 'granted' : 'missing',
      'issues-read': lacksIssues ? 'missing' : 'not-checked',
      'issues-write': lacksIssues ? 'missing' : 'not-checked',
      'single-sign-on': needsSignOn ? 'missing' : 'not-needed',
    }),
    usable: false,
    ssoUrl: url === '' ? null : url,
    failure: plainFailure(failure),
  };
}

function listed(states: Readonly<Record<PermissionName, Permission['state']>>): readonly Permission[] {
  return permissionNames.map((name) => ({ name, state: states[name] }));
}
