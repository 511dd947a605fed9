import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const themes = ['system', 'light', 'dark'] as const;
export const languages = ['en', 'ja'] as const;

export type StartOptions = {
  readonly kind: 'app' | 'dev';
  /** Arguments for the app itself, paths made absolute. */
  readonly appArguments: readonly string[];
};
export type StartRequest =
  | StartOptions
  | { readonly kind: 'screenshots'; readonly folder: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const usage = `Usage: npm start [-- OPTIONS]

  --db FILE            keep the mirror in FILE
  --repo OWNER/NAME    mirror this repository (token from NAMI_TOKEN); without it: what was open last, else the demo
  --api URL            GraphQL address of a GitHub Enterprise server or a simulator
  --user-data FOLDER   keep settings and data in FOLDER
  --theme THEME        system, light or dark
  --lang LANGUAGE      en or ja
  --screenshots FOLDER photograph every view into FOLDER and quit
  --dev                reload the window while its sources change
`;

/** Reads `npm start`'s arguments. Relative paths count from `cwd`, the folder the user typed the command in. */
export function readStartOptions(args: readonly string[], cwd: string): StartRequest {
  const parsed = parse(args);
  if (parsed instanceof Error) return { kind: 'wrong', message: parsed.message };
  const { help, dev, screenshots, db, repo, api, theme, lang, 'user-data': userData } = parsed;
  if (help === true) return { kind: 'help' };
  if (theme !== undefined && !themes.some((name) => name === theme)) {
    return { kind: 'wrong', message: `--theme is one of ${themes.join(', ')}, not "${theme}".` };
  }
  if (lang !== undefined && !languages.some((name) => name === lang)) {
    return { kind: 'wrong', message: `--lang is one of ${languages.join(', ')}, not "${lang}".` };
  }
  if (repo !== undefined && !/^[^\s/]+\/[^\s/]+$/.test(repo)) {
    return { kind: 'wrong', message: `--repo is OWNER/NAME, not "${repo}".` };
  }
  if (screenshots !== undefined) return { kind: 'screenshots', folder: resolve(cwd, screenshots) };
  const given = {
    db: db === undefined ? undefined : resolve(cwd, db),
    'user-data': userData === undefined ? undefined : resolve(cwd, userData),
    repo,
    api,
    theme,
    lang,
  };
  const appArguments = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  );
  return { kind: dev === true ? 'dev' : 'app', appArguments };
}

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args: [...args],
      options: {
        db: text,
        repo: text,
        api: text,
        'user-data': text,
        theme: text,
        lang: text,
        screenshots: text,
        dev: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
