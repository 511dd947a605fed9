import * as changes from '../state/changes.ts';
import type { Clock } from '../clock.ts';
import { deleteIssue, transferIssue } from '../state/departures.ts';
import { dumpTracker, hashTracker } from '../state/dump.ts';
import type { Comment, Issue, StateReason } from '../state/records.ts';
import { accountOf, labelOf, type Tracker } from '../state/tracker.ts';
import type { Workforce } from '../workers/workforce.ts';
import type { Budget } from './budget.ts';
import { faultProfiles, isFaultName, type FaultProfile, type FaultSwitch } from './faults.ts';

/**
 * What can be done to a running simulator from outside, as `POST` of JSON to its control address. `by` is the login
 * that does it, the scenario's orchestrator when absent; comments are named by their node id.
 */
export type ControlCommand =
  | { readonly command: 'pause' | 'resume' }
  | { readonly command: 'step'; readonly times?: number }
  | { readonly command: 'speed'; readonly value: number }
  | { readonly command: 'advance'; readonly seconds: number }
  | { readonly command: 'points'; readonly left: number }
  | {
      readonly command: 'fault';
      readonly name: string;
      /** For so many calls; until cleared when absent. */
      readonly times?: number;
      readonly befalls?: FaultProfile['befalls'];
    }
  | { readonly command: 'clear-faults'; readonly name?: string }
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
  | { readonly command: 'delete' | 'lock' | 'unlock'; readonly issue: number; readonly by?: string }
  | { readonly command: 'transfer'; readonly issue: number; readonly to: string; readonly by?: string }
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
      readonly blocking: number;
      readonly by?: string;
    }
  | {
      readonly command: 'sub-issue' | 'remove-sub-issue';
      readonly issue: number;
      readonly child: number;
      readonly by?: string;
    }
  | { readonly command: 'state' }
  | { readonly command: 'hash' };

export type ControlParts = {
  readonly tracker: Tracker;
  readonly clock: Clock;
  readonly budget: Budget;
  readonly faults: FaultSwitch;
  readonly workforce: Workforce;
};

/** A command that names something that is not there, or is not one: answered as 400. */
export class ControlError extends Error {}

/** Carries a command out and answers what it made or found. */
export function control(parts: ControlParts, command: ControlCommand): unknown {
  const { tracker, clock, budget, faults, workforce } = parts;
  switch (command.command) {
    case 'pause':
      workforce.pause();
      return {};
    case 'resume':
      workforce.resume();
      return {};
    case 'step':
      return { events: workforce.step(command.times ?? 1) };
    case 'speed':
      workforce.setSpeed(command.value);
      return {};
    case 'advance':
      clock.advance(command.seconds * 1000);
      return { now: new Date(clock.now()).toISOString() };
    case 'points':
      budget.leave(command.left);
      return {};
    case 'fault':
      if (!isFaultName(command.name)) throw unknownFault(command.name);
      faults.set(command.name, command.times ?? null, command.befalls);
      return { active: faults.active() };
    case 'clear-faults':
      if (command.name !== undefined && !isFaultName(command.name)) throw unknownFault(command.name);
      faults.clear(command.name);
      return { active: faults.active() };
    case 'state':
      return dumpTracker(tracker);
    case 'hash':
      return { hash: hashTracker(tracker) };
    case 'create':
    case 'edit':
    case 'close':
    case 'reopen':
    case 'delete':
    case 'lock':
    case 'unlock':
    case 'transfer':
    case 'comment':
    case 'edit-comment':
    case 'delete-comment':
    case 'hide-comment':
    case 'label':
    case 'unlabel':
    case 'rename-label':
    case 'assign':
    case 'unassign':
    case 'block':
    case 'unblock':
    case 'sub-issue':
    case 'remove-sub-issue':
      return change(parts, command);
    default:
      throw new ControlError(`There is no command "${String((command as { command: unknown }).command)}".`);
  }
}

type ChangeCommand = Extract<ControlCommand, { readonly by?: string }>;

function change(parts: ControlParts, command: ChangeCommand): unknown {
  const { tracker, clock, workforce } = parts;
  const deed: changes.Deed = {
    tracker,
    actor: accountOf(tracker, command.by ?? workforce.orchestrator),
    now: clock.seconds(),
  };
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
  const labelFor = (name: string) => labelOf(tracker, name, deed.now);
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
    case 'transfer':
      transferIssue(deed, issueOf(command.issue), command.to, 1);
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
      changes.addBlockedBy(deed, issueOf(command.issue), issueOf(command.blocking));
      return {};
    case 'unblock':
      changes.removeBlockedBy(deed, issueOf(command.issue), issueOf(command.blocking));
      return {};
    case 'sub-issue':
      changes.addSubIssue(deed, issueOf(command.issue), issueOf(command.child));
      return {};
    case 'remove-sub-issue':
      changes.removeSubIssue(deed, issueOf(command.issue), issueOf(command.child));
      return {};
  }
}

function unknownFault(name: string): ControlError {
  return new ControlError(`There is no fault "${name}". Known: ${Object.keys(faultProfiles).join(', ')}.`);
}
