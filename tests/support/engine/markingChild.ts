/**
 * An engine in a process of its own, to be killed or to meet a broken disk: marks after marks, a line on stdout for each that
 * was acknowledged. On stdin `{ file, lie, marks, source }`; `lie` acknowledges before it stores.
 */
import { text } from 'node:stream/consumers';
import type { EngineSource } from '#contract/process.ts';
import { createEngine } from '#engine/engine.ts';
import { storageFailure } from '#engine/mirror/failure.ts';
import { markLook } from '#engine/mirror/looks.ts';

export type MarkingOptions = {
  readonly file: string;
  readonly lie: boolean;
  /** How many marks until it ends by itself; null for never. */
  readonly marks: number | null;
  readonly source: EngineSource;
};

const { file, lie, marks, source } = JSON.parse(await text(process.stdin)) as MarkingOptions;
const say = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);

const began = performance.now();
const created = await createEngine({ databaseFile: file, source, log: (said) => say({ said }) });
if (!created.ok) {
  say({ failed: created.error.kind });
  process.exit(0);
}
const engine = created.value;
await engine.handlers['session.read']({});
const { trouble, repairs } = engine.storage;
say({
  usable: true,
  openedIn: performance.now() - began,
  trouble: trouble?.kind ?? null,
  repairs: repairs.length,
  stored: engine.storage.precious.prepare('SELECT as_of FROM look_marks').pluck().all(),
});
void engine.start();

for (let count = 0; marks === null || count < marks; count += 1) {
  const mark = `${process.pid}-${count}`;
  if (lie) say({ acknowledged: mark });
  await new Promise((resolve) => setTimeout(resolve, lie ? 20 : 2));
  try {
    markLook(engine.storage.precious, 'harbour/pilots', mark);
    if (!lie) say({ acknowledged: mark });
  } catch (error) {
    const failure = storageFailure(error, file);
    if (failure === null) throw error;
    say({ failed: failure.kind });
  }
}
await engine.stop();
say({ ended: true });
