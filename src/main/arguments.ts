import { parseArgs } from 'node:util';

export type AppArguments = {
  readonly databaseFile: string | null;
  /** `owner/name`. */
  readonly repository: string | null;
  /** GraphQL endpoint. */
  readonly apiUrl: string | null;
  readonly userData: string | null;
  readonly theme: 'system' | 'light' | 'dark' | null;
  readonly language: 'en' | 'ja' | null;
};

/**
 * Reads the app's own arguments out of a command line that it shares with Chromium's switches and the app's path;
 * what it does not know it leaves to them. `npm start` checks spelling before it comes to this.
 */
export function readAppArguments(argv: readonly string[]): AppArguments {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: argv.slice(1),
    strict: false,
    options: { db: text, repo: text, api: text, 'user-data': text, theme: text, lang: text },
  });
  return {
    databaseFile: textOf(values['db']),
    repository: textOf(values['repo']),
    apiUrl: textOf(values['api']),
    userData: textOf(values['user-data']),
    theme: oneOf(['system', 'light', 'dark'], values['theme']),
    language: oneOf(['en', 'ja'], values['lang']),
  };
}

/**
 * Takes the token out of the environment: whatever the app starts afterwards inherits none, and it travels
 * to the engine by message alone. Empty when there is none.
 */
export function takeToken(env: NodeJS.ProcessEnv): string {
  const token = env['NAMI_TOKEN'] ?? '';
  delete env['NAMI_TOKEN'];
  return token;
}

function textOf(value: string | boolean | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function oneOf<Name extends string>(
  names: readonly Name[],
  value: string | boolean | undefined,
): Name | null {
  return names.find((name) => name === value) ?? null;
}
