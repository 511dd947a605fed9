import { fail, succeed } from '#contract/result.ts';
import type { Handlers } from '#contract/wire.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { readTrackerIssue } from '../mirror/tracker.ts';
import { evidenceOf } from '../programme/evidenceOf.ts';
import { openRepository, type EngineParts } from './parts.ts';

export function issueHandlers(parts: EngineParts): Pick<Handlers, 'issue.read'> {
  return {
    async 'issue.read'({ issue: key }) {
      const opened = openRepository(parts);
      if (!opened.ok) return opened;
      const { repository, number } = splitIssueKey(key);
      const isHere = repository.toLowerCase() === opened.value.name.toLowerCase();
      const issue = isHere ? readTrackerIssue(parts.storage.mirror, opened.value, number) : null;
      if (issue === null) {
        return fail(
          'not-found',
          `${key} is not in the mirror of ${opened.value.name}.`,
          'It may be new, or belong to another repository: look at it on GitHub.',
        );
      }
      const view = await parts.programme.read();
      return succeed({ issue, readings: view === null ? [] : evidenceOf(view.programme, issue.key) });
    },
  };
}
