import type { Failure } from '#contract/result.ts';
import type { Repair, StorageTrouble } from '#contract/session.ts';

/** What a write is answered with while nothing can be stored. */
export function troubleFailure(trouble: StorageTrouble): Failure {
  const { file } = trouble;
  switch (trouble.kind) {
    case 'newer-database':
      return {
        kind: 'newer-database',
        message: `The database ${file} was written by a newer Nami: this one reads it and changes nothing in it.`,
        hint: 'Start the newer Nami, or name another file.',
      };
    case 'not-writable':
      return {
        kind: 'not-writable',
        message: `Nothing can be stored in ${file}; nothing was changed, and everything in it can be read.`,
        hint: 'Give yourself the right to write to the file and its folder; Nami goes on by itself then.',
      };
    case 'disk-full':
      return {
        kind: 'disk-full',
        message: `The disk that holds ${file} is full; the change was not stored, and everything stored before it is kept.`,
        hint: 'Free some space; Nami goes on by itself then.',
      };
    case 'other-owner': {
      const who = trouble.program === 'command' ? 'A nami command' : 'The Nami app';
      const process = trouble.processId === null ? '' : ` (process ${trouble.processId})`;
      return {
        kind: 'busy',
        message: `${who}${process} writes to ${file}; nothing was changed, and everything in it can be read.`,
        hint:
          trouble.program === 'command'
            ? 'Wait until it has finished; Nami goes on by itself then.'
            : 'Let the app do it, or close it first, or name another file.',
      };
    }
  }
}

/** What was repaired, as one sentence for the log and the terminal. */
export function repairInWords({ part, keptAs, saved, lost }: Repair): string {
  if (part === 'mirror') {
    return `The mirror was damaged: it is kept as ${keptAs}, and a new one is filled from its source.`;
  }
  const missing =
    lost === null
      ? 'some rows could not be read'
      : lost === 0
        ? 'none is missing'
        : `${lost} could not be read`;
  return `The file of what cannot be fetched again was damaged: it is kept as ${keptAs}, and ${saved} rows of it were saved; ${missing}.`;
}
