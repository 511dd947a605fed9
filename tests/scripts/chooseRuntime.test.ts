import { describe, expect, it } from 'vitest';
import { chooseRuntime, describeRuntime, type RuntimeSources } from '../../scripts/runtime/chooseRuntime.ts';

const downloaded = {
  ok: true,
  executable: '/app/node_modules/electron/dist/electron',
  version: '45.4.1',
  reason: 'already downloaded',
} as const;
const unreachable = { ok: false, reason: 'TypeError: fetch failed' } as const;
const fromRegistry = { executable: '/cache/nami/electron-33.2.1/electron', version: '33.2.1' };

/** Sources that note in which order they are asked. */
function sources(given: Partial<RuntimeSources>) {
  const asked: string[] = [];
  const noting =
    <Value>(name: string, value: Value) =>
    () => {
      asked.push(name);
      return Promise.resolve(value);
    };
  const all: RuntimeSources = {
    overrideFolder: undefined,
    override: noting('override', { executable: '/mine/electron', version: null }),
    download: noting('download', unreachable),
    registry: noting('registry', fromRegistry),
    ...given,
  };
  return { all, asked, noting };
}

describe('the choice of a runtime', () => {
  it('takes the folder that the user names and asks nothing else', async () => {
    const { all, asked } = sources({ overrideFolder: '/mine' });
    expect(await chooseRuntime(all)).toEqual({
      kind: 'override',
      executable: '/mine/electron',
      version: null,
      reason: 'ELECTRON_OVERRIDE_DIST_PATH is set',
    });
    expect(asked).toEqual(['override']);
  });

  it('does not quietly take another runtime when the folder that the user names is empty', async () => {
    const { all, asked } = sources({ overrideFolder: '/mine', override: () => Promise.resolve(null) });
    await expect(chooseRuntime(all)).rejects.toThrow(/\/mine.*no Electron/s);
    expect(asked).toEqual([]);
  });

  it('takes an empty variable as an unset one', async () => {
    const { all } = sources({ overrideFolder: '' });
    expect((await chooseRuntime(all)).kind).toBe('registry');
  });

  it("prefers Electron's own download to the registry", async () => {
    const { all, asked } = sources({ download: () => Promise.resolve(downloaded) });
    expect(await chooseRuntime(all)).toMatchObject({ kind: 'download', executable: downloaded.executable });
    expect(asked).toEqual([]);
  });

  it('falls through to the registry and says why', async () => {
    const { all, asked } = sources({});
    const chosen = await chooseRuntime(all);
    expect(asked).toEqual(['download', 'registry']);
    expect(describeRuntime(chosen)).toBe(
      "Runtime: Electron 33.2.1 from the npm registry (Electron's own download failed: TypeError: fetch failed)",
    );
  });

  it('names the variables that help where there is no registry runtime', async () => {
    const { all } = sources({ registry: null });
    await expect(chooseRuntime(all)).rejects.toThrow(
      /fetch failed.*ELECTRON_MIRROR.*ELECTRON_CUSTOM_DIR.*ELECTRON_OVERRIDE_DIST_PATH/s,
    );
  });
});
