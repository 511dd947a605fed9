import { succeed, type Result } from '#contract/result.ts';
import type { SinceLastLook } from '#contract/views.ts';
import type { Handlers } from '#contract/wire.ts';
import { changesSince } from '../mirror/changes.ts';
import { markLook, readLookMark } from '../mirror/looks.ts';
import { keepsakeName } from '../mirror/repositories.ts';
import { readSyncState } from '../mirror/syncState.ts';
import { openRepository, type EngineParts } from './parts.ts';

const nothing = { changes: [], counts: { opened: 0, closed: 0, reopened: 0, commented: 0, edited: 0 } };

export function lookHandlers(parts: EngineParts): Pick<Handlers, 'look.read' | 'look.mark'> {
  const { mirror, precious } = parts.storage;

  /** Before the first look there is nothing to compare with: `since` is null and the list empty. */
  const look = (): Result<SinceLastLook> => {
    const opened = openRepository(parts);
    if (!opened.ok) return opened;
    const since = readLookMark(precious, keepsakeName(opened.value));
    return succeed({ since, ...(since === null ? nothing : changesSince(mirror, opened.value, since)) });
  };

  return {
    'look.read': look,
    'look.mark'() {
      const opened = openRepository(parts);
      if (!opened.ok) return opened;
      const seen = look();
      const { asOf } = readSyncState(mirror, opened.value.id);
      if (seen.ok && asOf !== null) markLook(precious, keepsakeName(opened.value), asOf);
      return seen;
    },
  };
}
