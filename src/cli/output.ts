import { styleText } from 'node:util';
import type { Failure, Result } from '#contract/result.ts';
import { exitCodeOf } from './exitCodes.ts';

/** JSON goes to stdout alone; everything meant for a person goes to stderr when JSON was asked for. */
export type Output = {
  readonly json: boolean;
  /** Either the JSON value or the text: never both. */
  answer(value: unknown, text: () => string): void;
  say(message: string): void;
};

export function createOutput(json: boolean): Output {
  return {
    json,
    answer(value, text) {
      process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text()}\n`);
    },
    say(message) {
      process.stderr.write(`${message}\n`);
    },
  };
}

/** A failure that ends the command; carries the exit code of the contract. */
export class CommandFailure extends Error {
  readonly failure: Failure;
  readonly exitCode: number;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
    this.exitCode = exitCodeOf(failure.kind);
  }
}

/** The value of a result, or the end of the command with its sentence and exit code. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new CommandFailure(result.error);
  return result.value;
}

/** What happened and what to do, as two sentences on stderr. */
export function describeFailure(failure: Failure): string {
  return `${styleText('red', 'nami:', { stream: process.stderr })} ${failure.message}\n      ${failure.hint}`;
}
