import type { Command } from 'commander';
import { fail, type Failure } from '#contract/result.ts';
import type { SyncProgress } from '#engine/sync/context.ts';
import { openStorage } from '#engine/mirror/open.ts';
import { readLastOpened } from '#engine/mirror/settings.ts';
import { syncRepository, type SyncReport } from '#engine/sync/syncRepository.ts';
import { exitCodeOf } from '../exitCodes.ts';
import { createOutput, describeFailure, valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { createProgressLine } from '../terminal/progressLine.ts';
import { addWorkspaceOptions, databaseFileOf, type WorkspaceOptions } from '../workspace.ts';

type SyncOptions = WorkspaceOptions & { readonly repo?: string; readonly api?: string };

const gitHubApi = 'https://api.github.com/graphql';

export function addSyncCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('sync')
      .description(
        'mirror a repository from GitHub; safe to stop and run again at any point; token from NAMI_TOKEN',
      )
      .option('--repo <owner/name>', 'the repository; the one mirrored last when left out')
      .option('--api <url>', `the GraphQL endpoint; ${gitHubApi} when left out`),
  ).action(async (options: SyncOptions) => {
    const output = createOutput(options.json === true);
    const token = valueOf(tokenFrom(process.env));
    const storage = valueOf(openStorage(databaseFileOf(options)));
    const stop = new AbortController();
    const stopped = () => stop.abort();
    process.once('SIGINT', stopped).once('SIGTERM', stopped);
    const progress = createProgressLine(process.stderr);
    try {
      const last = readLastOpened(storage.precious);
      const repository = options.repo ?? options.workspace ?? last?.repository;
      if (repository === undefined) {
        valueOf(
          fail(
            'bad-input',
            'No repository was named, and this mirror holds none yet.',
            'Add --repo owner/name.',
          ),
        );
        return;
      }
      const lastApi =
        last?.repository === repository && last.source.kind === 'github' ? last.source.apiUrl : undefined;
      const result = await syncRepository(
        storage,
        { apiUrl: options.api ?? lastApi ?? gitHubApi, repository, token },
        { signal: stop.signal, onProgress: (at) => progress.show(describeProgress(at)) },
      );
      progress.clear();
      const report = valueOf(result.ok ? result : { ok: false, error: forTerminal(result.error) });
      for (const warning of report.warnings) output.say(`nami: ${warning}`);
      if (report.failure !== null) {
        output.say(describeFailure(forTerminal(report.failure)));
        process.exitCode = exitCodeOf(report.failure.kind);
      }
      output.answer(reportJson(report), () => describeReport(report));
    } finally {
      progress.clear();
      process.off('SIGINT', stopped).off('SIGTERM', stopped);
      storage.close();
    }
  });
}

/** The window tries again by itself; a command does not. */
function forTerminal(failure: Failure): Failure {
  if (failure.kind !== 'unreachable') return failure;
  const hint = 'Check the network and the address, then run it again: it goes on from where it stopped.';
  return { ...failure, hint };
}

function tokenFrom(environment: NodeJS.ProcessEnv) {
  const token = environment['NAMI_TOKEN']?.trim() ?? '';
  if (token !== '') return { ok: true, value: token } as const;
  return fail(
    'token-refused',
    'There is no token, so GitHub was not asked; the mirror is as it was.',
    'Put a fine-grained token with read access to Issues and Metadata into NAMI_TOKEN.',
  );
}

function reportJson({ repository, issues, comments, points, requests, ms, complete }: SyncReport) {
  return { repository, issues, comments, points, requests, ms: Math.round(ms), complete };
}

function describeReport(report: SyncReport): string {
  const { repository, issues, comments, points, requests, ms, complete } = report;
  const seconds = (ms / 1000).toFixed(1);
  return (
    `${repository}: ${counted(issues, 'issue')} and ${counted(comments, 'comment')} mirrored ` +
    `(${counted(requests, 'request')}, ${counted(points, 'point')}, ${seconds} s)` +
    (complete ? '.' : '; not complete yet: run it again to go on from here.')
  );
}

function describeProgress(progress: SyncProgress): string {
  switch (progress.kind) {
    case 'backfill':
      return `${progress.done} of ${progress.total ?? '?'} issues`;
    case 'delta':
      return 'what changed meanwhile …';
    case 'sweep':
      return `what changed without a trace: ${progress.done} of ${progress.total} issues`;
  }
}
