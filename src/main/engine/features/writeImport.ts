import { succeed, type Result } from '#contract/result.ts';
import type { ImportSummary } from '#contract/views.ts';
import { inTransaction, type WritableDatabase } from '../mirror/database.ts';
import { storageFailure } from '../mirror/failure.ts';
import { forgetImport, keepImport } from '../mirror/imports.ts';
import { deleteIssue, listIssues, writeIssue } from '../mirror/issues.ts';
import { keepChange } from '../mirror/history.ts';
import { keepRemovedComment, keepRemovedIssue, keepRevision } from '../mirror/keepsakes.ts';
import { connectMirror, type Storage } from '../mirror/open.ts';
import {
  countRecords,
  findRepository,
  keepRepository,
  latestMoment,
  type Counts,
  type RepositoryRow,
} from '../mirror/repositories.ts';
import { readLastOpened, writeLastOpened } from '../mirror/settings.ts';
import { addToWorkspace, readWorkspace } from '../mirror/workspaces.ts';
import { readSyncState, writeSyncState } from '../mirror/syncState.ts';
import { mergeComments, removeAbsent } from '../mirror/threads.ts';
import { readTrackerIssue } from '../mirror/tracker.ts';
import { aTurn } from '../turn.ts';
import { removedByExport } from './absentFromExport.ts';
import { counted, listNumbers, type ImportedIssue } from './exportShape.ts';

export type RepositoryExport = {
  readonly repository: string;
  /** One a number, by number. */
  readonly issues: readonly ImportedIssue[];
  readonly atLimit: boolean;
};

type ImportRun = {
  readonly files: readonly string[];
  readonly warnings: string[];
  readonly onProgress: (done: number, total: number) => void;
  /** The mirror was lost and is made anew: what the last import had changed stays known. */
  readonly rebuilding: boolean;
};

/** What goes to the precious file, before the mirror is committed. */
type Keepsake = (precious: WritableDatabase) => void;

type Tally = { added: number; updated: number; removed: number };

/** The issues of one repository that the import changes, and the mirror's as-of before and after it. */
type Changed = { readonly numbers: Set<number>; asOfBefore: string | null; asOf: string | null };

/** An issue with its comments takes about 0.2 ms: a batch keeps other requests waiting some 10 ms. */
const writtenAtOnce = 50;

/**
 * Writes exports in one transaction on a connection of its own: readers see the old rows until the commit,
 * and a failure or a kill leaves them untouched. No other connection may write meanwhile.
 */
export async function writeImport(
  storage: Storage,
  exports: readonly RepositoryExport[],
  run: ImportRun,
): Promise<Result<ImportSummary>> {
  const total = exports.reduce((sum, { issues }) => sum + issues.length, 0);
  const tally: Tally = { added: 0, updated: 0, removed: 0 };
  const keepsakes: Keepsake[] = [];
  let connection: WritableDatabase | null = null;
  try {
    connection = connectMirror(storage.mirrorFile);
    connection.exec('BEGIN IMMEDIATE');
    let done = 0;
    let first: RepositoryRow | null = null;
    const rows: RepositoryRow[] = [];
    for (const one of exports) {
      const repository = keepRepository(connection, one.repository, null);
      first ??= repository;
      rows.push(repository);
      const changed: Changed = { numbers: new Set(), asOfBefore: null, asOf: null };
      for await (const written of writeIssues(
        connection,
        repository,
        one,
        run.warnings,
        tally,
        keepsakes,
        changed,
      )) {
        done += written;
        run.onProgress(done, total);
      }
      if (!run.rebuilding) keepsakes.push(keepsakeOf(storage, repository, changed, run.files));
    }
    if (first === null) throw new Error('an import without a file');
    const repository = first;
    keepsakes.push((precious) => openTogether(precious, rows, run.files));
    inTransaction(storage.precious, () => {
      for (const keep of keepsakes) keep(storage.precious);
    });
    connection.exec('COMMIT');
    return succeed({
      repository: repository.name,
      ...countAll(connection, rows),
      ...tally,
      warnings: run.warnings,
    });
  } catch (error) {
    const failure = storageFailure(error, storage.mirrorFile);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  } finally {
    if (connection?.inTransaction === true) connection.exec('ROLLBACK');
    connection?.close();
  }
}

async function* writeIssues(
  connection: WritableDatabase,
  repository: RepositoryRow,
  one: RepositoryExport,
  warnings: string[],
  tally: Tally,
  keepsakes: Keepsake[],
  changed: Changed,
): AsyncGenerator<number> {
  const before = listIssues(connection, repository.id);
  changed.asOfBefore = readSyncState(connection, repository.id).asOf;
  const older: number[] = [];
  const mended: number[] = [];
  const lostComments: number[] = [];
  const asOf = latestIn(one.issues);
  for (const [index, { issue, comments }] of one.issues.entries()) {
    const change = writeIssue(connection, repository.id, issue);
    const thread = mergeComments(connection, change.rowid, comments ?? []);
    let gone = 0;
    if (comments !== null && change.kind !== 'older') {
      const present = new Set(comments.map((comment) => comment.id));
      for (const comment of removeAbsent(connection, change.rowid, present)) {
        gone += 1;
        keepsakes.push((precious) => {
          const { number } = issue;
          keepRemovedComment(precious, repository.name, number, comment, asOf);
          const change = { number, comment: comment.id, before: { removed: true }, changedAt: asOf } as const;
          keepChange(precious, repository.name, change, asOf);
        });
      }
      if (present.size < comments.length) lostComments.push(issue.number);
    }
    const { number } = issue;
    if (change.kind === 'updated') {
      const { was, before: row } = change;
      keepsakes.push((precious) => {
        const { body } = was;
        if (body !== undefined) {
          keepRevision(precious, repository.name, { number, comment: '', body, updatedAt: row.updatedAt });
        }
        const seen = { number, comment: null, before: was, changedAt: issue.updatedAt };
        keepChange(precious, repository.name, seen, asOf);
      });
    }
    for (const { before: comment, was, changedAt } of thread.superseded) {
      keepsakes.push((precious) => {
        const { body } = was;
        const { id, updatedAt } = comment;
        if (body !== undefined)
          keepRevision(precious, repository.name, { number, comment: id, body, updatedAt });
        // An export keeps no time of an edit: the issue's own moved with it.
        const at = changedAt > updatedAt ? changedAt : issue.updatedAt;
        keepChange(precious, repository.name, { number, comment: id, before: was, changedAt: at }, asOf);
      });
    }
    if (change.replaced + thread.replaced > 0) mended.push(issue.number);
    if (change.kind === 'older') older.push(issue.number);
    if (change.kind === 'added') tally.added += 1;
    else if (change.kind === 'updated' || thread.changed || gone > 0) tally.updated += 1;
    if (change.kind === 'added' || change.kind === 'updated' || thread.changed || gone > 0) {
      changed.numbers.add(issue.number);
    }
    if (index % writtenAtOnce === writtenAtOnce - 1) {
      yield writtenAtOnce;
      await aTurn();
    }
  }
  yield one.issues.length % writtenAtOnce;

  if (older.length > 0) {
    warnings.push(
      `${listNumbers(older)}: the mirror already holds a later version (${counted(older.length, 'issue')}), which was kept.`,
    );
  }
  if (mended.length > 0) {
    warnings.push(
      `${listNumbers(mended)}: characters that cannot be stored (NUL, halves of a surrogate pair) were replaced by \uFFFD.`,
    );
  }
  if (lostComments.length > 0) {
    warnings.push(`${listNumbers(lostComments)}: a comment occurs more than once; it was taken once.`);
  }

  const absent = removedByExport(before, one);
  warnings.push(...absent.warnings);
  for (const row of absent.removed) {
    const issue = readTrackerIssue(connection, repository, row.number);
    if (issue === null) throw new Error(`#${row.number} vanished within the import's transaction`);
    keepsakes.push((precious) => keepRemovedIssue(precious, repository.name, row.number, issue, asOf));
    deleteIssue(connection, row.rowid);
    tally.removed += 1;
    changed.numbers.add(row.number);
  }

  const known = readSyncState(connection, repository.id).asOf;
  const latest = latestMoment(connection, repository.id);
  if (latest !== null && (known === null || latest > known)) {
    writeSyncState(connection, repository.id, { asOf: latest });
  }
  changed.asOf = readSyncState(connection, repository.id).asOf;
}

/**
 * Opens what was imported: exports of several repositories are one workspace. Where all of them stand in the one that is
 * open, that one stays.
 */
function openTogether(
  precious: WritableDatabase,
  rows: readonly RepositoryRow[],
  files: readonly string[],
): void {
  const names = rows.map(({ name }) => name);
  const last = readLastOpened(precious);
  const open = last === null || last.source.kind === 'demo' ? null : readWorkspace(precious, last.repository);
  const known = new Set(open?.repositories.map((name) => name.toLowerCase()));
  const main = names.every((name) => known.has(name.toLowerCase())) ? open?.main : names[0];
  if (main === undefined) throw new Error('an import without a repository');
  addToWorkspace(precious, main, names);
  writeLastOpened(precious, { repository: main, source: { kind: 'export', files: [...files] } });
}

/**
 * What the import found, so that it can be told what it changed. The mirror's own connection still sees the rows as they
 * were. An import that changes nothing leaves what the one before it left; a first one has nothing to compare with.
 */
function keepsakeOf(
  storage: Storage,
  { name }: RepositoryRow,
  { numbers, asOfBefore, asOf }: Changed,
  files: readonly string[],
): Keepsake {
  const known = findRepository(storage.mirror, name);
  if (known === null || asOfBefore === null || asOf === null) {
    return (precious) => forgetImport(precious, name);
  }
  if (numbers.size === 0) return () => undefined;
  const before = new Map(
    [...numbers].map((number) => [number, readTrackerIssue(storage.mirror, known, number)]),
  );
  return (precious) => keepImport(precious, { repository: name, files, asOfBefore, asOf, before });
}

function countAll(connection: WritableDatabase, rows: readonly RepositoryRow[]): Counts {
  const each = rows.map((row) => countRecords(connection, row.id));
  return {
    issues: each.reduce((sum, { issues }) => sum + issues, 0),
    comments: each.reduce((sum, { comments }) => sum + comments, 0),
  };
}

function latestIn(issues: readonly ImportedIssue[]): string {
  return issues.reduce((latest, { issue }) => (issue.updatedAt > latest ? issue.updatedAt : latest), '');
}
