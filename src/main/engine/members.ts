import type { Connection, RepositoryState } from '#contract/session.ts';
import type { Storage } from './mirror/open.ts';
import {
  countRecords,
  findRepository,
  isArchived,
  keepsakeName,
  type Counts,
  type Origin,
  type RepositoryRow,
} from './mirror/repositories.ts';
import { readSyncState } from './mirror/syncState.ts';
import { readWorkspace, type WorkspaceRecord } from './mirror/workspaces.ts';

/** One repository of a workspace; `row` is null until something of it is mirrored. */
export type Member = { readonly name: string; readonly row: RepositoryRow | null };

/** What is stored of a workspace, by its main repository. A demo is one repository. */
export function recordOf(storage: Storage, main: string, origin: Origin): WorkspaceRecord {
  const record = readWorkspace(storage.precious, keepsakeName({ origin, name: main }));
  return origin === 'demo' ? { ...record, main, repositories: [main] } : record;
}

/** The repositories of a workspace, the main one first; each once, also where one bears another name by now. */
export function membersOf(storage: Storage, record: WorkspaceRecord, origin: Origin): readonly Member[] {
  const members = new Map<string, Member>();
  for (const asked of record.repositories) {
    const row = findRepository(storage.mirror, asked, origin);
    const name = row?.name ?? asked;
    if (!members.has(name.toLowerCase())) members.set(name.toLowerCase(), { name, row });
  }
  return [...members.values()];
}

/** The latest moment up to which any of them is true: what counts as now. */
export function asOfMembers(storage: Storage, members: readonly Member[]): string | null {
  const moments = members.flatMap(({ row }) => {
    const asOf = row === null ? null : readSyncState(storage.mirror, row.id).asOf;
    return asOf === null ? [] : [asOf];
  });
  return moments.reduce<string | null>((latest, at) => (latest === null || at > latest ? at : latest), null);
}

/** How many records each repository has, counted once until something of it changes. */
export type RecordCounts = {
  of(row: RepositoryRow | null): Counts;
  forget(row: RepositoryRow | null): void;
};

export function createRecordCounts(storage: Storage): RecordCounts {
  const counted = new Map<number, Counts>();
  return {
    of(row) {
      if (row === null) return { issues: 0, comments: 0 };
      const known = counted.get(row.id) ?? countRecords(storage.mirror, row.id);
      counted.set(row.id, known);
      return known;
    },
    /** Null: all of them. */
    forget(row) {
      if (row === null) counted.clear();
      else counted.delete(row.id);
    },
  };
}

export function describeMember(
  storage: Storage,
  { name, row }: Member,
  counts: RecordCounts,
  trouble: Connection | null,
): RepositoryState {
  return {
    name,
    asOf: row === null ? null : readSyncState(storage.mirror, row.id).asOf,
    ...counts.of(row),
    ...(trouble === null ? {} : { connection: trouble }),
    ...(row !== null && isArchived(storage.mirror, row.id) ? { archived: true as const } : {}),
  };
}
