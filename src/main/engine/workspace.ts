import type { GitHubAddress, Surroundings } from '#contract/process.ts';
import { createGitHubClient } from './github/client.ts';
import { succeed, type Result } from '#contract/result.ts';
import type { Activity, SessionState, Source } from '#contract/session.ts';
import type { EventHub } from './events.ts';
import type { Indexer } from './indexer.ts';
import { forgetKeepsakes } from './mirror/keepsakes.ts';
import type { Storage } from './mirror/open.ts';
import {
  countRecords,
  findRepository,
  forgetRepository,
  isArchived,
  keepsakeName,
  listRepositories,
  type Counts,
  type Origin,
  type RepositoryRow,
} from './mirror/repositories.ts';
import { readLastOpened, writeLastOpened, type LastOpened } from './mirror/settings.ts';
import { readSyncState } from './mirror/syncState.ts';
import type { ProgrammeKeeper, Subject } from './programme/keeper.ts';
import type { Clock } from './sync/context.ts';
import { followLive, type Live } from './sync/live.ts';

/** What is open and where it is fed from: the engine's one piece of state beside its database. */
export type Workspace = {
  readonly state: () => SessionState;
  /** The repository that is open, once something of it is mirrored. */
  readonly repository: () => RepositoryRow | null;
  readonly subject: () => Subject | null;
  /** Shows what was open last, from the mirror alone. */
  openLast(): void;
  /** Follows a repository; what was followed before is let go. */
  follow(kind: 'github' | 'demo', address: GitHubAddress): Promise<Result<null>>;
  /** The demo's simulator went away; what is mirrored stays on the screen. */
  loseDemo(): Promise<void>;
  /** Stops following, for a while or for good. */
  letGo(): Promise<void>;
  /** Follows again what was let go of, if it is still what is open. */
  takeUp(): Promise<void>;
  readonly isFollowing: () => boolean;
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
  readonly programme: () => ProgrammeKeeper;
  readonly log: (message: string) => void;
  readonly onBug: (error: unknown) => void;
};

type Opened = {
  readonly name: string;
  readonly origin: Origin;
  readonly source: Source;
  /** Present where it can be followed. */
  readonly address: GitHubAddress | null;
};

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { storage, clock, events, indexer } = options;
  let opened: Opened | null = null;
  let live: Live | null = null;
  let surroundings: Surroundings = { visible: true, awake: true, online: true };
  let ownActivity: Activity | null = null;
  let counted: (Counts & { readonly repository: number }) | null = null;
  let told = false;

  const repository = () =>
    opened === null ? null : findRepository(storage.mirror, opened.name, opened.origin);

  const countsOf = (row: RepositoryRow | null): Counts => {
    if (row === null) return { issues: 0, comments: 0 };
    if (counted?.repository !== row.id)
      counted = { ...countRecords(storage.mirror, row.id), repository: row.id };
    return counted;
  };

  const tell = () => {
    if (told) return;
    told = true;
    clock.after(tellingPause, () => {
      told = false;
      if (storage.mirror.open) events.emit({ event: 'session.changed', payload: state() });
    });
  };

  const state = (): SessionState => {
    const row = repository();
    const sync = row === null ? null : readSyncState(storage.mirror, row.id);
    const polling = live?.state();
    const activity = ownActivity ?? live?.activity() ?? { kind: 'idle' };
    const points = live?.points() ?? null;
    const { issues, comments } = countsOf(row);
    return {
      repository: row?.name ?? opened?.name ?? null,
      source: opened?.source ?? { kind: 'none' },
      connection: polling?.connection ?? { kind: 'none' },
      activity,
      asOf: sync?.asOf ?? null,
      nextPollAt: polling?.nextPollAt ?? null,
      pointsLeft: points?.left ?? null,
      pointsResetAt: points?.resetAt ?? null,
      issues,
      comments,
      ...(row !== null && isArchived(storage.mirror, row.id) ? { archived: true as const } : {}),
      queued: 0,
    };
  };

  const open = (next: Opened) => {
    const other = opened?.name !== next.name || opened.origin !== next.origin;
    opened = next;
    counted = null;
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
    const usable = createGitHubClient(address);
    if (!usable.ok) return usable;
    await letGo();
    if (kind === 'demo' && forgetOtherDemos(storage, address)) {
      counted = null;
      options.programme().replaced();
    }
    const source = { kind, apiUrl: address.apiUrl };
    const next = followLive({
      storage,
      clock,
      kind,
      address,
      onState: tell,
      onChange(_row, issues) {
        counted = null;
        indexer.wake();
        options.programme().changed(issues);
        tell();
      },
      onRenamed(before, now) {
        options.log(`${before} is called ${now} now.`);
        counted = null;
        writeLastOpened(storage.precious, { repository: now, source });
        options.programme().replaced();
        tell();
      },
      onForgotten() {
        counted = null;
        options.programme().replaced();
      },
      onWarning: options.log,
      onBug: options.onBug,
    });
    if (!next.ok) return next;
    live = next.value;
    live.setSurroundings(surroundings);
    writeLastOpened(storage.precious, { repository: address.repository, source });
    open({ name: address.repository, origin: kind === 'demo' ? 'demo' : 'tracker', source, address });
    return succeed(null);
  };

  return {
    state,
    repository,
    subject() {
      if (opened === null) return null;
      const row = repository();
      const asOf = row === null ? null : readSyncState(storage.mirror, row.id).asOf;
      return { name: row?.name ?? opened.name, row, asOf: asOf ?? new Date(clock.now()).toISOString() };
    },
    openLast() {
      const last = readLastOpened(storage.precious) ?? onlyRepository(storage);
      if (last === null) return;
      open({
        name: last.repository,
        origin: last.source.kind === 'demo' ? 'demo' : 'tracker',
        source: last.source,
        address: null,
      });
    },
    follow,
    async loseDemo() {
      if (opened?.origin === 'demo') await letGo();
    },
    letGo,
    async takeUp() {
      const { source, address } = opened ?? { source: { kind: 'none' as const }, address: null };
      if (live === null && address !== null && (source.kind === 'github' || source.kind === 'demo')) {
        await follow(source.kind, address);
      }
    },
    isFollowing: () => live !== null,
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
