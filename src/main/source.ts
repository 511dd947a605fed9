import { gitHubApi } from '#contract/gitHubServer.ts';
import type { EngineSource } from '#contract/process.ts';
import type { AppArguments } from './arguments.ts';
import type { KeptSource } from './settings.ts';

export type FirstSource = {
  readonly source: EngineSource;
  /** Start the demo's simulator too; the engine hears its address when it listens. */
  readonly demo: boolean;
};

/**
 * What to open: the repository on the command line, else the GitHub repository that was open last, else what the
 * database itself says was open last, else (there is no database yet) the demo.
 */
export function firstSource(
  { repository, apiUrl, databaseFile }: AppArguments,
  token: string,
  kept: KeptSource | null,
  databaseExists: boolean,
): FirstSource {
  if (repository !== null) return fromGitHub(repository, apiUrl ?? gitHubApi, token);
  if (databaseFile === null && kept !== null) return fromGitHub(kept.repository, kept.apiUrl, token);
  return { source: { kind: 'none' }, demo: databaseFile === null && !databaseExists };
}

function fromGitHub(repository: string, apiUrl: string, token: string): FirstSource {
  return { source: { kind: 'github', repository, apiUrl, token }, demo: false };
}
