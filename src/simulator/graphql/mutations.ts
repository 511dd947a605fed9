import { refusedWriting } from '../server/grants.ts';
import { formatTime } from '../clock.ts';
import type { Call, FieldResolvers } from './call.ts';
import { commentMutations } from './commentMutations.ts';
import { refusal } from './errors.ts';
import { issueMutations } from './issueMutations.ts';
import { labelMutations } from './labelMutations.ts';
import { linkMutations } from './linkMutations.ts';
import { repositoryMutations } from './repositoryMutations.ts';
import { repositoryOf } from './visibility.ts';

type Arguments = { readonly input: Readonly<Record<string, unknown>> };
type Perform = (root: unknown, given: Arguments, call: Call) => unknown;

/** Every mutation: refused where the token or the repository does not allow it, and written into the journal. */
export const mutation: FieldResolvers<unknown> = Object.fromEntries(
  Object.entries({
    ...issueMutations,
    ...commentMutations,
    ...labelMutations,
    ...linkMutations,
    ...repositoryMutations,
  }).map(([operation, resolver]): [string, Perform] => [
    operation,
    performed(operation, resolver as unknown as Perform),
  ]),
);

function performed(operation: string, perform: Perform): Perform {
  return (root, given, call) => {
    const note = (outcome: 'applied' | 'refused', error: string | null, result: unknown) => {
      const { clientMutationId, ...input } = given.input;
      call.journal.add({
        at: formatTime(call.clock.seconds()),
        operation,
        clientMutationId: typeof clientMutationId === 'string' ? clientMutationId : null,
        input,
        outcome,
        error,
        ...touched(call, given, result),
        login: call.viewer.login,
        faults: call.trouble.faults,
      });
    };
    try {
      checkAllowed(operation, given, call);
      // Read before: what a mutation deletes is not there afterwards.
      const before = touched(call, given, null);
      const result = perform(root, given, call);
      note('applied', null, before.issue === null ? result : { ...(result as object), before });
      return result;
    } catch (error) {
      note('refused', error instanceof Error ? error.message : String(error), null);
      throw error;
    }
  };
}

/** Archived repositories take no change but that of being archived no more. */
function checkAllowed(operation: string, given: Arguments, call: Call): void {
  for (const value of Object.values(given.input)) {
    const node = typeof value === 'string' ? call.tracker.nodes.get(value) : undefined;
    const repository = node === undefined ? null : repositoryOf(call, node);
    if (repository === null) continue;
    const denial = refusedWriting(call.grant, operation, repository.isPrivate);
    if (denial !== null) throw refusal(denial.type, denial.message);
    if (repository.archivedAt !== null && operation !== 'unarchiveRepository') {
      throw refusal('FORBIDDEN', 'Repository was archived so is read-only.');
    }
  }
}

/** The issue and the comment that a mutation is about, out of its result, else out of its input. */
function touched(
  call: Call,
  given: Arguments,
  result: unknown,
): { readonly issue: number | null; readonly comment: string | null } {
  const { before, commentEdge, ...fields } = (result ?? {}) as Record<string, unknown> & {
    before?: { issue: number | null; comment: string | null };
    commentEdge?: { node: unknown };
  };
  const named = Object.values(given.input).map((value) =>
    typeof value === 'string' ? call.tracker.nodes.get(value) : undefined,
  );
  for (const value of [commentEdge?.node, ...Object.values(fields), ...named]) {
    const node = value as { __typename?: string; id?: string; number?: number; issue?: unknown } | undefined;
    if (node?.__typename === 'IssueComment') {
      return { issue: (node.issue as { number: number }).number, comment: node.id ?? null };
    }
    if (node?.__typename === 'Issue') return { issue: node.number ?? null, comment: null };
  }
  return before ?? { issue: null, comment: null };
}
