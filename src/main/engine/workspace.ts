import type { GitHubAddress, Surroundings } from '#contract/process.ts';
import type { Accounts } from './accounts.ts';
import { createGitHubClient } from './github/client.ts';
import { keyStoreLost, signedOut } from './github/failure.ts';
import { plainFailure, succeed, type Failure, type Result } from '#contract/result.ts';
import { serverName } from '#contract/gitHubServer.ts';
import type { Activity, Connection, SessionState, Source } from '#contract/session.ts';
import type { EventHub } from './events.ts';
import type { Indexer } from './indexer.ts';
import { forgetKeepsakes } from './mirror/keepsakes.ts';
import type { Storage } from './mirror/open.ts';
import { troubleFailure } from './mirror/trouble.ts';
import {
  asOfMembers,
  createRecordCounts,
  describeMember,
  membersOf,
  recordOf,
  type Member,
} from './members.ts';
import {
  findRepository,
  forgetRepository,
  keepsakeName,
  listRepositories,
  type Origin,
  type RepositoryRow,
} from './mirror/repositories.ts';
import { readLastOpened, writeLastOpened, type LastOpened } from './mirror/settings.ts';
import type { WorkspaceRecord } from './mirror/workspaces.ts';
import type { ProgrammeKeeper, Subject } from './programme/keeper.ts';
import type { Clock } from './sync/context.ts';
import { followLive, type Live } from './sync/live.ts';

/** What is open and where it is fed from: the engine's one piece of state beside its database. */
export type Workspace = {
  readonly state: () => SessionState;
  /** The repository that a bare `#12` means, once something of it is mirrored. */
  readonly repository: () => RepositoryRow | null;
  /** Those of its repositories of which something is mirrored: the one that a bare `#12` means first. */
  readonly repositories: () => readonly RepositoryRow[];
  /** What is stored of the open workspace; null before anything was opened. */
  readonly record: () => WorkspaceRecord | null;
  /** The workspace's repositories, or its coordination issue, were set anew. */
  changed(): void;
  readonly subject: () => Subject | null;
  /**
   * Shows what was open last, from the mirror alone. `home` is the repository that a bare `#12` means: one of that
   * workspace, or another mirrored one. False where the mirror does not hold it.
   */
  openLast(home?: string): boolean;
  /** Follows a repository; what was followed before is let go. */
  follow(kind: 'github' | 'demo', address: GitHubAddress): Promise<Result<null>>;
  /** The demo's simulator went away; what is mirrored stays on the screen. */
  loseDemo(): Promise<void>;
  /** Stops following what is fed from that server; what is mirrored stays on the screen. */
  signOut(apiUrl: string): Promise<void>;
  /** Stops following, for a while or for good. */
  letGo(): Promise<void>;
  /** Follows again what was let go of, if it is still what is open. */
  takeUp(): Promise<void>;
  readonly isFollowing: () => boolean;
  /** What is followed, so that another engine can go on with it. */
  readonly followed: () => { readonly kind: 'github' | 'demo'; readonly address: GitHubAddress } | null;
  /** Polls now; waits for its end. */
  refresh(): Promise<void>;
  /** What is not named stays as it was. */
  readonly setSurroundings: (surroundings: Partial<Surroundings>) => void;
  setActivity(activity: Activity | null): void;
  /** Tells everybody the state, once for all that happened in this turn. */
  tell(): void;
  /** Rows of the open repository were written by an import. */
  imported(): void;
};

/** A backfill changes the state with every page; nobody reads faster than this (milliseconds). */
const tellingPause = 50;

type WorkspaceOptions = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly indexer: Indexer;
  readonly accounts: Accounts;
  readonly programme: () => ProgrammeKeeper;
  readonly log: (message: string) => void;
  readonly onBug: (error: unknown) => void;
  /** Whether anything can be stored, and what was repaired. */
  readonly storageState: () => Pick<SessionState, 'storageTrouble' | 'repairs'>;
  readonly onStorageFailure: (failure: Failure) => void;
};

type Opened = {
  /** The main repository. */
  readonly name: string;
  /** The repository that a bare `#12` means, where it is another one. */
  readonly home?: string;
  readonly origin: Origin;
  readonly source: Source;
  /** Present where it can be followed. */
  readonly address: GitHubAddress | null;
};

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { storage, clock, events, indexer } = options;
  let opened: Opened | null = null;
  let live: Live | null = null;
  /** Why nothing is followed although it should be. */
  let withheld: Connection | null = null;
  let surroundings: Surroundings = { visible: true, awake: true, online: true };
  let ownActivity: Activity | null = null;
  const counts = createRecordCounts(storage);
  let told = false;

  const repository = () =>
    opened === null ? null : findRepository(storage.mirror, opened.home ?? opened.name, opened.origin);

  const record = () => (opened === null ? null : recordOf(storage, opened.name, opened.origin));

  const members = (): readonly Member[] => {
    const stored = record();
    return opened === null || stored === null ? [] : membersOf(storage, stored, opened.origin);
  };

  const repositories = (): readonly RepositoryRow[] => {
    const home = repository();
    const rows = members().flatMap(({ row }) => (row === null || row.id === home?.id ? [] : [row]));
    return home === null ? rows : [home, ...rows];
  };

  const tell = () => {
    if (told) return;
    told = true;
    clock.after(tellingPause, () => {
      told = false;
      if (!storage.mirror.open) return;
      try {
        events.emit({ event: 'session.changed', payload: state() });
      } catch (error) {
        options.onBug(error);
      }
    });
  };

  const state = (): SessionState => {
    const row = repository();
    const all = members();
    const states = all.map((member) =>
      describeMember(storage, member, counts, live?.troubleOf(member.name) ?? null),
    );
    const polling = live?.state();
    const activity = ownActivity ?? live?.activity() ?? { kind: 'idle' };
    const points = live?.points() ?? null;
    return {
      repository: row?.name ?? opened?.home ?? opened?.name ?? null,
      ...(opened === null ? {} : { repositories: states }),
      source: opened?.source ?? { kind: 'none' },
      connection: polling?.connection ?? withheld ?? { kind: 'none' },
      activity,
      asOf: asOfMembers(storage, all),
      nextPollAt: polling?.nextPollAt ?? null,
      pointsLeft: points?.left ?? null,
      pointsResetAt: points?.resetAt ?? null,
      issues: states.reduce((sum, { issues }) => sum + issues, 0),
      comments: states.reduce((sum, { comments }) => sum + comments, 0),
      ...(states.length > 0 && states.every(({ archived }) => archived) ? { archived: true as const } : {}),
      ...accountOf(opened?.source),
      queued: 0,
      ...options.storageState(),
    };
  };

  const accountOf = (source: Source | undefined): Pick<SessionState, 'account'> => {
    const account = source?.kind === 'github' ? options.accounts.describe(source.apiUrl) : null;
    return account === null ? {} : { account };
  };

  const withhold = (apiUrl: string) => {
    const host = serverName(apiUrl);
    const failure = plainFailure(options.accounts.isLost(apiUrl) ? keyStoreLost(host) : signedOut(host));
    withheld = { kind: 'refused', since: new Date(clock.now()).toISOString(), failure };
    return failure;
  };

  const open = (next: Opened) => {
    const other = opened?.name !== next.name || opened.origin !== next.origin || opened.home !== next.home;
    opened = next;
    counts.forget(null);
    if (other) options.programme().replaced();
    tell();
  };

  const letGo = async () => {
    const before = live;
    live = null;
    await before?.stop();
    tell();
  };

  const follow: Workspace['follow'] = async (kind, address) => {
    if (storage.trouble !== null) return { ok: false, error: troubleFailure(storage.trouble) };
    if (kind === 'github' && address.token === '') {
      await letGo();
      const failure = withhold(address.apiUrl);
      const source = { kind, apiUrl: address.apiUrl };
      open({ name: address.repository, origin: 'tracker', source, address: null });
      return { ok: false, error: failure };
    }
    const usable = createGitHubClient(address);
    if (!usable.ok) return usable;
    await letGo();
    if (kind === 'demo' && forgetOtherDemos(storage, address)) {
      counts.forget(null);
      options.programme().replaced();
    }
    const source = { kind, apiUrl: address.apiUrl };
    const next = followLive({
      storage,
      clock,
      kind,
      address,
      repositories: () => recordOf(storage, opened?.name ?? address.repository, originOf(kind)).repositories,
      onState: tell,
      onChange(row, issues) {
        counts.forget(row);
        indexer.wake();
        options.programme().changed(issues);
        tell();
      },
      onRenamed(before, now) {
        options.log(`${before} is called ${now} now.`);
        if (opened !== null && opened.name.toLowerCase() === before.toLowerCase()) {
          opened = { ...opened, name: now };
          writeLastOpened(storage.precious, { repository: now, source });
        }
        options.programme().replaced();
        tell();
      },
      onForgotten() {
        counts.forget(null);
        options.programme().replaced();
      },
      onTokenExpiry: (expiresAt) => options.accounts.noteExpiry(address.apiUrl, expiresAt),
      onWarning: options.log,
      onBug: options.onBug,
      onStorageFailure: options.onStorageFailure,
    });
    if (!next.ok) return next;
    live = next.value;
    withheld = null;
    live.setSurroundings(surroundings);
    writeLastOpened(storage.precious, { repository: address.repository, source });
    open({ name: address.repository, origin: originOf(kind), source, address });
    return succeed(null);
  };

  return {
    state,
    repository,
    repositories,
    record,
    changed() {
      counts.forget(null);
      options.programme().replaced();
      tell();
      // Whoever asked sees the state now; the poll tells its own end.
      void live?.refresh();
    },
    subject() {
      if (opened === null) return null;
      const asOf = asOfMembers(storage, members()) ?? new Date(clock.now()).toISOString();
      const name = repository()?.name ?? opened.home ?? opened.name;
      return { name, repositories: repositories(), coordination: record()?.coordination ?? null, asOf };
    },
    openLast(home) {
      const last = readLastOpened(storage.precious) ?? onlyRepository(storage);
      if (last === null) return home === undefined;
      const origin = originOf(last.source.kind);
      const whole = { name: last.repository, origin, source: last.source, address: null };
      if (home === undefined) {
        open(whole);
        return true;
      }
      const wanted = home.toLowerCase();
      const isHome = (name: string) => name.toLowerCase() === wanted;
      const together = membersOf(storage, recordOf(storage, last.repository, origin), origin);
      const member = together.find(({ name }) => isHome(name));
      const alone = findRepository(storage.mirror, home, 'tracker');
      if (member !== undefined) open(isHome(last.repository) ? whole : { ...whole, home: member.name });
      else if (alone !== null) open({ ...whole, name: alone.name, origin: 'tracker' });
      return member !== undefined || alone !== null;
    },
    follow,
    async loseDemo() {
      if (opened?.origin === 'demo') await letGo();
    },
    async signOut(apiUrl) {
      if (opened?.source.kind !== 'github' || opened.source.apiUrl !== apiUrl) return;
      await letGo();
      withhold(apiUrl);
      open({ ...opened, address: null });
    },
    letGo,
    async takeUp() {
      const { source, address } = opened ?? { source: { kind: 'none' as const }, address: null };
      if (live === null && address !== null && (source.kind === 'github' || source.kind === 'demo')) {
        await follow(source.kind, address);
      }
    },
    isFollowing: () => live !== null,
    followed() {
      const { source, address } = opened ?? { source: { kind: 'none' as const }, address: null };
      if (live === null || address === null) return null;
      return source.kind === 'github' || source.kind === 'demo' ? { kind: source.kind, address } : null;
    },
    refresh: () => live?.refresh() ?? Promise.resolve(),
    setSurroundings(change) {
      surroundings = { ...surroundings, ...change };
      live?.setSurroundings(surroundings);
    },
    setActivity(activity) {
      ownActivity = activity;
      tell();
    },
    tell,
    imported() {
      const last = readLastOpened(storage.precious);
      if (last === null) return;
      open({ name: last.repository, origin: 'tracker', source: last.source, address: null });
      options.programme().replaced();
      indexer.wake();
    },
  };
}

function originOf(kind: Source['kind']): Origin {
  return kind === 'demo' ? 'demo' : 'tracker';
}

/** A mirror without settings (its precious file was lost): its only tracker is what is meant. */
function onlyRepository(storage: Storage): LastOpened | null {
  const trackers = listRepositories(storage.mirror).filter(({ origin }) => origin === 'tracker');
  const [only] = trackers;
  if (only === undefined || trackers.length > 1) return null;
  return { repository: only.name, source: { kind: 'export', files: [] } };
}

/**
 * A demo that answers at another address is another world, although its repository bears the same name: its
 * clock begins anew, and rows of the earlier one would look newer than they are.
 */
function forgetOtherDemos(storage: Storage, address: GitHubAddress): boolean {
  const last = readLastOpened(storage.precious);
  if (last?.source.kind === 'demo' && last.source.apiUrl === address.apiUrl) return false;
  const demos = listRepositories(storage.mirror).filter(({ origin }) => origin === 'demo');
  for (const row of demos) {
    forgetKeepsakes(storage.precious, keepsakeName(row));
    forgetRepository(storage.mirror, row.id);
  }
  return demos.length > 0;
}
