import type { FromEngine, GitHubAddress } from '#contract/process.ts';
import { fail, type Result } from '#contract/result.ts';
import type { Accounts } from '../accounts.ts';
import type { Indexer } from '../indexer.ts';
import type { Storage } from '../mirror/open.ts';
import type { RepositoryRow } from '../mirror/repositories.ts';
import type { ProgrammeKeeper } from '../programme/keeper.ts';
import type { StorageWatch } from '../storageWatch.ts';
import type { Clock } from '../sync/context.ts';
import type { Workspace } from '../workspace.ts';

/** What the handlers work with. */
export type EngineParts = {
  readonly storage: Storage;
  readonly watch: StorageWatch;
  readonly workspace: Workspace;
  readonly programme: ProgrammeKeeper;
  readonly indexer: Indexer;
  readonly accounts: Accounts;
  readonly clock: Clock;
  /** Says something to the desktop's main process; nobody hears it elsewhere. */
  readonly tellMain: (message: FromEngine) => void;
  /** Starts the demo's simulator; absent where there is none to start (the command line). */
  readonly startDemo: (() => Promise<GitHubAddress>) | null;
};

/** The open workspace's mirrored repositories, that of a bare `#12` first, or a failure as `openRepository` has. */
export function openRepositories(parts: EngineParts): Result<readonly RepositoryRow[]> {
  const rows = parts.workspace.repositories();
  const [first] = rows;
  return first === undefined ? mustFail(openRepository(parts)) : { ok: true, value: rows };
}

function mustFail(result: Result<unknown>): Result<never> {
  if (result.ok) throw new Error('a repository that is open is none of the open ones');
  return result;
}

/** The open repository, or a failure that says how to open one. */
export function openRepository({ workspace }: EngineParts): Result<RepositoryRow> {
  const row = workspace.repository();
  if (row !== null) return { ok: true, value: row };
  return workspace.state().repository === null
    ? fail('not-found', 'No repository is open yet.', 'Open an export, connect GitHub, or start the demo.')
    : fail(
        'not-found',
        'Nothing of the open repository is mirrored yet.',
        'Wait for the first page, or see why the source does not answer.',
      );
}
