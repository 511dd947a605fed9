import { existsSync } from 'node:fs';
import { findRepository } from '../mirror/repositories.ts';
import { readLastOpened } from '../mirror/settings.ts';
import { importExports } from './importExport.ts';
import type { EngineParts } from './parts.ts';

/**
 * Imports the last export again where the mirror no longer holds it (it was damaged, or deleted) and its files are still
 * there. Answers null where there is nothing to do, else a sentence for the log.
 */
export async function reimportLastExport({
  storage,
  workspace,
  indexer,
}: Pick<EngineParts, 'storage' | 'workspace' | 'indexer'>): Promise<string | null> {
  const last = readLastOpened(storage.precious);
  if (storage.trouble !== null || last?.source.kind !== 'export') return null;
  const { files } = last.source;
  if (files.length === 0 || findRepository(storage.mirror, last.repository) !== null) return null;
  if (!files.every((file) => existsSync(file))) {
    return `The export ${files.join(', ')} is no longer there: open it again.`;
  }
  indexer.pause();
  workspace.setActivity({ kind: 'import', done: 0, total: null });
  try {
    const summary = await importExports(storage, files, {
      repository: last.repository,
      rebuilding: true,
      onProgress: (done, total) => workspace.setActivity({ kind: 'import', done, total }),
    });
    if (!summary.ok) return `${summary.error.message} ${summary.error.hint}`;
    workspace.imported();
    return `${last.repository} was imported again from ${files.join(', ')}.`;
  } finally {
    workspace.setActivity(null);
    indexer.resume();
  }
}
