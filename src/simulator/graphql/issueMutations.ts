import * as changes from '../state/changes.ts';
import { deleteIssue, transferIssue } from '../state/departures.ts';
import { nameWithOwner, type Account, type Issue, type Milestone } from '../state/records.ts';
import { viewersDeed, type Call, type FieldResolvers } from './call.ts';
import { refusal } from './errors.ts';
import {
  accountsOf,
  checkLength,
  checkTitle,
  echo,
  find,
  issueOf,
  labelsOf,
  newBody,
  type Input,
} from './inputs.ts';

type UpdateIssue = {
  id: string;
  title?: string | null;
  body?: string | null;
  state?: 'OPEN' | 'CLOSED' | null;
  labelIds?: readonly string[] | null;
  assigneeIds?: readonly string[] | null;
  milestoneId?: string | null;
};

function updateIssue(call: Call, input: UpdateIssue): Issue {
  const deed = viewersDeed(call);
  const issue = issueOf(call, input.id);
  if (input.title != null) changes.rename(deed, issue, checkTitle(input.title));
  const body = input.body == null ? null : newBody(call, input.body);
  if (body !== null) changes.editBody(deed, issue, body);
  if (input.labelIds != null) {
    const labels = labelsOf(call, input.labelIds);
    changes.removeLabels(
      deed,
      issue,
      issue.labels.filter((label) => !labels.includes(label)),
    );
    changes.addLabels(deed, issue, labels);
  }
  if (input.assigneeIds != null) {
    const accounts = accountsOf(call, input.assigneeIds);
    changes.removeAssignees(
      deed,
      issue,
      issue.assignees.filter((account) => !accounts.includes(account)),
    );
    changes.addAssignees(deed, issue, accounts);
  }
  if (input.milestoneId !== undefined)
    changes.setMilestone(deed, issue, milestoneOf(call, input.milestoneId));
  if (input.state === 'CLOSED') changes.closeIssue(deed, issue, 'COMPLETED');
  if (input.state === 'OPEN') changes.reopenIssue(deed, issue);
  return issue;
}

function milestoneOf(call: Call, id: string | null): Milestone | null {
  return id === null ? null : find(call, id, 'Milestone');
}

export const issueMutations: FieldResolvers<unknown> = {
  createIssue: (
    _root,
    {
      input,
    }: Input<{
      repositoryId: string;
      title: string;
      body?: string | null;
      labelIds?: readonly string[] | null;
      assigneeIds?: readonly string[] | null;
      milestoneId?: string | null;
      parentIssueId?: string | null;
    }>,
    call,
  ) => {
    find(call, input.repositoryId, 'Repository');
    const deed = viewersDeed(call);
    const parent = input.parentIssueId == null ? null : issueOf(call, input.parentIssueId);
    const issue = changes.createIssue(deed, {
      title: checkTitle(input.title),
      body: checkLength(input.body ?? ''),
      labels: labelsOf(call, input.labelIds ?? []),
      assignees: accountsOf(call, input.assigneeIds ?? []),
      milestone: milestoneOf(call, input.milestoneId ?? null),
    });
    if (parent !== null) changes.addSubIssue(deed, parent, issue);
    return { ...echo(input), issue };
  },
  updateIssue: (_root, { input }: Input<UpdateIssue>, call) => ({
    ...echo(input),
    actor: call.viewer,
    issue: updateIssue(call, input),
  }),
  deleteIssue: (_root, { input }: Input<{ issueId: string }>, call) => {
    const issue = issueOf(call, input.issueId);
    deleteIssue(viewersDeed(call), issue);
    return { ...echo(input), repository: issue.repository };
  },
  closeIssue: (
    _root,
    { input }: Input<{ issueId: string; stateReason?: 'COMPLETED' | 'NOT_PLANNED' | 'DUPLICATE' | null }>,
    call,
  ) => {
    const issue = issueOf(call, input.issueId);
    changes.closeIssue(viewersDeed(call), issue, input.stateReason ?? 'COMPLETED');
    return { ...echo(input), issue };
  },
  reopenIssue: (_root, { input }: Input<{ issueId: string }>, call) => {
    const issue = issueOf(call, input.issueId);
    changes.reopenIssue(viewersDeed(call), issue);
    return { ...echo(input), issue };
  },
  lockLockable: (_root, { input }: Input<{ lockableId: string }>, call) => {
    const issue = issueOf(call, input.lockableId);
    changes.setLocked(viewersDeed(call), issue, true);
    return { ...echo(input), actor: call.viewer, lockedRecord: issue };
  },
  unlockLockable: (_root, { input }: Input<{ lockableId: string }>, call) => {
    const issue = issueOf(call, input.lockableId);
    changes.setLocked(viewersDeed(call), issue, false);
    return { ...echo(input), actor: call.viewer, unlockedRecord: issue };
  },
  addAssigneesToAssignable: (
    _root,
    { input }: Input<{ assignableId: string; assigneeIds: readonly string[] }>,
    call,
  ) => {
    const issue = issueOf(call, input.assignableId);
    changes.addAssignees(viewersDeed(call), issue, accountsOf(call, input.assigneeIds));
    return { ...echo(input), assignable: issue };
  },
  removeAssigneesFromAssignable: (
    _root,
    { input }: Input<{ assignableId: string; assigneeIds: readonly string[] }>,
    call,
  ) => {
    const issue = issueOf(call, input.assignableId);
    changes.removeAssignees(viewersDeed(call), issue, accountsOf(call, input.assigneeIds));
    return { ...echo(input), assignable: issue };
  },
  replaceActorsForAssignable: (
    _root,
    {
      input,
    }: Input<{
      assignableId: string;
      actorIds?: readonly string[] | null;
      actorLogins?: readonly string[] | null;
    }>,
    call,
  ) => {
    const issue = issueOf(call, input.assignableId);
    const named = (input.actorLogins ?? []).flatMap((login): readonly Account[] => {
      const account = call.tracker.accounts.get(login);
      return account === undefined ? [] : [account];
    });
    const wanted = [...accountsOf(call, input.actorIds ?? []), ...named];
    changes.removeAssignees(
      viewersDeed(call),
      issue,
      issue.assignees.filter((account) => !wanted.includes(account)),
    );
    changes.addAssignees(viewersDeed(call), issue, wanted);
    return { ...echo(input), assignable: issue };
  },
  transferIssue: (_root, { input }: Input<{ issueId: string; repositoryId: string }>, call) => {
    const issue = issueOf(call, input.issueId);
    const repository = find(call, input.repositoryId, 'Repository');
    if (repository === issue.repository || repository === call.tracker.repository) {
      throw refusal('UNPROCESSABLE', 'Issues cannot be transferred to that repository');
    }
    return { ...echo(input), issue: transferIssue(viewersDeed(call), issue, nameWithOwner(repository)) };
  },
  updateIssueIssueType: (_root, { input }: Input<{ issueId: string; issueTypeId?: string | null }>, call) => {
    const issue = issueOf(call, input.issueId);
    const issueType = input.issueTypeId == null ? null : find(call, input.issueTypeId, 'IssueType');
    changes.setIssueType(viewersDeed(call), issue, issueType);
    return { ...echo(input), issue };
  },
};
