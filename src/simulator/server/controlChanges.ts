import * as changes from '../state/changes.ts';
import {
  convertToDiscussion,
  deleteIssue,
  renameRepository,
  setArchived,
  transferIssue,
} from '../state/departures.ts';
import { addNeighbourIssue, neighbourOf } from '../state/neighbours.ts';
import {
  nameWithOwner,
  type Comment,
  type Issue,
  type Milestone,
  type StateReason,
} from '../state/records.ts';
import { accountOf, labelOf, type Tracker } from '../state/tracker.ts';
import { ControlError } from './controlError.ts';

/**
 * What others may do to the tracker. `by` is the login that does it, the scenario's orchestrator when absent;
 * comments are named by their node id.
 */
export type ChangeCommand =
  | { readonly command: 'create'; readonly title: string; readonly body?: string; readonly by?: string }
  | {
      readonly command: 'edit';
      readonly issue: number;
      readonly title?: string;
      readonly body?: string;
      readonly by?: string;
    }
  | { readonly command: 'close'; readonly issue: number; readonly reason?: StateReason; readonly by?: string }
  | { readonly command: 'reopen'; readonly issue: number; readonly by?: string }
  | {
      readonly command: 'delete' | 'lock' | 'unlock' | 'convert';
      readonly issue: number;
      readonly by?: string;
    }
  | {
      readonly command: 'transfer';
      readonly issue: number;
      /** `owner/name`, made when it is new. */
      readonly to: string;
      /** The old node id goes on to resolve, to the issue at its new place. */
      readonly oldIdFollows?: boolean;
      readonly by?: string;
    }
  | { readonly command: 'comment'; readonly issue: number; readonly body: string; readonly by?: string }
  | {
      readonly command: 'edit-comment';
      readonly comment: string;
      readonly body: string;
      readonly by?: string;
    }
  | { readonly command: 'delete-comment'; readonly comment: string; readonly by?: string }
  | {
      readonly command: 'hide-comment';
      readonly comment: string;
      readonly reason: string | null;
      readonly by?: string;
    }
  | {
      readonly command: 'label' | 'unlabel';
      readonly issue: number;
      readonly label: string;
      readonly by?: string;
    }
  | { readonly command: 'rename-label'; readonly label: string; readonly name: string; readonly by?: string }
  | {
      readonly command: 'assign' | 'unassign';
      readonly issue: number;
      readonly login: string;
      readonly by?: string;
    }
  | {
      readonly command: 'block' | 'unblock';
      readonly issue: number;
      /** A number, or `owner/name#12` for an issue of another repository, made when it is new. */
      readonly blocking: number | string;
      readonly by?: string;
    }
  | {
      readonly command: 'sub-issue' | 'remove-sub-issue';
      readonly issue: number;
      readonly child: number;
      readonly by?: string;
    }
  | { readonly command: 'delete-label'; readonly label: string; readonly by?: string }
  | {
      readonly command: 'milestone';
      readonly issue: number;
      /** Null takes it away. */
      readonly milestone: number | null;
      readonly by?: string;
    }
  | {
      readonly command: 'rename-milestone';
      readonly milestone: number;
      readonly title: string;
      readonly by?: string;
    }
  /** `Task`, `Bug`, `Feature`; null takes it away. */
  | {
      readonly command: 'type';
      readonly issue: number;
      readonly type: string | null;
      readonly by?: string;
    }
  /** Of the repository itself. */
  | { readonly command: 'archive' | 'unarchive'; readonly by?: string }
  | { readonly command: 'rename-repository'; readonly to: string; readonly by?: string }
  /** Another repository, made when it is new; hidden, the token does not see it and its issues any more. */
  | { readonly command: 'neighbour'; readonly name: string; readonly hidden?: boolean; readonly by?: string };

/** The names of all changes; the compiler holds the list. */
const changeNames = {
  create: true,
  edit: true,
  close: true,
  reopen: true,
  delete: true,
  lock: true,
  unlock: true,
  convert: true,
  transfer: true,
  comment: true,
  'edit-comment': true,
  'delete-comment': true,
  'hide-comment': true,
  label: true,
  unlabel: true,
  'rename-label': true,
  'delete-label': true,
  milestone: true,
  'rename-milestone': true,
  type: true,
  assign: true,
  unassign: true,
  block: true,
  unblock: true,
  'sub-issue': true,
  'remove-sub-issue': true,
  archive: true,
  unarchive: true,
  'rename-repository': true,
  neighbour: true,
} as const satisfies Record<ChangeCommand['command'], true>;

export function isChange(command: { readonly command: string }): command is ChangeCommand {
  return Object.hasOwn(changeNames, command.command);
}

/** `now` in seconds since 1970; `by` the login when the command names none. */
type ChangeParts = { readonly tracker: Tracker; readonly now: number; readonly by: string };

/** Makes the change and answers what it made. Throws ControlError for what is not there. */
export function change({ tracker, now, by }: ChangeParts, command: ChangeCommand): unknown {
  const deed: changes.Deed = { tracker, actor: accountOf(tracker, command.by ?? by), now };
  const issueOf = (number: number): Issue => {
    const issue = tracker.byNumber.get(number);
    if (issue === undefined) throw new ControlError(`There is no issue #${number}.`);
    return issue;
  };
  const commentOf = (id: string): Comment => {
    const comment = tracker.nodes.get(id);
    if (comment?.__typename !== 'IssueComment') throw new ControlError(`There is no comment ${id}.`);
    return comment;
  };
  const otherOf = (reference: number | string): Issue => {
    if (typeof reference === 'number') return issueOf(reference);
    const [, name, digits] = /^(.+)#(\d+)$/.exec(reference) ?? [];
    if (name === undefined || digits === undefined) {
      throw new ControlError(`"${reference}" names no issue: write 12, or owner/name#12.`);
    }
    if (name.toLowerCase() === nameWithOwner(tracker.repository).toLowerCase())
      return issueOf(Number(digits));
    const neighbour = neighbourOf(tracker, name, deed.now);
    const known = neighbour.issues.find(({ number }) => number === Number(digits));
    if (known !== undefined) return known;
    return addNeighbourIssue(tracker, neighbour, {
      number: Number(digits),
      title: `Issue ${digits} of ${name}`,
      body: '',
      author: deed.actor,
      createdAt: deed.now,
      now: deed.now,
    });
  };
  const labelFor = (name: string) => labelOf(tracker, name, deed.now);
  const milestoneOf = (number: number): Milestone => {
    const milestone = tracker.milestones.get(number);
    if (milestone === undefined) throw new ControlError(`There is no milestone ${number}.`);
    return milestone;
  };
  const accountFor = (login: string) => {
    const account = accountOf(tracker, login);
    return account === null ? [] : [account];
  };
  switch (command.command) {
    case 'create': {
      const content = {
        title: command.title,
        body: command.body ?? '',
        labels: [],
        milestone: null,
        assignees: [],
      };
      const issue = changes.createIssue(deed, content);
      return { number: issue.number, id: issue.id };
    }
    case 'edit': {
      const issue = issueOf(command.issue);
      if (command.title !== undefined) changes.rename(deed, issue, command.title);
      if (command.body !== undefined) changes.editBody(deed, issue, command.body);
      return {};
    }
    case 'close':
      changes.closeIssue(deed, issueOf(command.issue), command.reason ?? 'COMPLETED');
      return {};
    case 'reopen':
      changes.reopenIssue(deed, issueOf(command.issue));
      return {};
    case 'delete':
      deleteIssue(deed, issueOf(command.issue));
      return {};
    case 'lock':
    case 'unlock':
      changes.setLocked(deed, issueOf(command.issue), command.command === 'lock');
      return {};
    case 'transfer': {
      const moved = transferIssue(deed, issueOf(command.issue), command.to, command.oldIdFollows);
      return { id: moved.id, number: moved.number };
    }
    case 'convert':
      convertToDiscussion(deed, issueOf(command.issue));
      return {};
    case 'comment':
      return { id: changes.addComment(deed, issueOf(command.issue), command.body).id };
    case 'edit-comment':
      changes.editComment(deed, commentOf(command.comment), command.body);
      return {};
    case 'delete-comment':
      changes.deleteComment(deed, commentOf(command.comment));
      return {};
    case 'hide-comment':
      changes.minimizeComment(deed, commentOf(command.comment), command.reason);
      return {};
    case 'label':
      changes.addLabels(deed, issueOf(command.issue), [labelFor(command.label)]);
      return {};
    case 'unlabel':
      changes.removeLabels(deed, issueOf(command.issue), [labelFor(command.label)]);
      return {};
    case 'rename-label': {
      const label = labelFor(command.label);
      changes.changeLabel(deed, label, command.name, label.color);
      return {};
    }
    case 'assign':
      changes.addAssignees(deed, issueOf(command.issue), accountFor(command.login));
      return {};
    case 'unassign':
      changes.removeAssignees(deed, issueOf(command.issue), accountFor(command.login));
      return {};
    case 'block':
      changes.addBlockedBy(deed, issueOf(command.issue), otherOf(command.blocking));
      return {};
    case 'unblock':
      changes.removeBlockedBy(deed, issueOf(command.issue), otherOf(command.blocking));
      return {};
    case 'sub-issue':
      changes.addSubIssue(deed, issueOf(command.issue), issueOf(command.child));
      return {};
    case 'remove-sub-issue':
      changes.removeSubIssue(deed, issueOf(command.issue), issueOf(command.child));
      return {};
    case 'delete-label':
      changes.deleteLabel(deed, labelFor(command.label));
      return {};
    case 'milestone': {
      const milestone = command.milestone === null ? null : milestoneOf(command.milestone);
      changes.setMilestone(deed, issueOf(command.issue), milestone);
      return {};
    }
    case 'rename-milestone':
      changes.changeMilestone(deed, milestoneOf(command.milestone), { title: command.title });
      return {};
    case 'type': {
      const issueType = command.type === null ? null : tracker.issueTypes.get(command.type);
      if (issueType === undefined) throw new ControlError(`There is no issue type "${command.type}".`);
      changes.setIssueType(deed, issueOf(command.issue), issueType);
      return {};
    }
    case 'archive':
    case 'unarchive':
      setArchived(deed, tracker.repository, command.command === 'archive');
      return {};
    case 'rename-repository': {
      const [owner, name] = command.to.split('/');
      if (!owner || !name) throw new ControlError(`"${command.to}" is no owner/name.`);
      renameRepository(deed, tracker.repository, owner, name);
      return {};
    }
    case 'neighbour': {
      const { repository } = neighbourOf(tracker, command.name, deed.now);
      repository.isVisible = command.hidden !== true;
      return { id: repository.id };
    }
  }
}
