import { hashText } from '../random.ts';
import { accountOf, type Tracker } from '../state/tracker.ts';
import type { Clock } from '../clock.ts';
import type { Grant, Role } from './grants.ts';

/** A token to be made, as the control endpoint takes it. Whatever is left out is as wide as it gets. */
export type TokenRequest = {
  /** The token itself; made up when absent. */
  readonly token?: string;
  readonly kind?: Grant['kind'];
  readonly login?: string;
  readonly scopes?: readonly string[];
  readonly issues?: Grant['issues'];
  readonly repositories?: readonly string[];
  readonly role?: Role;
  /** From now on, by the simulated clock. */
  readonly expiresInSeconds?: number;
};

export type Tokens = {
  grant(request: TokenRequest): Grant;
  /** The grant of an `authorization` header; null when there is none, or it is revoked or has expired. */
  read(authorization: string | undefined): Grant | null;
  /** False when there is no such token. */
  revoke(token: string): boolean;
};

const prefixes = { classic: 'ghp_', oauth: 'gho_', 'fine-grained': 'github_pat_' } as const;

/** The tokens that the server accepts. `seed` makes their letters, so that a seeded run repeats. */
export function createTokens(tracker: Tracker, clock: Clock, seed: number): Tokens {
  const grants = new Map<string, Grant>();
  return {
    grant: (request) => {
      const kind = request.kind ?? 'classic';
      const made = `${prefixes[kind]}${hashText(`${seed} ${grants.size} token`).toString(16).padStart(8, '0').repeat(5).slice(0, 36)}`;
      const grant: Grant = {
        token: request.token ?? made,
        kind,
        account: accountOf(tracker, request.login ?? null) ?? tracker.viewer,
        scopes: request.scopes ?? ['repo', 'read:org'],
        issues: request.issues ?? 'write',
        repositories: request.repositories?.map((name) => name.toLowerCase()) ?? null,
        role: request.role ?? 'WRITE',
        expiresAt: request.expiresInSeconds === undefined ? null : clock.seconds() + request.expiresInSeconds,
        isRevoked: false,
      };
      grants.set(grant.token, grant);
      return grant;
    },
    read: (authorization) => {
      const token = /^(?:bearer|token) +(.+)$/i.exec(authorization ?? '')?.[1];
      const grant = token === undefined ? undefined : grants.get(token);
      if (grant === undefined || grant.isRevoked) return null;
      return grant.expiresAt !== null && grant.expiresAt <= clock.seconds() ? null : grant;
    },
    revoke: (token) => {
      const grant = grants.get(token);
      if (grant !== undefined) grant.isRevoked = true;
      return grant !== undefined;
    },
  };
}
