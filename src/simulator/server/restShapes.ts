import { formatTime } from '../clock.ts';
import {
  nameWithOwner,
  renderText,
  type Account,
  type Comment,
  type Issue,
  type Label,
  type Repository,
} from '../state/records.ts';
import { commentUrl, issuesOf, issueUrl, type Tracker } from '../state/tracker.ts';

/** Records in the shapes of GitHub's REST API, as far as they are asked for. `base` is the API's own address. */
export function restRepository(tracker: Tracker, repository: Repository, base: string) {
  return {
    id: repository.databaseId,
    node_id: repository.id,
    name: repository.name,
    full_name: nameWithOwner(repository),
    owner: { login: repository.owner, type: 'Organization' },
    private: repository.isPrivate,
    description: repository.description,
    url: `${base}/repos/${nameWithOwner(repository)}`,
    has_issues: true,
    archived: repository.archivedAt !== null,
    open_issues_count: issuesOf(tracker, repository).filter(({ state }) => state === 'OPEN').length,
    created_at: formatTime(repository.createdAt),
  };
}

export function restIssue(issue: Issue, base: string) {
  const url = `${base}/repos/${nameWithOwner(issue.repository)}/issues/${issue.number}`;
  return {
    id: issue.databaseId,
    node_id: issue.id,
    number: issue.number,
    url,
    comments_url: `${url}/comments`,
    html_url: issueUrl(issue),
    title: issue.title,
    state: issue.state.toLowerCase(),
    state_reason: issue.stateReason?.toLowerCase() ?? null,
    body: renderText(issue.body),
    user: restAccount(issue.author),
    labels: issue.labels.map(restLabel),
    assignees: issue.assignees.map(restAccount),
    milestone:
      issue.milestone === null ? null : { number: issue.milestone.number, title: issue.milestone.title },
    locked: issue.locked,
    comments: issue.comments.length,
    created_at: formatTime(issue.createdAt),
    updated_at: formatTime(issue.updatedAt),
    closed_at: issue.closedAt === null ? null : formatTime(issue.closedAt),
  };
}

export function restComment(comment: Comment, base: string) {
  const { issue } = comment;
  const repository = `${base}/repos/${nameWithOwner(issue.repository)}`;
  return {
    id: comment.databaseId,
    node_id: comment.id,
    url: `${repository}/issues/comments/${comment.databaseId}`,
    issue_url: `${repository}/issues/${issue.number}`,
    html_url: commentUrl(comment),
    user: restAccount(comment.author),
    body: renderText(comment.body),
    created_at: formatTime(comment.createdAt),
    updated_at: formatTime(comment.updatedAt),
  };
}

export function restLabel({ id, name, color, description }: Label) {
  return { node_id: id, name, color, description };
}

function restAccount(account: Account | null) {
  if (account === null) return null;
  return { login: account.login, id: account.databaseId, node_id: account.id, type: account.__typename };
}
