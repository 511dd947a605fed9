import type { WriteStream } from 'node:tty';

/** One line that is written over; nothing at all where nobody watches (a pipe, a file). */
export type ProgressLine = { show(text: string): void; clear(): void };

export function createProgressLine(stream: WriteStream | NodeJS.WriteStream): ProgressLine {
  let shown = false;
  return {
    show(text) {
      if (!stream.isTTY) return;
      stream.write(`\r\u001b[2K${text}`);
      shown = true;
    },
    clear() {
      if (shown) stream.write('\r\u001b[2K');
      shown = false;
    },
  };
}
