import type { AccountCheck, DeviceCode, PickedRepository } from '#contract/account.ts';
import { kindOfToken, serverName } from '#contract/gitHubServer.ts';
import type { Credential } from '#contract/process.ts';
import { plainFailure, succeed, type Result } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import { fetchAccess, fetchRepositories, fetchViewer, type RepositoryPage } from '../github/account.ts';
import { createGitHubClient, type GitHubClient, type Outcome } from '../github/client.ts';
import { requestDevice, withoutClient, type DeviceRequest } from '../github/deviceFlow.ts';
import { signedOut, unreachable } from '../github/failure.ts';
import type { EngineParts } from './parts.ts';

type AccountHandlers = Pick<Handlers, Extract<keyof Handlers, `account.${string}`>>;

/** The picker shows so many rows; whoever misses one types a few letters more. */
const longestList = 200;
/** Pages of a hundred that are looked through for the picker: 1,000 repositories, 10 points. */
const mostPages = 10;

type Listing = { readonly token: string; readonly total: number; readonly all: readonly PickedRepository[] };
type Device = {
  readonly apiUrl: string;
  readonly request: DeviceRequest;
  readonly stop: AbortController;
};

/** Signing in and out. A token comes in by `account.check` alone, and none goes out. */
export function accountHandlers({ workspace, accounts, clock, tellMain }: EngineParts): AccountHandlers {
  const listings = new Map<string, Listing>();
  let device: Device | null = null;

  const clientFor = (credential: Credential, onExpiry: (expiresAt: string) => void) =>
    createGitHubClient(
      {
        apiUrl: credential.apiUrl,
        token: credential.token,
        tokenExpiresAt: credential.expiresAt,
        tokenAccepted: credential.login !== null,
      },
      { onTokenExpiry: onExpiry },
    );

  /** Asks who it is; a token that its server accepts is held from then on. */
  const check = async (given: Credential, repository: string | undefined): Promise<Result<AccountCheck>> => {
    const { apiUrl, token, kind } = given;
    let { expiresAt } = given;
    const client = clientFor(given, (at) => (expiresAt = at));
    if (!client.ok) return client;
    tellMain({ type: 'signing-in', apiUrl });
    const { signal } = new AbortController();
    const viewer = valueOf(client.value, await fetchViewer(client.value, signal));
    if (!viewer.ok) return viewer;
    const { login } = viewer.value;
    const access =
      repository === undefined
        ? null
        : valueOf(client.value, await fetchAccess(client.value, token, repository, signal));
    if (access?.ok === false) return access;
    listings.delete(apiUrl);
    accounts.hold({ apiUrl, token, kind, login, expiresAt });
    const host = serverName(apiUrl);
    return succeed({ apiUrl, host, login, kind, expiresAt, repository: access?.value ?? null });
  };

  const heldFor = (apiUrl: string): Result<Credential> => {
    const credential = accounts.find(apiUrl);
    return credential === null
      ? { ok: false, error: plainFailure(signedOut(serverName(apiUrl))) }
      : succeed(credential);
  };

  const list = async (credential: Credential): Promise<Result<Listing>> => {
    const known = listings.get(credential.apiUrl);
    if (known?.token === credential.token) return succeed(known);
    const client = clientFor(credential, () => undefined);
    if (!client.ok) return client;
    const all: PickedRepository[] = [];
    let total = 0;
    let after: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const read: Result<RepositoryPage> = valueOf(
        client.value,
        await fetchRepositories(client.value, after, new AbortController().signal),
      );
      if (!read.ok) return read;
      all.push(...read.value.repositories);
      total = read.value.total;
      after = read.value.next;
      if (after === null) break;
    }
    const listing: Listing = { token: credential.token, total, all };
    listings.set(credential.apiUrl, listing);
    return succeed(listing);
  };

  return {
    'account.read': () => succeed(accounts.view()),

    async 'account.check'({ apiUrl, token, repository }) {
      if (token === undefined) {
        const held = heldFor(apiUrl);
        return held.ok ? check(held.value, repository) : held;
      }
      const given = token.trim();
      return check(
        { apiUrl, token: given, kind: kindOfToken(given), login: null, expiresAt: null },
        repository,
      );
    },

    async 'account.repositories'({ apiUrl, search }) {
      const held = heldFor(apiUrl);
      if (!held.ok) return held;
      const listing = await list(held.value);
      if (!listing.ok) return listing;
      const { all, total } = listing.value;
      const wanted = search.trim().toLowerCase();
      const found = all.filter(({ name }) => name.toLowerCase().includes(wanted));
      return succeed({ repositories: found.slice(0, longestList), total, read: all.length });
    },

    async 'account.startDevice'({ apiUrl }): Promise<Result<DeviceCode>> {
      device?.stop.abort();
      device = null;
      const { clientId } = accounts;
      if (clientId === null) return withoutClient(apiUrl);
      tellMain({ type: 'signing-in', apiUrl });
      const after = (milliseconds: number, work: () => void) => clock.after(milliseconds, work);
      const request = await requestDevice({ apiUrl, clientId, after });
      if (!request.ok) return request;
      device = { apiUrl, request: request.value, stop: new AbortController() };
      const { userCode, verificationUrl, validSeconds } = request.value;
      const expiresAt = new Date(clock.now() + validSeconds * 1_000).toISOString();
      return succeed({ userCode, verificationUrl, expiresAt });
    },

    async 'account.awaitDevice'() {
      const waiting = device;
      if (waiting === null) return succeed(null);
      const token = await waiting.request.wait(waiting.stop.signal);
      if (device === waiting) device = null;
      if (!token.ok) return token;
      if (token.value === null) return succeed(null);
      const { apiUrl } = waiting;
      const kind = kindOfToken(token.value);
      return check({ apiUrl, token: token.value, kind, login: null, expiresAt: null }, undefined);
    },

    'account.cancelDevice'() {
      device?.stop.abort();
      device = null;
      return succeed(null);
    },

    async 'account.connect'({ apiUrl, repository }) {
      const held = heldFor(apiUrl);
      if (!held.ok) return held;
      const { token, expiresAt, login } = held.value;
      const followed = await workspace.follow('github', {
        apiUrl,
        repository,
        token,
        tokenExpiresAt: expiresAt,
        tokenAccepted: login !== null,
      });
      if (!followed.ok) return followed;
      accounts.keep(apiUrl);
      tellMain({ type: 'repository-opened', repository, apiUrl });
      return succeed(workspace.state());
    },

    async 'account.signOut'({ apiUrl }) {
      listings.delete(apiUrl);
      accounts.forget(apiUrl);
      await workspace.signOut(apiUrl);
      return succeed(workspace.state());
    },
  };
}

function valueOf<Value>(client: GitHubClient, outcome: Outcome<Value>): Result<Value> {
  switch (outcome.kind) {
    case 'answered':
      return succeed(outcome.value);
    case 'failed':
      return { ok: false, error: plainFailure(outcome.failure) };
    case 'stopped':
      return { ok: false, error: plainFailure(unreachable(client.host, 'stopped', true)) };
  }
}
