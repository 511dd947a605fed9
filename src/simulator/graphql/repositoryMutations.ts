import { renameRepository, setArchived } from '../state/departures.ts';
import { viewersDeed, type FieldResolvers } from './call.ts';
import { echo, find, type Input } from './inputs.ts';

export const repositoryMutations: FieldResolvers<unknown> = {
  archiveRepository: (_root, { input }: Input<{ repositoryId: string }>, call) => {
    const repository = find(call, input.repositoryId, 'Repository');
    setArchived(viewersDeed(call), repository, true);
    return { ...echo(input), repository };
  },
  unarchiveRepository: (_root, { input }: Input<{ repositoryId: string }>, call) => {
    const repository = find(call, input.repositoryId, 'Repository');
    setArchived(viewersDeed(call), repository, false);
    return { ...echo(input), repository };
  },
  updateRepository: (_root, { input }: Input<{ repositoryId: string; name?: string | null }>, call) => {
    const repository = find(call, input.repositoryId, 'Repository');
    if (input.name != null) renameRepository(viewersDeed(call), repository, repository.owner, input.name);
    return { ...echo(input), repository };
  },
};
