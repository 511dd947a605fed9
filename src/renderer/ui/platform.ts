import type { ShellPlatform } from '#contract/shell.ts';

/** True on a Mac, in the app or in a browser: its keys are written `⌘`. */
export function isMac(platform: ShellPlatform | null): boolean {
  if (platform !== null) return platform === 'darwin';
  return typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent);
}
