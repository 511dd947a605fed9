import { requestGuards } from '#contract/requests.ts';
import type { Failure } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import { storageFailure } from '../mirror/failure.ts';
import type { Storage } from '../mirror/open.ts';
import { troubleFailure } from '../mirror/trouble.ts';
import { accountHandlers } from './account.ts';
import { briefHandlers } from './brief.ts';
import { differenceHandlers } from './difference.ts';
import { issueHandlers } from './issue.ts';
import { lookHandlers } from './look.ts';
import type { EngineParts } from './parts.ts';
import { programmeHandlers } from './programme.ts';
import { repairHandlers } from './repairs.ts';
import { scheduleHandlers } from './schedule.ts';
import { searchHandlers } from './search.ts';
import { sessionHandlers } from './session.ts';
import { workspaceHandlers } from './workspaceHandlers.ts';

/** One handler for each request of the contract: a missing one does not compile. */
export function createHandlers(parts: EngineParts): Handlers {
  return withStorageFailures(parts, {
    ...sessionHandlers(parts),
    ...accountHandlers(parts),
    ...programmeHandlers(parts),
    ...briefHandlers(parts),
    ...issueHandlers(parts),
    ...lookHandlers(parts),
    ...scheduleHandlers(parts),
    ...differenceHandlers(parts),
    ...searchHandlers(parts),
    ...workspaceHandlers(parts),
    ...repairHandlers(parts),
  } satisfies Handlers);
}

/** A full disk or a damaged file is a failure to tell, wherever it strikes; anything else thrown is a bug. */
function withStorageFailures({ storage, watch }: EngineParts, handlers: Handlers): Handlers {
  type AnyHandler = (input: unknown) => Promise<unknown>;
  const guarded: Record<string, AnyHandler> = {};
  for (const name of Object.keys(requestGuards)) {
    const handler = handlers[name as keyof Handlers] as unknown as AnyHandler;
    guarded[name] = async (input) => {
      try {
        return await handler(input);
      } catch (error) {
        const failure = storageFailure(error, storage.mirrorFile) ?? unknownShape(error, storage);
        if (failure === null) throw error;
        if (storage.trouble !== null && failure.kind === 'not-writable') {
          return { ok: false, error: troubleFailure(storage.trouble) };
        }
        watch.failed(failure);
        return { ok: false, error: failure };
      }
    };
  }
  return guarded as unknown as Handlers;
}

/** A table or column that a newer Nami has put elsewhere. */
function unknownShape(error: unknown, { trouble }: Storage): Failure | null {
  const isOfSqlite = error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR';
  return isOfSqlite && trouble?.kind === 'newer-database' ? troubleFailure(trouble) : null;
}
