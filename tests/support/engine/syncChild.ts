/** A sync in a process of its own, to be killed: address and file by stdin, a line for each page on stdout. */
import { text } from 'node:stream/consumers';
import type { GitHubAddress } from '#contract/process.ts';
import { openStorage } from '#engine/mirror/open.ts';
import { syncRepository } from '#engine/sync/syncRepository.ts';

const { file, address } = JSON.parse(await text(process.stdin)) as { file: string; address: GitHubAddress };
const storage = openStorage(file);
if (!storage.ok) throw new Error(storage.error.message);
const report = await syncRepository(storage.value, address, {
  onProgress: (progress) => process.stdout.write(`${JSON.stringify(progress)}\n`),
});
storage.value.close();
process.stdout.write(`${JSON.stringify(report)}\n`);
