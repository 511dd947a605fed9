import { withBuildLock } from '../../../scripts/runtime/buildLock.ts';

/** Takes the build lock of the folder in argv, says so to its parent, and never gives it back. */
await withBuildLock(process.argv[2] ?? '', () => {
  process.send?.('holding');
  return new Promise(() => undefined);
});
