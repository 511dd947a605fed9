import { fail, succeed, type Result } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import type { EngineParts } from './parts.ts';

export function programmeHandlers({
  programme,
}: EngineParts): Pick<Handlers, 'programme.read' | 'findings.read'> {
  return {
    async 'programme.read'() {
      return openOrFail(await programme.read());
    },
    async 'findings.read'() {
      return openOrFail(await programme.findings());
    },
  };
}

function openOrFail<Value>(value: Value | null): Result<Value> {
  return value === null
    ? fail('not-found', 'No repository is open yet.', 'Open an export, connect GitHub, or start the demo.')
    : succeed(value);
}
