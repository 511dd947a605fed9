import * as changes from '../state/changes.ts';
import { viewersDeed, type FieldResolvers } from './call.ts';
import { refusal } from './errors.ts';
import { echo, issueOf, type Input } from './inputs.ts';

/** "Up to 50 issues for each type of relationship" (GitHub's documentation on issue dependencies). */
const maximumDependencies = 50;
/** A hard maximum, closed ones included (GitHub's documentation on sub-issues; seen: community discussion 207865). */
const maximumSubIssues = 100;

export const linkMutations: FieldResolvers<unknown> = {
  addBlockedBy: (_root, { input }: Input<{ issueId: string; blockingIssueId: string }>, call) => {
    const [issue, blockingIssue] = [issueOf(call, input.issueId), issueOf(call, input.blockingIssueId)];
    if (issue === blockingIssue) throw refusal('UNPROCESSABLE', 'An issue cannot be blocked by itself');
    if (issue.blockedBy.length >= maximumDependencies) {
      throw refusal('UNPROCESSABLE', `An issue cannot be blocked by more than ${maximumDependencies} issues`);
    }
    if (blockingIssue.blocking.length >= maximumDependencies) {
      throw refusal('UNPROCESSABLE', `An issue cannot block more than ${maximumDependencies} issues`);
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
    if (issue.subIssues.length >= maximumSubIssues) {
      throw refusal('UNPROCESSABLE', `Parent cannot have more than ${maximumSubIssues} sub-issues`);
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
