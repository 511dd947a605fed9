import { succeed } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import type { EngineParts } from './parts.ts';

export function repairHandlers({ watch, workspace }: EngineParts): Pick<Handlers, 'repairs.understood'> {
  return {
    'repairs.understood'() {
      watch.understood();
      return succeed(workspace.state());
    },
  };
}
