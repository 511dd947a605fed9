import { fail, type Failure, type Result } from '#contract/result.ts';

/** What each family of SQLite's error codes means to a person; null when it is a bug of ours. */
function describe(code: string, file: string): Failure | null {
  const family = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code;
  const failed = (kind: Failure['kind'], message: string, hint: string): Failure => ({ kind, message, hint });
  // The file that readers share cannot grow: the disk is full, though SQLite calls it an I/O error.
  switch (code === 'SQLITE_IOERR_SHMSIZE' ? 'SQLITE_FULL' : family) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return failed(
        'damaged-database',
        `The database ${file} is damaged; it will be kept aside as it is, and what can be fetched is fetched again.`,
        'Try again in a moment; if it stays, look at the disk.',
      );
    case 'SQLITE_FULL':
      return failed(
        'disk-full',
        `The disk that holds ${file} is full; the change that did not fit was taken back whole, and everything stored before it is kept.`,
        'Free some space and try again.',
      );
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
    case 'SQLITE_AUTH':
      return failed(
        'not-writable',
        `The database ${file} cannot be written; nothing was changed.`,
        'Check that the file and its folder exist and belong to you, or name another file.',
      );
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return failed(
        'busy',
        `Another program is writing to ${file}; nothing was changed.`,
        'Close the other Nami or wait until it has finished, then try again.',
      );
    case 'SQLITE_IOERR':
      return failed(
        'not-writable',
        `Reading or writing ${file} failed in the system (${code}); the change under way was taken back whole.`,
        'Check the disk, then try again.',
      );
    default:
      return null;
  }
}

/** Codes of Node's file functions that mean that a folder or file is out of reach. */
const fileSystemCodes = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENOENT']);

/** The failure behind an error thrown by SQLite or the file system; null for a bug, which stays thrown. */
export function storageFailure(error: unknown, file: string): Failure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  if (error.code === 'ENOSPC') return describe('SQLITE_FULL', file);
  if (fileSystemCodes.has(error.code)) return describe('SQLITE_CANTOPEN', file);
  return describe(error.code, file);
}

/** Runs `work`; storage trouble becomes a failure, a bug goes on being thrown. */
export function orStorageFailure<Value>(file: string, work: () => Result<Value>): Result<Value> {
  try {
    return work();
  } catch (error) {
    const failure = storageFailure(error, file);
    if (failure === null) throw error;
    return fail(failure.kind, failure.message, failure.hint);
  }
}
