import { createHash } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { userInfo } from 'node:os';
import { say } from '../progress.ts';

/**
 * Runs `work` while holding a lock, so that two runs on an empty cache build once: the second waits and then
 * finds everything in place. The lock is a listening socket in Linux's abstract namespace: the kernel frees it
 * with its process, so a killed run leaves no stale lock behind, and waiting needs no polling.
 */
export async function withBuildLock<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  // Only Linux has that namespace. Elsewhere two runs may do the same work; the rename that ends it is atomic.
  if (process.platform !== 'linux') return work();
  const name = `\0nami-${createHash('sha256').update(`${userInfo().uid}:${folder}`).digest('hex').slice(0, 24)}`;
  let lock = await take(name);
  if (lock === null) say('Another run is building the runtime: waiting for it.');
  while (lock === null) {
    await released(name);
    lock = await take(name);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

type Lock = { release(): void };

/** The lock, or null when another run holds it. */
function take(name: string): Promise<Lock | null> {
  return new Promise((resolve, reject) => {
    const waiting = new Set<Socket>();
    const server = createServer((socket) => {
      waiting.add(socket.on('error', () => undefined).unref());
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(name, () => {
      // Neither the lock nor those who wait for it keep this process alive.
      server.unref();
      resolve({
        release() {
          server.close();
          for (const socket of waiting) socket.destroy();
        },
      });
    });
  });
}

/** Resolves when the owner has released the lock, or is gone. */
function released(name: string): Promise<void> {
  return new Promise((resolve) => {
    connect(name)
      .once('error', () => undefined)
      .once('close', () => resolve())
      .resume();
  });
}
