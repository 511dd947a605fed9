import { kindOfToken } from '#contract/gitHubServer.ts';
import type { EngineSource, FromEngine, GitHubAddress, SignInStart } from '#contract/process.ts';
import { requestGuards, type RequestName } from '#contract/requests.ts';
import { fail, succeed, type Failure, type Result } from '#contract/result.ts';
import type { StorageProgram } from '#contract/session.ts';
import type { Handlers } from '#contract/wire.ts';
import { createAccounts, noSignIn, type Accounts } from './accounts.ts';
import { createEventHub, type EventHub } from './events.ts';
import { startRun, type EngineRun } from './engineRun.ts';
import { storageFailure } from './mirror/failure.ts';
import { openStorage, type Storage } from './mirror/open.ts';
import { repairInWords, troubleFailure } from './mirror/trouble.ts';
import { systemClock, type Clock } from './sync/context.ts';
import type { Workspace } from './workspace.ts';

/** The engine: a database, what feeds it, and one handler for each request. Knows no transport. */
export type Engine = {
  readonly handlers: Handlers;
  readonly subscribe: EventHub['subscribe'];
  /** Hears every event as a message; for transports. */
  readonly listen: EventHub['listen'];
  /** For the command line's own work (a sync with a progress bar). */
  readonly storage: Storage;
  /** Follows the source, if it can be reached, and indexes. Without it the engine answers from the mirror alone. */
  readonly start: () => Promise<Result<null>>;
  /** Imports the last export again where the mirror lost it; part of `start`. */
  readonly rebuild: () => Promise<void>;
  /** The demo's simulator answers at another address now; null when it went away. */
  readonly demoMoved: (address: GitHubAddress | null) => Promise<void>;
  readonly setSurroundings: Workspace['setSurroundings'];
  /** How a token is kept that the engine asked to be kept. */
  readonly credentialKept: Accounts['kept'];
  /** Ends what is under way and closes the files. */
  readonly stop: () => Promise<void>;
};

export type EngineOptions = {
  readonly databaseFile: string;
  readonly source: EngineSource;
  /** Who opens the files, and whether for longer than a look; the app, and to keep them, where it is absent. */
  readonly program?: StorageProgram;
  readonly purpose?: 'keep' | 'look';
  /** The repository that a bare `#12` means, where it is not the main one of what was open last. */
  readonly home?: string;
  readonly clock?: Clock;
  /** Nobody is signed in where it is absent, save by the source's own token. */
  readonly signIn?: SignInStart;
  /** Says something to the desktop's main process. */
  readonly tellMain?: (message: FromEngine) => void;
  /** Starts the demo's simulator and answers where it listens. */
  readonly startDemo?: () => Promise<GitHubAddress>;
  /** One sentence for the log. */
  readonly log?: (message: string) => void;
};

/**
 * Opens or creates the database; fails as `openStorage` does. When damage is met while reading, or what could not be
 * written can be written, the files are opened anew under the same engine: who listens goes on listening.
 */
export async function createEngine(options: EngineOptions): Promise<Result<Engine>> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? (() => undefined);
  const tellMain = options.tellMain ?? (() => undefined);
  const startDemo = options.startDemo ?? null;
  const { program = 'app', purpose = 'keep' } = options;
  const open = (suspect: boolean): Result<Storage> =>
    openStorage(options.databaseFile, { program, purpose, suspect, now: clock.now() });
  const opened = open(false);
  if (!opened.ok) return opened;

  const events = createEventHub();
  const accounts = createAccounts(withSourceToken(options), tellMain, () => run.workspace.tell());
  let revision = 0;
  events.subscribe('programme.changed', (change) => (revision = Math.max(revision, change.revision)));
  let surroundings: Parameters<Workspace['setSurroundings']>[0] = {};
  let started = false;
  let stopped = false;
  let renewing: Promise<void> | null = null;
  let suspected = false;
  /** Why the files could not be opened anew; tried again until they can. */
  let closed: Failure | null = null;

  const runOn = (storage: Storage, firstRevision: number): EngineRun => {
    for (const repair of storage.repairs) log(repairInWords(repair));
    if (storage.trouble !== null) log(troubleFailure(storage.trouble).message);
    return startRun({
      storage,
      clock,
      events,
      accounts,
      ...(options.home === undefined ? {} : { home: options.home }),
      firstRevision,
      tellMain,
      startDemo,
      log,
      onRenew: (suspect) => void renew(suspect),
    });
  };

  const follow = async (): Promise<Result<null>> => {
    const { workspace, indexer, storage } = run;
    if (storage.trouble !== null) return { ok: false, error: troubleFailure(storage.trouble) };
    indexer.wake();
    const { source } = options;
    switch (source.kind) {
      case 'github':
      case 'demo':
        return workspace.follow(source.kind, source);
      case 'none': {
        // What was open last is gone on with: the demo, or a repository whose token is held; the rest is shown as it is.
        const wantsDemo = workspace.state().source.kind === 'demo' && startDemo !== null;
        if (wantsDemo) return workspace.follow('demo', await startDemo());
        const last = workspace.state();
        const held = last.source.kind === 'github' ? accounts.find(last.source.apiUrl) : null;
        if (last.repository !== null && held !== null) {
          const { apiUrl, token, expiresAt, login } = held;
          return workspace.follow('github', {
            apiUrl,
            repository: last.repository,
            token,
            tokenExpiresAt: expiresAt,
            tokenAccepted: login !== null,
          });
        }
        await run.rebuild();
        return succeed(null);
      }
    }
  };

  const renew = (suspect: boolean): Promise<void> => {
    // Damage that comes back at once is not Nami's to mend: it is told instead.
    if (stopped || (suspect && suspected)) return Promise.resolve();
    suspected ||= suspect;
    renewing ??= renewOnce(suspect)
      .catch((error: unknown) =>
        log(`A bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
      )
      .finally(() => (renewing = null));
    return renewing;
  };

  const renewOnce = async (suspect: boolean): Promise<void> => {
    const followed = run.workspace.followed();
    await run.stop();
    const again = open(suspect);
    if (!again.ok) {
      closed = again.error;
      clock.after(openAgain, () => void renew(suspect));
      return;
    }
    closed = null;
    revision += 1;
    run = runOn(again.value, revision);
    const { workspace } = run;
    workspace.setSurroundings(surroundings);
    if (started) {
      const going =
        followed === null ? await follow() : await workspace.follow(followed.kind, followed.address);
      if (!going.ok) log(`${going.error.message} ${going.error.hint}`);
    }
    // Whoever holds an earlier programme reads this one whole.
    events.emit({ event: 'programme.changed', payload: { ...nothingChanged, from: revision, revision } });
    workspace.tell();
  };

  let run = runOn(opened.value, 0);
  if (options.home !== undefined && run.workspace.repository() === null) {
    await run.stop();
    return fail(
      'not-found',
      `${options.home} is not in the mirror ${options.databaseFile}.`,
      'Name one of its repositories as owner/name, or mirror it first.',
    );
  }
  const engine: Engine = {
    handlers: overRuns(async (name, input) => {
      await renewing;
      if (closed !== null) return { ok: false, error: closed };
      const asked = run;
      const handler = asked.handlers[name] as (given: unknown) => Promise<Result<unknown>>;
      try {
        const answer = await handler(input);
        if (answer.ok || answer.error.kind !== 'damaged-database' || renewing === null) return answer;
        await renewing;
      } catch (error) {
        // Its files were closed under its feet: another run answers.
        if (asked === run && renewing === null) throw error;
        await renewing;
      }
      if (closed !== null) return { ok: false, error: closed };
      return (run.handlers[name] as typeof handler)(input);
    }),
    subscribe: events.subscribe,
    listen: events.listen,
    get storage() {
      return run.storage;
    },
    async start() {
      started = true;
      try {
        return await follow();
      } catch (error) {
        const failure = storageFailure(error, options.databaseFile);
        if (failure === null) throw error;
        return { ok: false, error: failure };
      }
    },
    rebuild: () => run.rebuild(),
    async demoMoved(address) {
      const { workspace } = run;
      const { source } = workspace.state();
      if (address === null) await workspace.loseDemo();
      else if (source.kind === 'none' || source.kind === 'demo') await workspace.follow('demo', address);
    },
    setSurroundings(change) {
      surroundings = { ...surroundings, ...change };
      run.workspace.setSurroundings(change);
    },
    credentialKept: (apiUrl, keeper, keyStore) => accounts.kept(apiUrl, keeper, keyStore),
    async stop() {
      stopped = true;
      await renewing;
      await run.stop();
    },
  };
  return Promise.resolve(succeed(engine));
}

/** How long until files that could not be opened anew are tried again, milliseconds. */
const openAgain = 3_000;

const none = { added: [], updated: [], removed: [] } as const;
const nothingChanged = { asOf: '', nodes: none, edges: none, reports: none, lists: {} } as const;

/** One handler for each request, whichever run answers it. */
function overRuns(answer: (name: RequestName, input: unknown) => Promise<Result<unknown>>): Handlers {
  const names = Object.keys(requestGuards) as RequestName[];
  return Object.fromEntries(
    names.map((name) => [name, (input: unknown) => answer(name, input)]),
  ) as unknown as Handlers;
}

/** The token that Nami was started with counts as signed in too, for this run. */
function withSourceToken({ source, signIn = noSignIn }: EngineOptions): SignInStart {
  if (source.kind !== 'github' || source.token === '') return signIn;
  if (signIn.credentials.some(({ apiUrl, token }) => apiUrl === source.apiUrl && token === source.token)) {
    return signIn;
  }
  const { apiUrl, token } = source;
  const others = signIn.credentials.filter((one) => one.apiUrl !== apiUrl);
  const given = {
    apiUrl,
    token,
    kind: kindOfToken(token),
    login: null,
    expiresAt: null,
    keeper: 'environment' as const,
  };
  return { ...signIn, credentials: [...others, given] };
}
