import { fail, succeed, type Result } from '#contract/result.ts';
import type { SearchFound } from '#contract/views.ts';
import type { Handlers } from '#contract/wire.ts';
import { parseQuery } from '#domain/search/parseQuery.ts';
import { asksOfProgramme } from '#domain/search/programmeFilters.ts';
import { readLookMark } from '../mirror/looks.ts';
import { keepsakeName } from '../mirror/repositories.ts';
import { searchSteps } from '../mirror/search.ts';
import { startTurns } from '../turn.ts';
import { openRepositories, type EngineParts } from './parts.ts';

export function searchHandlers(parts: EngineParts): Pick<Handlers, 'search.find'> {
  const { storage, programme } = parts;
  /** The latest search of each who types; an older one under way gives up. */
  const latest = new Map<string, symbol>();

  return {
    async 'search.find'({ text, limit, asker }): Promise<Result<SearchFound>> {
      const opened = openRepositories(parts);
      if (!opened.ok) return opened;
      const [repository] = opened.value;
      const ticket = Symbol(asker);
      if (asker !== undefined) latest.set(asker, ticket);

      const query = parseQuery(text);
      // Only filters such as `worker:6` wait for the programme: after a cold start it takes seconds at 10,000 issues.
      const view = query.filters.some(asksOfProgramme) ? await programme.read() : null;
      if (!storage.mirror.open) return givenUp();
      const sources = {
        mirror: storage.mirror,
        precious: storage.precious,
        repositories: opened.value,
        asOf: parts.workspace.state().asOf ?? '',
        look: repository === undefined ? null : readLookMark(storage.precious, keepsakeName(repository)),
        facts: view?.programme ?? null,
      };
      const turns = startTurns();
      const steps = searchSteps(sources, query, limit);
      for (;;) {
        if (!storage.mirror.open || (asker !== undefined && latest.get(asker) !== ticket)) return givenUp();
        const step = steps.next();
        if (step.done === true) return succeed(step.value);
        await turns.give();
      }
    },
  };
}

function givenUp(): Result<never> {
  return fail('busy', 'This search was given up: a newer one took its place.', 'Nothing is to be done.');
}
