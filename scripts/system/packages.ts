import { execute, findProgram, lastLines } from '../execute.ts';
import { say, step } from '../progress.ts';
import { Stopped } from '../stopped.ts';

/** Debian's packages that hold the shared libraries Electron links against. */
const electronLibraries = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6'];
/** Without them Japanese text and emoji are drawn as boxes. */
const fonts = ['fonts-noto-cjk', 'fonts-noto-color-emoji'];

export async function missingLibraryPackages(executable: string): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const { output } = await execute('ldd', [executable]);
  return output.includes('not found') ? electronLibraries : [];
}

export function missingCompilerPackages(): readonly string[] {
  const compiler = findProgram('g++') ?? findProgram('clang++');
  return [
    ...(compiler === null || findProgram('make') === null ? ['build-essential'] : []),
    ...(findProgram('python3') === null ? ['python3'] : []),
  ];
}

export function missingDisplayPackages(): readonly string[] {
  return findProgram('Xvfb') === null ? ['xvfb'] : [];
}

export async function missingFontPackages(): Promise<readonly string[]> {
  if (process.platform !== 'linux' || findProgram('dpkg-query') === null) return [];
  const { output } = await execute('dpkg-query', [
    '--show',
    '--showformat=${Package} ${db:Status-Abbrev}\n',
    ...fonts,
  ]);
  return fonts.filter((font) => !output.includes(`${font} ii`));
}

/** A Chromium that Playwright can drive, or null. */
export function findChromium(): string | null {
  return findProgram('chromium') ?? findProgram('chromium-browser') ?? findProgram('google-chrome');
}

export function missingChromiumPackages(): readonly string[] {
  return process.platform === 'linux' && findChromium() === null ? ['chromium'] : [];
}

/** Installs Debian packages as root; everyone else gets the exact command and a stop. Does nothing for an empty list. */
export async function ensureSystemPackages(packages: readonly string[]): Promise<void> {
  if (packages.length === 0) return;
  const names = packages.join(' ');
  if (findProgram('apt-get') === null) {
    throw new Stopped(
      `Missing on this system (by Debian's names): ${names}\nInstall them, then run the same command again.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new Stopped(
      `Some system packages are missing. Install them, then run the same command again:\n\n` +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}\n`,
    );
  }
  say(`Installing system packages: ${names}`);
  await step('apt-get update', () => aptGet(['update']));
  await step('apt-get install', () => aptGet(['install', '-y', '--no-install-recommends', ...packages]));
}

async function aptGet(args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output, errors } = await execute('apt-get', ['-q', ...args], { env });
  if (code !== 0) {
    throw new Stopped(`apt-get ${args.join(' ')} failed:\n${lastLines(errors || output, 8)}`);
  }
}
