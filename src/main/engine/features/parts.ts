import type { GitHubAddress } from '#contract/process.ts';
import { fail, type Result } from '#contract/result.ts';
import type { Indexer } from '../indexer.ts';
import type { Storage } from '../mirror/open.ts';
import type { RepositoryRow } from '../mirror/repositories.ts';
import type { ProgrammeKeeper } from '../programme/keeper.ts';
import type { Workspace } from '../workspace.ts';

/** What the handlers work with. */
export type EngineParts = {
  readonly storage: Storage;
  readonly workspace: Workspace;
  readonly programme: ProgrammeKeeper;
  readonly indexer: Indexer;
  /** Starts the demo's simulator; absent where there is none to start (the command line). */
  readonly startDemo: (() => Promise<GitHubAddress>) | null;
};

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
