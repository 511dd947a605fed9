import { fail, succeed } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import type { EngineParts } from './parts.ts';

export function programmeHandlers({ programme }: EngineParts): Pick<Handlers, 'programme.read'> {
  return {
    async 'programme.read'() {
      const view = await programme.read();
      return view === null
        ? fail(
            'not-found',
            'No repository is open yet.',
            'Open an export, connect GitHub, or start the demo.',
          )
        : succeed(view);
    },
  };
}
