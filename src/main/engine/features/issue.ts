import { fail, succeed } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { readTrackerIssue } from '../mirror/tracker.ts';
import { evidenceOf } from '../programme/evidenceOf.ts';
import { openRepositories, type EngineParts } from './parts.ts';

export function issueHandlers(parts: EngineParts): Pick<Handlers, 'issue.read'> {
  return {
    async 'issue.read'({ issue: key }) {
      const opened = openRepositories(parts);
      if (!opened.ok) return opened;
      const { repository, number } = splitIssueKey(key);
      const row = opened.value.find(({ name }) => name.toLowerCase() === repository.toLowerCase());
      const issue = row === undefined ? null : readTrackerIssue(parts.storage.mirror, row, number);
      if (issue === null) {
        return fail(
          'not-found',
          `${key} is not in the mirror of ${opened.value.map(({ name }) => name).join(', ')}.`,
          'It may be new, or belong to another repository: look at it on GitHub.',
        );
      }
      const view = await parts.programme.read();
      return succeed({ issue, readings: view === null ? [] : evidenceOf(view.programme, issue.key) });
    },
  };
}
