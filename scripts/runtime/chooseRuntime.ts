import { Stopped } from '../stopped.ts';
import type { Download } from './electronDownload.ts';

/** A real Electron that can open the built app. */
export type ChosenRuntime = {
  readonly kind: 'override' | 'download' | 'registry';
  /** The executable's full path. */
  readonly executable: string;
  /** Electron's version; null where the folder does not say. */
  readonly version: string | null;
  readonly reason: string;
};

/** The three places a runtime can come from. Each is asked only when the ones before it had nothing. */
export type RuntimeSources = {
  /** The value of ELECTRON_OVERRIDE_DIST_PATH. */
  readonly overrideFolder: string | undefined;
  override(folder: string): Promise<{ readonly executable: string; readonly version: string | null } | null>;
  download(): Promise<Download>;
  /** Null where there is no registry runtime for this kind of machine. */
  readonly registry: (() => Promise<{ readonly executable: string; readonly version: string }>) | null;
};

/** (1) the user's own folder, (2) Electron's own download, (3) the runtime from the npm registry. */
export async function chooseRuntime(sources: RuntimeSources): Promise<ChosenRuntime> {
  if (sources.overrideFolder !== undefined && sources.overrideFolder !== '') {
    const found = await sources.override(sources.overrideFolder);
    if (found === null) {
      throw new Stopped(
        `ELECTRON_OVERRIDE_DIST_PATH names ${sources.overrideFolder}, but there is no Electron executable in it.\n` +
          'Correct the path, or unset the variable to let Nami find a runtime by itself.',
      );
    }
    return { kind: 'override', ...found, reason: 'ELECTRON_OVERRIDE_DIST_PATH is set' };
  }
  const download = await sources.download();
  if (download.ok) {
    const { executable, version, reason } = download;
    return { kind: 'download', executable, version, reason };
  }
  if (sources.registry === null) {
    throw new Stopped(
      `Electron's own download failed: ${download.reason}\n` +
        'Where GitHub cannot be reached, set ELECTRON_MIRROR (and ELECTRON_CUSTOM_DIR, if its folders are named\n' +
        'differently) to a mirror of its releases, or ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked\n' +
        'Electron; then run the same command again.',
    );
  }
  const reason = `Electron's own download failed: ${download.reason}`;
  return { kind: 'registry', ...(await sources.registry()), reason };
}

/** The one line that says which runtime runs and why. */
export function describeRuntime({ kind, executable, version, reason }: ChosenRuntime): string {
  const electron = `Electron ${version ?? '(version unknown)'}`;
  switch (kind) {
    case 'override':
      return `Runtime: ${electron} at ${executable} (${reason})`;
    case 'download':
      return `Runtime: ${electron} (${reason})`;
    case 'registry':
      return `Runtime: ${electron} from the npm registry (${reason})`;
  }
}
