import { fail, succeed } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import { troubleFailure } from '../mirror/trouble.ts';
import { importExports } from './importExport.ts';
import type { EngineParts } from './parts.ts';

type SessionHandlers = Pick<
  Handlers,
  'session.read' | 'session.refresh' | 'session.openDemo' | 'session.openExport'
>;

export function sessionHandlers(parts: EngineParts): SessionHandlers {
  const { workspace, indexer, storage } = parts;
  let importing = false;

  const openDemo: SessionHandlers['session.openDemo'] = async () => {
    if (parts.startDemo === null) {
      return fail('not-found', 'There is no demo to be started from here.', 'Start it with: nami simulate');
    }
    const followed = await workspace.follow('demo', await parts.startDemo());
    return followed.ok ? succeed(workspace.state()) : followed;
  };

  return {
    'session.read': () => succeed(workspace.state()),

    async 'session.refresh'() {
      const { source } = workspace.state();
      // A demo that was open last has no address any more: it is started anew.
      if (source.kind === 'demo' && !workspace.isFollowing() && parts.startDemo !== null) return openDemo({});
      await workspace.refresh();
      return succeed(workspace.state());
    },

    'session.openDemo': openDemo,

    async 'session.openExport'({ paths, repository }) {
      if (storage.trouble !== null) return { ok: false, error: troubleFailure(storage.trouble) };
      if (importing) {
        return fail(
          'busy',
          'Another import is still under way; this one was not begun.',
          'Wait for its end.',
        );
      }
      importing = true;
      // The import writes on a connection of its own: nobody else may write to the mirror meanwhile.
      indexer.pause();
      await workspace.letGo();
      workspace.setActivity({ kind: 'import', done: 0, total: null });
      try {
        const summary = await importExports(storage, paths, {
          ...(repository === undefined ? {} : { repository }),
          onProgress: (done, total) => workspace.setActivity({ kind: 'import', done, total }),
        });
        if (summary.ok && summary.value.issues > 0) workspace.imported();
        return summary;
      } finally {
        importing = false;
        workspace.setActivity(null);
        indexer.resume();
        await workspace.takeUp();
      }
    },
  };
}
