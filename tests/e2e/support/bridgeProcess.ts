/** The engine behind its loopback bridge, as a process of its own: what a browser talks to instead of a window. */
import { join } from 'node:path';
import type { EngineSource } from '#contract/process.ts';
import { startBridge } from '#engine/bridge/http.ts';
import { createEngine } from '#engine/engine.ts';
import { contentSecurityPolicy } from '../../../src/main/contentSecurityPolicy.ts';
import { outFolder } from '../../../scripts/project.ts';

export type BridgeStart = { readonly databaseFile: string; readonly source: EngineSource };

process.once('message', (message: BridgeStart) => void open(message));
// The test that started it is over.
process.once('disconnect', () => process.exit());

async function open(start: BridgeStart): Promise<void> {
  const engine = await createEngine(start);
  if (!engine.ok) throw new Error(engine.error.message);
  const bridge = await startBridge(engine.value, {
    files: join(outFolder, 'renderer'),
    contentSecurityPolicy,
  });
  process.send?.(bridge.url);
  await engine.value.start();
}
