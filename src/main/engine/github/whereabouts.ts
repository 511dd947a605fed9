import type { GitHubClient, Outcome } from './client.ts';
import { failureOfStatus } from './failure.ts';

/**
 * Where an issue is that GraphQL no longer finds, by the one sign that tells the cases apart: REST answers 410 for a
 * deleted issue, 301 for a transferred one, and 404 (or 403) for what the token may not see.
 */
export type Whereabouts =
  | { readonly kind: 'here'; readonly nodeId: string }
  /** `owner/name` and number where the redirect tells them, else null. */
  | { readonly kind: 'transferred'; readonly url: string; readonly destination: string | null }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'hidden' };

/** Asks for one issue of `repository` (`owner/name`); costs one REST request, no points. */
export async function findWhereabouts(
  client: GitHubClient,
  repository: string,
  number: number,
  signal: AbortSignal,
): Promise<Outcome<Whereabouts>> {
  const outcome = await client.rest(`/repos/${repository}/issues/${number}`, signal);
  if (outcome.kind !== 'answered') return outcome;
  const { status, headers, body } = outcome.value;
  const answered = (value: Whereabouts): Outcome<Whereabouts> => ({ kind: 'answered', value });
  switch (status) {
    case 200: {
      const { node_id: nodeId } = (body ?? {}) as { node_id?: unknown };
      return answered(typeof nodeId === 'string' ? { kind: 'here', nodeId } : { kind: 'hidden' });
    }
    case 301:
    case 302:
    case 307:
    case 308: {
      const url = headers['location'] ?? '';
      const match = /\/repos\/([^/]+\/[^/]+)\/issues\/(\d+)$/.exec(url);
      // A renamed repository redirects to `/repositories/ID/issues/N`: the issue is where it was.
      const renamed = /\/repositories\/\d+\/issues\/(\d+)$/.exec(url)?.[1] === String(number);
      if (renamed) return answered({ kind: 'hidden' });
      const destination = match === null ? null : `${match[1]}#${match[2]}`;
      return answered({ kind: 'transferred', url, destination });
    }
    case 410:
      return answered({ kind: 'deleted' });
    case 404:
      return answered({ kind: 'hidden' });
    default: {
      const { message } = (body ?? {}) as { message?: unknown };
      const detail = typeof message === 'string' ? message.slice(0, 300) : '';
      const failure = failureOfStatus(client.host, status, headers, detail, Date.now());
      return failure.kind === 'no-access' ? answered({ kind: 'hidden' }) : { kind: 'failed', failure };
    }
  }
}
