import { fail, succeed } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import { writeBrief } from '#domain/brief/writeBrief.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import type { EngineParts } from './parts.ts';

export function briefHandlers({ programme }: EngineParts): Pick<Handlers, 'brief.read'> {
  return {
    async 'brief.read'({ whom, plan, maxTokens }) {
      const material = await programme.material();
      if (material === null) {
        return fail(
          'not-found',
          'No repository is open yet.',
          'Open an export, connect GitHub, or start the demo.',
        );
      }
      const { tracker, readings } = material;
      const answer = writeBrief(
        { ...material, findings: lint(tracker, readings, material.programme) },
        {
          whom,
          ...(plan === undefined ? {} : { plan }),
          ...(maxTokens === undefined ? {} : { maxTokens }),
        },
      );
      switch (answer.kind) {
        case 'brief':
          return succeed(answer.brief);
        case 'unknown-worker':
          return fail(
            'not-found',
            `No worker ${JSON.stringify(whom)} is named in ${tracker.repository}; it knows ${listed(['orchestrator', ...answer.known])}.`,
            'Name one of these: a number, a name, or orchestrator.',
          );
        case 'unknown-plan':
          return fail(
            'not-found',
            `No plan #${plan} names ${JSON.stringify(whom)}; ${answer.known.length === 0 ? 'none does' : `it stands in ${listed(answer.known)}`}.`,
            'Leave --plan out, or name one of these.',
          );
      }
    },
  };
}

/** Enough names to find one's own; `nami workers` has all. */
const mostListed = 60;

function listed(names: readonly string[]): string {
  const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : '';
  return `${names.slice(0, mostListed).join(', ')}${more}`;
}
