import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import * as changes from '../state/changes.ts';
import { deleteIssue } from '../state/departures.ts';
import { accountOf, labelOf, type Tracker } from '../state/tracker.ts';

/** Others at work on the tracker while somebody reads it. */
export type Churn = {
  /** One touch, and `perSecond` for each simulated second since the last call. */
  beforeRead(perSecond: number): void;
};

/** However far the clock was moved: a read waits for no more touches than these. */
const mostTouches = 500;

export function createChurn(tracker: Tracker, clock: Clock, random: Random): Churn {
  let touchedAt: number | null = null;
  let touches = 0;

  const touch = () => {
    const issue = random.pick(tracker.issues);
    const deed: changes.Deed = { tracker, actor: tracker.viewer, now: clock.seconds() };
    touches += 1;
    const draw = random.next();
    if (draw < 0.4) changes.addComment(deed, issue, `Seen in passing (${touches}).`);
    else if (draw < 0.6) changes.rename(deed, issue, `${issue.title.replace(/ ·\d+$/, '')} ·${touches}`);
    else if (draw < 0.7) changes.addLabels(deed, issue, [labelOf(tracker, 'in-passing', deed.now)]);
    else if (draw < 0.8) changes.addAssignees(deed, issue, assignee());
    else if (draw < 0.9) toggle(deed, issue);
    else if (draw < 0.95) removeComment(deed, issue);
    else create(deed);
  };
  const assignee = () => {
    const account = accountOf(tracker, tracker.viewer.login);
    return account === null ? [] : [account];
  };
  const toggle = (deed: changes.Deed, issue: Tracker['issues'][number]) => {
    if (issue.state === 'OPEN') changes.closeIssue(deed, issue, 'COMPLETED');
    else changes.reopenIssue(deed, issue);
  };
  const removeComment = (deed: changes.Deed, issue: Tracker['issues'][number]) => {
    const last = issue.comments.at(-1);
    if (last !== undefined) changes.deleteComment(deed, last);
  };
  const create = (deed: changes.Deed) => {
    const issue = changes.createIssue(deed, {
      title: `Opened in passing ${touches}`,
      body: '',
      labels: [],
      milestone: null,
      assignees: [],
    });
    // Now and then one goes at once: a number that nobody ever reads.
    if (random.chance(0.2)) deleteIssue(deed, issue);
  };

  return {
    beforeRead: (perSecond) => {
      const now = clock.seconds();
      const passed = touchedAt === null ? 0 : Math.max(0, now - touchedAt);
      touchedAt = now;
      const due = Math.min(mostTouches, 1 + Math.floor(passed * perSecond));
      for (let count = 0; count < due && tracker.issues.length > 0; count += 1) touch();
    },
  };
}
