import type { Outcome } from '../github/client.ts';
import { fetchIssuesPage, type IssuesPage, type IssuesPageRequest } from '../github/pages.ts';
import { inTransaction } from '../mirror/database.ts';
import { renameKeepsakes } from '../mirror/keepsakes.ts';
import {
  findRepository,
  findRepositoryByNodeId,
  keepRepository,
  noteFormerName,
  renameRepository,
  setArchived,
  type RepositoryRow,
} from '../mirror/repositories.ts';
import { call, type StepEnd, type SyncContext } from './context.ts';
import type { PageSizer } from './pageSize.ts';

export type ScanPage = {
  readonly kind: 'page';
  readonly page: IssuesPage;
  readonly repository: RepositoryRow;
};
export type PageEnd = ScanPage | Exclude<StepEnd, { readonly kind: 'finished' }>;

/**
 * Fetches one page, smaller when it comes with holes or the server gives up on it. A page that still has a
 * hole at size 1 is answered as it is: the caller notes the gap.
 */
export async function fetchWhole(
  context: SyncContext,
  sizer: PageSizer,
  request: Omit<IssuesPageRequest, 'first'>,
): Promise<PageEnd> {
  for (;;) {
    const outcome: Outcome<IssuesPage> = await call(context, () =>
      fetchIssuesPage(
        context.client,
        context.repository,
        { ...request, first: sizer.current() },
        context.signal,
      ),
    );
    switch (outcome.kind) {
      case 'stopped':
        return outcome;
      case 'failed':
        if (outcome.failure.mayBeTooHeavy && sizer.shrink()) continue;
        return outcome;
      case 'answered': {
        const { value: page } = outcome;
        // A token that expires or a portal that steps in must not be taken for an emptied repository.
        if (page.holes > 0 && sizer.shrink()) continue;
        if (page.holes === 0) sizer.succeeded();
        return identify(context, page);
      }
    }
  }
}

/** The row that the page belongs to: by name, or under its new name when the repository was renamed. */
function identify(context: SyncContext, page: IssuesPage): PageEnd {
  const { mirror, precious } = context.storage;
  const { name, nodeId, archived } = page.repository;
  const known = findRepository(mirror, name, context.origin);
  const isNamed = known?.name.toLowerCase() === name.toLowerCase();
  if (isNamed && known.nodeId !== null && known.nodeId !== nodeId) return { kind: 'other-repository', name };
  const sameRepository = findRepositoryByNodeId(mirror, nodeId, context.origin);
  if (sameRepository !== null && sameRepository.name !== name) {
    const { name: before } = sameRepository;
    // The precious file first: done twice it does no harm, and the mirror says whether it is done.
    if (context.origin !== 'demo') renameKeepsakes(precious, before, name);
    inTransaction(mirror, () => renameRepository(mirror, sameRepository, name));
    context.onRenamed(before, name);
  }
  const repository = keepRepository(mirror, name, nodeId, context.origin);
  // Renamed before anything of it was mirrored: whoever asks by the old name must find it all the same.
  if (findRepository(mirror, context.repository, context.origin) === null) {
    noteFormerName(mirror, repository.id, context.repository);
  }
  setArchived(mirror, repository.id, archived);
  return { kind: 'page', page, repository };
}
