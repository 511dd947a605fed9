import { formatTime } from '../clock.ts';
import { nameWithOwner, type Account, type Repository } from '../state/records.ts';
import { issuesOf } from '../state/tracker.ts';
import { isSeenRepository } from './visibility.ts';
import type { Call, FieldResolvers } from './call.ts';
import { paginate, type PageArguments, type Place } from './connections.ts';

/** The owner of the repository, as `repository.owner` answers it. */
export type Owner = { readonly __typename: 'Organization'; readonly id: string; readonly login: string };

const accountPage: FieldResolvers<{ readonly login: string }> = {
  url: ({ login }) => `https://github.com/${login}`,
  resourcePath: ({ login }) => `/${login}`,
  avatarUrl: ({ login }) => `https://github.com/${login}.png`,
};

const account: FieldResolvers<Account> = {
  ...accountPage,
  id: ({ id }) => id,
  databaseId: ({ databaseId }) => databaseId,
  login: ({ login }) => login,
  createdAt: (_account, _arguments, call) => formatTime(call.tracker.repository.createdAt),
  updatedAt: (_account, _arguments, call) => formatTime(call.tracker.repository.createdAt),
};

export const user: FieldResolvers<Account> = {
  ...account,
  name: ({ name }) => name,
  email: () => '',
  bio: () => null,
  company: () => null,
  isViewer: (account, _arguments, call) => account === call.viewer,
  repositories: (account, page: RepositoriesArguments, call) =>
    repositoryPage(account === call.viewer ? everyRepository(call) : [], page, call),
};

type RepositoriesArguments = PageArguments & {
  readonly isArchived?: boolean | null;
  readonly hasIssuesEnabled?: boolean | null;
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null;
};

/** The simulated owner is an organisation in which the viewer works: the viewer's repositories are all. */
function everyRepository({ tracker }: Call): readonly Repository[] {
  return [tracker.repository, ...tracker.neighbours.map(({ repository }) => repository)];
}

/** What a person can pick from: those that the token sees. */
function repositoryPage(all: readonly Repository[], page: RepositoriesArguments, call: Call) {
  const { tracker } = call;
  const seen = all.filter(
    (repository) =>
      isSeenRepository(call, repository) &&
      (page.isArchived == null || page.isArchived === (repository.archivedAt !== null)) &&
      page.hasIssuesEnabled !== false,
  );
  const field = page.orderBy?.field ?? 'NAME';
  const newest = (repository: Repository) =>
    issuesOf(tracker, repository).reduce(
      (latest, { updatedAt }) => Math.max(latest, updatedAt),
      repository.createdAt,
    );
  const byName = [...seen].sort((left, right) => (nameWithOwner(left) < nameWithOwner(right) ? -1 : 1));
  const places = new Map(
    byName.map((repository, index): [Repository, Place] => {
      if (field === 'CREATED_AT') return [repository, [repository.createdAt, index]];
      return [repository, [field === 'NAME' ? 0 : newest(repository), index]];
    }),
  );
  const placeOf = (repository: Repository): Place => places.get(repository) ?? [0, 0];
  const sorted = byName.sort((left, right) => {
    const [leftPlace, rightPlace] = [placeOf(left), placeOf(right)];
    return leftPlace[0] - rightPlace[0] || leftPlace[1] - rightPlace[1];
  });
  return paginate(sorted, page, placeOf, page.orderBy?.direction === 'DESC');
}

export const bot: FieldResolvers<Account> = account;

export const organization: FieldResolvers<Owner> = {
  ...accountPage,
  id: ({ id }) => id,
  login: ({ login }) => login,
  name: ({ login }) => login,
  repositories: ({ login }, page: RepositoriesArguments, call) =>
    repositoryPage(
      everyRepository(call).filter(({ owner }) => owner === login),
      page,
      call,
    ),
};

export function ownerOf(repository: Repository): Owner {
  return { __typename: 'Organization', id: `O_${repository.databaseId}`, login: repository.owner };
}
