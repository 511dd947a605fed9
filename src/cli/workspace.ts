import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { fail } from '#contract/result.ts';
import { createEngine, type Engine } from '#engine/engine.ts';
import type { Storage } from '#engine/mirror/open.ts';
import { troubleFailure } from '#engine/mirror/trouble.ts';
import { dataFolder, pathFromUser } from './dataFolder.ts';
import { createOutput, valueOf, type Output } from './output.ts';

export type WorkspaceOptions = { readonly json?: true; readonly db?: string; readonly workspace?: string };

/** `--json`, `--db` and `--workspace`, which every command takes. */
export function addWorkspaceOptions(command: Command): Command {
  return command
    .option('--json', 'the answer as JSON on stdout, and nothing else there')
    .option('--db <file>', "the mirror's file; the desktop app's own when left out")
    .option(
      '--workspace <owner/name>',
      'the repository that a bare #12 means, where the mirror holds several',
    );
}

export function databaseFileOf(options: WorkspaceOptions): string {
  return options.db === undefined ? join(dataFolder(), 'nami.db') : pathFromUser(options.db);
}

/**
 * Opens the engine on the mirror, without polling; closes it however the work ends. A command that only `reads` makes
 * no new file: a mistyped name is a mistake, not an empty mirror.
 */
export async function withEngine(
  options: WorkspaceOptions,
  purpose: 'reads' | 'writes',
  work: (engine: Engine, output: Output) => Promise<void>,
): Promise<void> {
  const output = createOutput(options.json === true);
  const databaseFile = databaseFileOf(options);
  if (purpose === 'reads' && !existsSync(databaseFile)) {
    valueOf(
      fail(
        'not-found',
        `There is no mirror at ${databaseFile}.`,
        'Name the file with --db, or make one with nami import or nami sync.',
      ),
    );
  }
  const engine = valueOf(
    await createEngine({
      databaseFile,
      source: { kind: 'none' },
      program: 'command',
      purpose: purpose === 'reads' ? 'look' : 'keep',
      ...(options.workspace === undefined || purpose === 'writes' ? {} : { home: options.workspace }),
      log: (message) => output.say(`nami: ${message}`),
    }),
  );
  try {
    if (purpose === 'writes') refuseInTrouble(engine.storage);
    await engine.rebuild();
    await work(engine, output);
  } finally {
    await engine.stop();
  }
}

/** Ends a command that writes where nothing can be stored. */
export function refuseInTrouble({ trouble }: Storage): void {
  if (trouble !== null) valueOf({ ok: false, error: troubleFailure(trouble) });
}
