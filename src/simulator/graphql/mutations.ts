import * as changes from '../state/changes.ts';
import { deleteIssue } from '../state/departures.ts';
import type { Account, Comment, Issue, Label, Milestone } from '../state/records.ts';
import { labelOf, type Node } from '../state/tracker.ts';
import { viewersDeed, type Call, type FieldResolvers } from './call.ts';
import { writeCursor } from './connections.ts';
import { refusal } from './errors.ts';

/** GitHub's own ceiling for a body; the bodies of comments and issues share it. */
const maximumBody = 65_536;
/** "Up to 50 issues for each type of relationship" (GitHub's documentation on issue dependencies). */
const maximumDependencies = 50;

type Input<Fields> = { readonly input: Fields & { readonly clientMutationId?: string | null } };

function find<Type extends Node['__typename']>(
  call: Call,
  id: string,
  ...types: readonly Type[]
): Extract<Node, { __typename: Type }> {
  const node = call.tracker.nodes.get(id);
  if (node === undefined || !types.some((type) => type === node.__typename)) {
    throw refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  }
  return node as Extract<Node, { __typename: Type }>;
}

const issueOf = (call: Call, id: string): Issue => find(call, id, 'Issue');
const commentOf = (call: Call, id: string): Comment => find(call, id, 'IssueComment');
const labelsOf = (call: Call, ids: readonly string[]): Label[] => ids.map((id) => find(call, id, 'Label'));
const accountsOf = (call: Call, ids: readonly string[]): Account[] =>
  ids.map((id) => find(call, id, 'User', 'Bot'));

function checkBody(body: string): string {
  if (body.trim() === '') throw refusal('UNPROCESSABLE', 'Body cannot be blank');
  return checkLength(body);
}

function checkLength(body: string): string {
  if (body.length <= maximumBody) return body;
  throw refusal('UNPROCESSABLE', `Body is too long (maximum is ${maximumBody} characters)`);
}

function echo(input: { readonly clientMutationId?: string | null }) {
  return { clientMutationId: input.clientMutationId ?? null };
}

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
  if (input.title != null) changes.rename(deed, issue, input.title);
  if (input.body != null) changes.editBody(deed, issue, checkLength(input.body));
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

export const mutation: FieldResolvers<unknown> = {
  addComment: (_root, { input }: Input<{ subjectId: string; body: string }>, call) => {
    const issue = issueOf(call, input.subjectId);
    const comment = changes.addComment(viewersDeed(call), issue, checkBody(input.body));
    const edge = { node: comment, cursor: writeCursor([comment.createdAt, comment.databaseId]) };
    return { ...echo(input), subject: issue, commentEdge: edge, timelineEdge: edge };
  },
  updateIssueComment: (_root, { input }: Input<{ id: string; body: string }>, call) => {
    const comment = commentOf(call, input.id);
    changes.editComment(viewersDeed(call), comment, checkBody(input.body));
    return { ...echo(input), issueComment: comment };
  },
  deleteIssueComment: (_root, { input }: Input<{ id: string }>, call) => {
    changes.deleteComment(viewersDeed(call), commentOf(call, input.id));
    return echo(input);
  },
  minimizeComment: (_root, { input }: Input<{ subjectId: string; classifier: string }>, call) => {
    const comment = commentOf(call, input.subjectId);
    changes.minimizeComment(viewersDeed(call), comment, input.classifier.toLowerCase().replace('_', '-'));
    return { ...echo(input), minimizedComment: comment };
  },
  unminimizeComment: (_root, { input }: Input<{ subjectId: string }>, call) => {
    const comment = commentOf(call, input.subjectId);
    changes.minimizeComment(viewersDeed(call), comment, null);
    return { ...echo(input), unminimizedComment: comment };
  },
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
    if (input.title.trim() === '') throw refusal('UNPROCESSABLE', "Title can't be blank");
    const deed = viewersDeed(call);
    const parent = input.parentIssueId == null ? null : issueOf(call, input.parentIssueId);
    const issue = changes.createIssue(deed, {
      title: input.title,
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
    actor: call.tracker.viewer,
    issue: updateIssue(call, input),
  }),
  deleteIssue: (_root, { input }: Input<{ issueId: string }>, call) => {
    deleteIssue(viewersDeed(call), issueOf(call, input.issueId));
    return { ...echo(input), repository: call.tracker.repository };
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
    return { ...echo(input), actor: call.tracker.viewer, lockedRecord: issue };
  },
  unlockLockable: (_root, { input }: Input<{ lockableId: string }>, call) => {
    const issue = issueOf(call, input.lockableId);
    changes.setLocked(viewersDeed(call), issue, false);
    return { ...echo(input), actor: call.tracker.viewer, unlockedRecord: issue };
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
  addLabelsToLabelable: (
    _root,
    { input }: Input<{ labelableId: string; labelIds: readonly string[] }>,
    call,
  ) => {
    const issue = issueOf(call, input.labelableId);
    changes.addLabels(viewersDeed(call), issue, labelsOf(call, input.labelIds));
    return { ...echo(input), labelable: issue };
  },
  removeLabelsFromLabelable: (
    _root,
    { input }: Input<{ labelableId: string; labelIds: readonly string[] }>,
    call,
  ) => {
    const issue = issueOf(call, input.labelableId);
    changes.removeLabels(viewersDeed(call), issue, labelsOf(call, input.labelIds));
    return { ...echo(input), labelable: issue };
  },
  createLabel: (
    _root,
    { input }: Input<{ repositoryId: string; name: string; color: string; description?: string | null }>,
    call,
  ) => {
    find(call, input.repositoryId, 'Repository');
    if (call.tracker.labels.has(input.name)) {
      throw refusal('UNPROCESSABLE', 'Name has already been taken');
    }
    const label = labelOf(call.tracker, input.name, call.clock.seconds());
    label.color = input.color;
    label.description = input.description ?? null;
    return { ...echo(input), label };
  },
  updateLabel: (
    _root,
    { input }: Input<{ id: string; name?: string | null; color?: string | null }>,
    call,
  ) => {
    const label = find(call, input.id, 'Label');
    changes.changeLabel(viewersDeed(call), label, input.name ?? label.name, input.color ?? label.color);
    return { ...echo(input), label };
  },
  addBlockedBy: (_root, { input }: Input<{ issueId: string; blockingIssueId: string }>, call) => {
    const [issue, blockingIssue] = [issueOf(call, input.issueId), issueOf(call, input.blockingIssueId)];
    if (issue === blockingIssue) throw refusal('UNPROCESSABLE', 'An issue cannot be blocked by itself');
    if (issue.blockedBy.length >= maximumDependencies) {
      throw refusal('UNPROCESSABLE', `An issue cannot be blocked by more than ${maximumDependencies} issues`);
    }
    changes.addBlockedBy(viewersDeed(call), issue, blockingIssue);
    return { ...echo(input), issue, blockingIssue };
  },
  removeBlockedBy: (_root, { input }: Input<{ issueId: string; blockingIssueId: string }>, call) => {
    const [issue, blockingIssue] = [issueOf(call, input.issueId), issueOf(call, input.blockingIssueId)];
    changes.removeBlockedBy(viewersDeed(call), issue, blockingIssue);
    return { ...echo(input), issue, blockingIssue };
  },
  addSubIssue: (
    _root,
    {
      input,
    }: Input<{
      issueId: string;
      subIssueId?: string | null;
      subIssueUrl?: string | null;
      replaceParent?: boolean | null;
    }>,
    call,
  ) => {
    const issue = issueOf(call, input.issueId);
    const number = Number(/\/issues\/(\d+)$/.exec(input.subIssueUrl ?? '')?.[1]);
    const subIssue =
      input.subIssueId == null ? call.tracker.byNumber.get(number) : issueOf(call, input.subIssueId);
    if (subIssue === undefined || subIssue === issue) {
      throw refusal('UNPROCESSABLE', 'Sub-issue could not be found, or is the issue itself');
    }
    if (subIssue.parent !== null && subIssue.parent !== issue && input.replaceParent !== true) {
      throw refusal('UNPROCESSABLE', 'Sub issue may only have one parent');
    }
    changes.addSubIssue(viewersDeed(call), issue, subIssue);
    return { ...echo(input), issue, subIssue };
  },
  removeSubIssue: (_root, { input }: Input<{ issueId: string; subIssueId: string }>, call) => {
    const [issue, subIssue] = [issueOf(call, input.issueId), issueOf(call, input.subIssueId)];
    changes.removeSubIssue(viewersDeed(call), issue, subIssue);
    return { ...echo(input), issue, subIssue };
  },
};
