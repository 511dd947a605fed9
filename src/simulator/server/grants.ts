import type { Account, Repository } from '../state/records.ts';
import { nameWithOwner } from '../state/records.ts';

/** What a token may do. GitHub's three kinds name their rights differently, and refuse in different words. */
export type Grant = {
  readonly token: string;
  readonly kind: 'classic' | 'oauth' | 'fine-grained';
  readonly account: Account;
  /** Of a classic or OAuth token: `repo`, `public_repo`, `read:org`, … */
  readonly scopes: readonly string[];
  /** Of a fine-grained token: its permission on issues. */
  readonly issues: 'none' | 'read' | 'write';
  /** `owner/name` in lower case that a fine-grained token was given; null = all. */
  readonly repositories: readonly string[] | null;
  /** What the account itself may do in the repositories. */
  readonly role: Role;
  /** Seconds since 1970; null = never. */
  readonly expiresAt: number | null;
  isRevoked: boolean;
};

export type Role = 'READ' | 'TRIAGE' | 'WRITE' | 'ADMIN';

/** Why a token may not do something, in the error's `type` and message. */
export type Denial = { readonly type: 'FORBIDDEN' | 'INSUFFICIENT_SCOPES'; readonly message: string };

const notAccessible: Denial = {
  type: 'FORBIDDEN',
  message: 'Resource not accessible by personal access token',
};

/** Whether the token sees the repository at all; one that it does not see is NOT_FOUND. */
export function seesRepository(grant: Grant, repository: Repository): boolean {
  if (!repository.isVisible) return false;
  if (grant.kind === 'fine-grained') {
    return grant.repositories?.includes(nameWithOwner(repository).toLowerCase()) ?? true;
  }
  return !repository.isPrivate || grant.scopes.includes('repo');
}

/** Reading issues: a fine-grained token needs the permission, the others what makes them see the repository. */
export function refusedReading(grant: Grant): Denial | null {
  return grant.kind === 'fine-grained' && grant.issues === 'none' ? notAccessible : null;
}

/** Mutations for which write access to the repository is needed; commenting is open to every reader. */
const triaging = /^(add|remove|clear)Labels|Assign|^(add|remove)(BlockedBy|SubIssue)$|^(close|reopen)Issue$/;
const writing = /Label$|^(lock|unlock)|^(minimize|unminimize)|^transferIssue$/;
const administering = /Repository$|^deleteIssue$/;

export function refusedWriting(grant: Grant, operation: string, isPrivate: boolean): Denial | null {
  if (grant.kind === 'fine-grained') {
    if (grant.issues !== 'write') return notAccessible;
  } else if (!grant.scopes.includes('repo') && (isPrivate || !grant.scopes.includes('public_repo'))) {
    const has = grant.scopes.map((scope) => `'${scope}'`).join(', ');
    return {
      type: 'INSUFFICIENT_SCOPES',
      message: `Your token has not been granted the required scopes to execute this query. The '${operation}' field requires one of the following scopes: ['public_repo', 'repo'], but your token has only been granted the: [${has}] scopes. Please modify your token's scopes at: https://github.com/settings/tokens.`,
    };
  }
  const ranks: readonly Role[] = ['READ', 'TRIAGE', 'WRITE', 'ADMIN'];
  const needed = administering.test(operation)
    ? 'ADMIN'
    : writing.test(operation)
      ? 'WRITE'
      : triaging.test(operation)
        ? 'TRIAGE'
        : 'READ';
  if (ranks.indexOf(grant.role) >= ranks.indexOf(needed)) return null;
  const name = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
  return {
    type: 'FORBIDDEN',
    message: `${grant.account.login} does not have the correct permissions to execute \`${name}\``,
  };
}

/** The headers in which GitHub tells what a token is and what the call wanted. */
export function grantHeaders(grant: Grant, writes: boolean): Record<string, string> {
  const expiry: Record<string, string> =
    grant.expiresAt === null
      ? {}
      : {
          'github-authentication-token-expiration': `${new Date(grant.expiresAt * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
        };
  if (grant.kind === 'fine-grained') {
    return { ...expiry, 'x-accepted-github-permissions': writes ? 'issues=write' : 'issues=read' };
  }
  return {
    ...expiry,
    'x-oauth-scopes': grant.scopes.join(', '),
    'x-accepted-oauth-scopes': 'repo',
  };
}
