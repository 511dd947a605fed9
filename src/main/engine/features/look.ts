import { succeed, type Result } from '#contract/result.ts';
import type { SinceLastLook } from '#contract/views.ts';
import type { Handlers } from '#contract/wire.ts';
import { changesSince, mostChanges } from '../mirror/changes.ts';
import { markLook, readLookMark } from '../mirror/looks.ts';
import { keepsakeName } from '../mirror/repositories.ts';
import { readSyncState } from '../mirror/syncState.ts';
import { openRepositories, type EngineParts } from './parts.ts';

const nothing = { changes: [], counts: { opened: 0, closed: 0, reopened: 0, commented: 0, edited: 0 } };

export function lookHandlers(parts: EngineParts): Pick<Handlers, 'look.read' | 'look.mark'> {
  const { mirror, precious } = parts.storage;

  /** Before the first look there is nothing to compare with: `since` is null and the list empty. */
  const look = (): Result<SinceLastLook> => {
    const opened = openRepositories(parts);
    if (!opened.ok) return opened;
    const looks = opened.value.flatMap((row) => {
      const since = readLookMark(precious, keepsakeName(row));
      return since === null ? [] : [{ since, ...changesSince(mirror, row, since) }];
    });
    const [only] = looks;
    if (only === undefined) return succeed({ since: null, ...nothing });
    if (looks.length === 1) return succeed(only);
    return succeed(together(looks));
  };

  return {
    'look.read': look,
    'look.mark'() {
      const opened = openRepositories(parts);
      if (!opened.ok) return opened;
      const seen = look();
      for (const row of seen.ok ? opened.value : []) {
        const { asOf } = readSyncState(mirror, row.id);
        if (asOf !== null) markLook(precious, keepsakeName(row), asOf);
      }
      return seen;
    },
  };
}

type Look = SinceLastLook & { readonly since: string };

/** Each repository since its own last look, all in one list; `since` is the earliest of them. */
function together(looks: readonly Look[]): SinceLastLook {
  const counts = { ...nothing.counts };
  for (const look of looks) {
    for (const kind of Object.keys(counts) as (keyof typeof counts)[]) counts[kind] += look.counts[kind];
  }
  return {
    since: looks.reduce(
      (earliest, { since }) => (since < earliest ? since : earliest),
      looks[0]?.since ?? '',
    ),
    changes: looks
      .flatMap(({ changes }) => changes)
      .sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0))
      .slice(0, mostChanges),
    counts,
  };
}
