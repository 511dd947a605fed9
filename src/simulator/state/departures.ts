import { removeBlockedBy, removeSubIssue, type Deed } from './changes.ts';
import type { Issue } from './records.ts';

/** Takes an issue out of the repository for good: its node id resolves no more, REST answers 410. */
export function deleteIssue(deed: Deed, issue: Issue): void {
  depart(deed, issue);
  deed.tracker.departures.set(issue.number, { kind: 'deleted' });
}

/** Moves an issue to another repository (`owner/name`): its id changes there, REST answers 301 here. */
export function transferIssue(deed: Deed, issue: Issue, destination: string, number: number): void {
  depart(deed, issue);
  deed.tracker.departures.set(issue.number, {
    kind: 'transferred',
    url: `https://api.github.com/repos/${destination}/issues/${number}`,
  });
}

function depart(deed: Deed, issue: Issue): void {
  const { tracker } = deed;
  for (const dependency of [...issue.blockedBy]) removeBlockedBy(deed, issue, dependency.issue);
  for (const dependency of [...issue.blocking]) removeBlockedBy(deed, dependency.issue, issue);
  for (const child of [...issue.subIssues]) removeSubIssue(deed, issue, child);
  if (issue.parent !== null) removeSubIssue(deed, issue.parent, issue);
  tracker.issues.splice(tracker.issues.indexOf(issue), 1);
  tracker.byNumber.delete(issue.number);
  tracker.nodes.delete(issue.id);
  for (const comment of issue.comments) tracker.nodes.delete(comment.id);
  tracker.revision += 1;
}
