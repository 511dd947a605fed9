import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStorage, type Storage } from '#engine/mirror/open.ts';
import { temporaryFolder } from './temporaryFolder.ts';

/** A fresh pair of databases on disk, closed when the test is over. */
export function freshStorage(file: string = join(temporaryFolder(), 'nami.db')): Storage {
  const storage = mustOpen(file);
  onTestFinished(() => storage.close());
  return storage;
}

export function mustOpen(file: string): Storage {
  const opened = openStorage(file);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}
