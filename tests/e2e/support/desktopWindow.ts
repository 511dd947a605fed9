import { openDesktop, type Desktop } from '../../../scripts/window/desktop.ts';
import type { DesktopStartOptions } from './nami.ts';

/** The Electron that `npm run e2e` found; the specs are run through it. */
export function electronExecutable(): string {
  const executable = process.env['NAMI_ELECTRON'];
  if (executable === undefined)
    throw new Error('Run these tests with npm run e2e: it finds the Electron for them.');
  return executable;
}

export function openOnDesktop({
  args = [],
  env = {},
  userData,
  appFolder,
}: DesktopStartOptions): Promise<Desktop> {
  return openDesktop({
    executable: electronExecutable(),
    env: { ...inheritedEnvironment(), ...env },
    args,
    ...(userData === undefined ? {} : { userData }),
    ...(appFolder === undefined ? {} : { appFolder }),
  });
}

export function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
