import { formatTime, parseTime } from '../clock.ts';
import {
  nameWithOwner,
  type Issue,
  type IssueType,
  type Label,
  type Milestone,
  type Repository,
} from '../state/records.ts';
import { issueKey, issuesBy, issuesOf, type IssueField, type Tracker } from '../state/tracker.ts';
import { ownerOf } from './actors.ts';
import type { Call, FieldResolvers } from './call.ts';
import { emptyConnection, paginate, type PageArguments } from './connections.ts';
import { refusal, somethingWentWrong } from './errors.ts';
import { labelPage, paginateAsKept } from './issues.ts';
import { checkReading } from './visibility.ts';

type IssueFilters = {
  readonly assignee?: string | null;
  readonly createdBy?: string | null;
  readonly labels?: readonly string[] | null;
  readonly mentioned?: string | null;
  /** A milestone's database number in GitHub; title or number here. `*` = any, null = none. */
  readonly milestone?: string | null;
  readonly milestoneNumber?: string | null;
  readonly since?: string | null;
  readonly states?: readonly string[] | null;
};

type IssuesArguments = PageArguments & {
  readonly labels?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly filterBy?: IssueFilters | null;
  readonly orderBy?: { readonly field: IssueField; readonly direction: 'ASC' | 'DESC' } | null;
};

type Test = (issue: Issue) => boolean;

function tests(page: IssuesArguments): Test[] {
  const filter = page.filterBy ?? {};
  const made: Test[] = [];
  for (const states of [page.states, filter.states]) {
    if (states != null) made.push(({ state }) => states.includes(state));
  }
  // `labels` beside the filter asks for any of them, the filter's own for all of them.
  if (page.labels != null) {
    const names = page.labels;
    made.push((issue) => issue.labels.some(({ name }) => names.includes(name)));
  }
  if (filter.labels != null) {
    const names = filter.labels;
    made.push((issue) => names.every((name) => issue.labels.some((label) => label.name === name)));
  }
  if (filter.since != null) {
    const since = parseTime(filter.since);
    made.push(({ updatedAt }) => updatedAt >= since);
  }
  if (filter.assignee !== undefined) {
    const login = filter.assignee;
    made.push(({ assignees }) =>
      login === null ? assignees.length === 0 : assignees.some((one) => login === '*' || one.login === login),
    );
  }
  if (filter.createdBy != null) made.push(({ author }) => author?.login === filter.createdBy);
  if (filter.mentioned != null)
    made.push(({ body }) => typeof body === 'string' && body.includes(`@${filter.mentioned ?? ''}`));
  for (const wanted of [filter.milestone, filter.milestoneNumber]) {
    if (wanted === undefined) continue;
    made.push(({ milestone }) =>
      wanted === null
        ? milestone === null
        : milestone !== null &&
          (wanted === '*' || wanted === String(milestone.number) || wanted === milestone.title),
    );
  }
  return made;
}

/** `issues` of a repository, or of a label or milestone (`within`) of it. */
export function issuePage(call: Call, repository: Repository, page: IssuesArguments, within?: Test) {
  checkReading(call);
  const field = page.orderBy?.field ?? 'CREATED_AT';
  const all =
    repository === call.tracker.repository
      ? issuesBy(call.tracker, field)
      : [...issuesOf(call.tracker, repository)].sort(
          (left, right) =>
            issueKey(left, field) - issueKey(right, field) || left.databaseId - right.databaseId,
        );
  const made = [...(within === undefined ? [] : [within]), ...tests(page)];
  const issues = made.length === 0 ? all : all.filter((issue) => made.every((test) => test(issue)));
  const connection = paginate(
    issues,
    page,
    (issue) => [issueKey(issue, field), issue.databaseId],
    page.orderBy?.direction === 'DESC',
  );
  const size = page.first ?? page.last ?? 0;
  if (call.trouble.nullPagesAbove === null || size <= call.trouble.nullPagesAbove) return connection;
  return {
    totalCount: connection.totalCount,
    pageInfo: connection.pageInfo,
    nodes: connection.nodes.map(somethingWentWrong),
    edges: connection.nodes.map(somethingWentWrong),
  };
}

function issueOfNumber(call: Call, repository: Repository, number: number, kind: string): Issue {
  checkReading(call);
  const issue =
    repository === call.tracker.repository
      ? call.tracker.byNumber.get(number)
      : issuesOf(call.tracker, repository).find((one) => one.number === number);
  if (issue === undefined)
    throw refusal('NOT_FOUND', `Could not resolve to ${kind} with the number of ${number}.`);
  return issue;
}

export const repository: FieldResolvers<Repository> = {
  id: ({ id }) => id,
  databaseId: ({ databaseId }) => databaseId,
  name: ({ name }) => name,
  nameWithOwner,
  owner: (repository) => ownerOf(repository),
  description: ({ description }) => description,
  url: ({ owner, name }) => `https://github.com/${owner}/${name}`,
  resourcePath: ({ owner, name }) => `/${owner}/${name}`,
  sshUrl: ({ owner, name }) => `git@github.com:${owner}/${name}.git`,
  isPrivate: ({ isPrivate }) => isPrivate,
  visibility: ({ isPrivate }) => (isPrivate ? 'PRIVATE' : 'PUBLIC'),
  isArchived: ({ archivedAt }) => archivedAt !== null,
  archivedAt: ({ archivedAt }) => (archivedAt === null ? null : formatTime(archivedAt)),
  isDisabled: () => false,
  isEmpty: () => false,
  isFork: () => false,
  isInOrganization: () => true,
  isLocked: () => false,
  isMirror: () => false,
  isTemplate: () => false,
  isBlankIssuesEnabled: () => true,
  hasIssuesEnabled: () => true,
  hasProjectsEnabled: () => false,
  hasWikiEnabled: () => false,
  hasDiscussionsEnabled: () => false,
  hasPullRequestsEnabled: () => true,
  mergeCommitAllowed: () => true,
  rebaseMergeAllowed: () => true,
  squashMergeAllowed: () => true,
  parent: () => null,
  templateRepository: () => null,
  defaultBranchRef: () => null,
  issueTemplates: () => [],
  issueTypes: (_repository, page: PageArguments, call) =>
    paginateAsKept([...call.tracker.issueTypes.values()], page),
  issueType: (_repository, { name }: { name: string }, call) => call.tracker.issueTypes.get(name) ?? null,
  mirrorUrl: () => null,
  homepageUrl: () => null,
  createdAt: ({ createdAt }) => formatTime(createdAt),
  updatedAt: (repository, _arguments, call) => formatTime(newest(call.tracker, repository)),
  pushedAt: (repository, _arguments, call) => formatTime(newest(call.tracker, repository)),
  viewerPermission: (_repository, _arguments, call) => call.grant.role,
  viewerCanAdminister: (_repository, _arguments, call) => call.grant.role === 'ADMIN',
  viewerSubscription: () => 'SUBSCRIBED',
  viewerCanSeeIssueFields: () => false,
  pullRequests: emptyConnection,
  pullRequest: (_repository, { number }: { number: number }) => {
    throw refusal('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
  },
  issue: (repository, { number }: { number: number }, call) =>
    issueOfNumber(call, repository, number, 'an Issue'),
  issueOrPullRequest: (repository, { number }: { number: number }, call) =>
    issueOfNumber(call, repository, number, 'an issue or pull request'),
  issues: (repository, page: IssuesArguments, call) => issuePage(call, repository, page),
  labels: (repository, page: PageArguments & { query?: string | null }, call) => {
    const query = page.query?.toLowerCase();
    const labels = repository === call.tracker.repository ? [...call.tracker.labels.values()] : [];
    return labelPage(
      query === undefined ? labels : labels.filter(({ name }) => name.toLowerCase().includes(query)),
      page,
    );
  },
  label: (_repository, { name }: { name: string }, call) => call.tracker.labels.get(name) ?? null,
  milestones: (repository, page: PageArguments & { states?: readonly string[] | null }, call) =>
    paginateAsKept(
      (repository === call.tracker.repository ? [...call.tracker.milestones.values()] : []).filter(
        ({ state }) => page.states?.includes(state) ?? true,
      ),
      page,
    ),
  milestone: (_repository, { number }: { number: number }, call) =>
    call.tracker.milestones.get(number) ?? null,
  assignableUsers: (_repository, page: PageArguments, call) =>
    paginateAsKept(
      [...call.tracker.accounts.values()].filter(({ __typename }) => __typename === 'User'),
      page,
    ),
  mentionableUsers: (_repository, page: PageArguments, call) =>
    paginateAsKept(
      [...call.tracker.accounts.values()].filter(({ __typename }) => __typename === 'User'),
      page,
    ),
};

function newest(tracker: Tracker, repository: Repository): number {
  if (repository === tracker.repository) {
    return issuesBy(tracker, 'UPDATED_AT').at(-1)?.updatedAt ?? repository.createdAt;
  }
  return Math.max(repository.createdAt, ...issuesOf(tracker, repository).map(({ updatedAt }) => updatedAt));
}

export const label: FieldResolvers<Label> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  color: ({ color }) => color,
  description: ({ description }) => description,
  isDefault: () => false,
  createdAt: ({ createdAt }) => formatTime(createdAt),
  updatedAt: ({ updatedAt }) => formatTime(updatedAt),
  repository: (_label, _arguments, call) => call.tracker.repository,
  issues: (label, page: IssuesArguments, call) =>
    issuePage(call, call.tracker.repository, page, ({ labels }) => labels.includes(label)),
};

export const issueType: FieldResolvers<IssueType> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  color: ({ color }) => color,
  description: ({ description }) => description,
  isEnabled: () => true,
  isPrivate: () => false,
};

export const milestone: FieldResolvers<Milestone> = {
  id: ({ id }) => id,
  number: ({ number }) => number,
  title: ({ title }) => title,
  description: ({ description }) => description,
  dueOn: ({ dueOn }) => (dueOn === null ? null : formatTime(dueOn)),
  state: ({ state }) => state,
  closed: ({ state }) => state === 'CLOSED',
  closedAt: () => null,
  createdAt: ({ createdAt }) => formatTime(createdAt),
  updatedAt: ({ updatedAt }) => formatTime(updatedAt),
  creator: (_milestone, _arguments, call) => call.tracker.viewer,
  repository: (_milestone, _arguments, call) => call.tracker.repository,
  url: ({ number }, _arguments, call) =>
    `https://github.com/${call.tracker.repository.owner}/${call.tracker.repository.name}/milestone/${number}`,
  issues: (milestone, page: IssuesArguments, call) =>
    issuePage(call, call.tracker.repository, page, (issue) => issue.milestone === milestone),
  openIssueCount: (milestone, _arguments, call) => countIssues(call, milestone, 'OPEN'),
  closedIssueCount: (milestone, _arguments, call) => countIssues(call, milestone, 'CLOSED'),
  progressPercentage: (milestone, _arguments, call) => {
    const closed = countIssues(call, milestone, 'CLOSED');
    const all = closed + countIssues(call, milestone, 'OPEN');
    return all === 0 ? 0 : (closed * 100) / all;
  },
};

function countIssues(call: Call, milestone: Milestone, state: Issue['state']): number {
  return call.tracker.issues.filter((issue) => issue.milestone === milestone && issue.state === state).length;
}
