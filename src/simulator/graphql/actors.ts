import { formatTime } from '../clock.ts';
import type { Account, Repository } from '../state/records.ts';
import type { FieldResolvers } from './call.ts';

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
  isViewer: ({ login }, _arguments, call) => login === call.tracker.viewer.login,
};

export const bot: FieldResolvers<Account> = account;

export const organization: FieldResolvers<Owner> = {
  ...accountPage,
  id: ({ id }) => id,
  login: ({ login }) => login,
  name: ({ login }) => login,
};

export function ownerOf(repository: Repository): Owner {
  return { __typename: 'Organization', id: `O_${repository.databaseId}`, login: repository.owner };
}
