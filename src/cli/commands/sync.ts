import type { Command } from 'commander';
import { fail, type Failure } from '#contract/result.ts';
import type { SyncProgress } from '#engine/sync/context.ts';
import { openStorage, type Storage } from '#engine/mirror/open.ts';
import { repairInWords } from '#engine/mirror/trouble.ts';
import { readLastOpened, type LastOpened } from '#engine/mirror/settings.ts';
import { readWorkspace } from '#engine/mirror/workspaces.ts';
import {
  syncRepositories,
  type RepositoryReport,
  type WorkspaceReport,
} from '#engine/sync/syncRepository.ts';
import { exitCodeOf } from '../exitCodes.ts';
import { createOutput, describeFailure, valueOf } from '../output.ts';
import { counted } from '../terminal/counted.ts';
import { createProgressLine } from '../terminal/progressLine.ts';
import { addWorkspaceOptions, databaseFileOf, refuseInTrouble, type WorkspaceOptions } from '../workspace.ts';

type SyncOptions = WorkspaceOptions & { readonly repo?: readonly string[]; readonly api?: string };

const gitHubApi = 'https://api.github.com/graphql';

export function addSyncCommand(nami: Command): void {
  addWorkspaceOptions(
    nami
      .command('sync')
      .description(
        'mirror repositories from GitHub; safe to stop and run again at any point; token from NAMI_TOKEN',
      )
      .option(
        '--repo <owner/name>',
        'a repository, again for each further one: together they are one workspace, the first its main one; what was mirrored last when left out',
        (name: string, others: readonly string[] | undefined) => [...(others ?? []), name],
      )
      .option('--api <url>', `the GraphQL endpoint; ${gitHubApi} when left out`),
  ).action(async (options: SyncOptions) => {
    const output = createOutput(options.json === true);
    const token = valueOf(tokenFrom(process.env));
    const storage = valueOf(openStorage(databaseFileOf(options), { program: 'command' }));
    const stop = new AbortController();
    const stopped = () => stop.abort();
    process.once('SIGINT', stopped).once('SIGTERM', stopped);
    const progress = createProgressLine(process.stderr);
    try {
      refuseInTrouble(storage);
      for (const repair of storage.repairs) output.say(`nami: ${repairInWords(repair)}`);
      const last = readLastOpened(storage.precious);
      const repositories = repositoriesOf(options, storage, last);
      const [main] = repositories;
      if (main === undefined) {
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
        last?.repository === main && last.source.kind === 'github' ? last.source.apiUrl : undefined;
      const result = await syncRepositories(
        storage,
        { apiUrl: options.api ?? lastApi ?? gitHubApi, token },
        repositories,
        { signal: stop.signal, onProgress: (at) => progress.show(describeProgress(at)) },
      );
      progress.clear();
      const report = valueOf(result.ok ? result : { ok: false, error: forTerminal(result.error) });
      for (const warning of report.warnings) output.say(`nami: ${warning}`);
      for (const failure of failuresOf(report)) output.say(describeFailure(forTerminal(failure)));
      if (report.failure !== null) process.exitCode = exitCodeOf(report.failure.kind);
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

/**
 * The repositories to mirror: those named, else the workspace that was open last, `--workspace` first where it stands in
 * it and alone where it does not.
 */
function repositoriesOf(
  { repo, workspace }: SyncOptions,
  storage: Storage,
  last: LastOpened | null,
): readonly string[] {
  if (repo !== undefined) {
    const named = new Map(repo.map((name) => [name.toLowerCase(), name]));
    const main = workspace === undefined ? undefined : named.get(workspace.toLowerCase());
    const others = [...named.values()].filter((name) => name !== main);
    return main === undefined ? others : [main, ...others];
  }
  const known = last === null ? [] : readWorkspace(storage.precious, last.repository).repositories;
  if (workspace === undefined) return known;
  return known.some((name) => name.toLowerCase() === workspace.toLowerCase()) ? known : [workspace];
}

/** Each failure once: a dead network is told for all repositories together. */
function failuresOf({ failure, repositories }: WorkspaceReport): readonly Failure[] {
  const told = new Map(
    repositories.flatMap((one) =>
      one.failure === null ? [] : [[one.failure.message, one.failure] as const],
    ),
  );
  if (failure !== null) told.set(failure.message, failure);
  return [...told.values()];
}

function reportJson(report: WorkspaceReport) {
  const { repository, issues, comments, points, requests, ms, complete, repositories } = report;
  return {
    ...{ repository, issues, comments, points, requests, ms: Math.round(ms), complete },
    ...(repositories.length === 1 ? {} : { repositories: repositories.map(repositoryJson) }),
  };
}

function repositoryJson({ repository, issues, comments, complete, failure }: RepositoryReport) {
  return {
    ...{ repository, issues, comments, complete },
    ...(failure === null ? {} : { failure: { kind: failure.kind, message: failure.message } }),
  };
}

function describeReport(report: WorkspaceReport): string {
  const { repository, issues, comments, points, requests, ms, complete, repositories } = report;
  const seconds = (ms / 1000).toFixed(1);
  const several = repositories.length > 1;
  const each = several
    ? repositories.map((one) => {
        const end = one.complete ? '' : one.failure === null ? ', not complete yet' : `, ${one.failure.kind}`;
        return `  ${one.repository}: ${counted(one.issues, 'issue')}, ${counted(one.comments, 'comment')}${end}`;
      })
    : [];
  return [
    `${several ? `${repositories.length} repositories` : repository}: ` +
      `${counted(issues, 'issue')} and ${counted(comments, 'comment')} mirrored ` +
      `(${counted(requests, 'request')}, ${counted(points, 'point')}, ${seconds} s)` +
      (complete ? '.' : '; not complete yet: run it again to go on from here.'),
    ...each,
  ].join('\n');
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
