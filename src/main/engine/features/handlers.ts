import { requestGuards } from '#contract/requests.ts';
import type { Handlers } from '#contract/wire.ts';
import { storageFailure } from '../mirror/failure.ts';
import { briefHandlers } from './brief.ts';
import { differenceHandlers } from './difference.ts';
import { issueHandlers } from './issue.ts';
import { lookHandlers } from './look.ts';
import type { EngineParts } from './parts.ts';
import { programmeHandlers } from './programme.ts';
import { scheduleHandlers } from './schedule.ts';
import { searchHandlers } from './search.ts';
import { sessionHandlers } from './session.ts';

/** One handler for each request of the contract: a missing one does not compile. */
export function createHandlers(parts: EngineParts): Handlers {
  return withStorageFailures(parts.storage.mirrorFile, {
    ...sessionHandlers(parts),
    ...programmeHandlers(parts),
    ...briefHandlers(parts),
    ...issueHandlers(parts),
    ...lookHandlers(parts),
    ...scheduleHandlers(parts),
    ...differenceHandlers(parts),
    ...searchHandlers(parts),
  } satisfies Handlers);
}

/** A full disk or a damaged file is a failure to tell, wherever it strikes; anything else thrown is a bug. */
function withStorageFailures(file: string, handlers: Handlers): Handlers {
  type AnyHandler = (input: unknown) => Promise<unknown>;
  const guarded: Record<string, AnyHandler> = {};
  for (const name of Object.keys(requestGuards)) {
    const handler = handlers[name as keyof Handlers] as unknown as AnyHandler;
    guarded[name] = async (input) => {
      try {
        return await handler(input);
      } catch (error) {
        const failure = storageFailure(error, file);
        if (failure === null) throw error;
        return { ok: false, error: failure };
      }
    };
  }
  return guarded as unknown as Handlers;
}
