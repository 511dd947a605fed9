import { fail, succeed } from '#contract/result.ts';
import type { ScheduleView } from '#contract/views.ts';
import type { Handlers } from '#contract/wire.ts';
import { readSchedule } from '#domain/schedule/readSchedule.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { readIssueDates } from '../mirror/issueDates.ts';
import { readTrackerIssue } from '../mirror/tracker.ts';
import { openRepositories, type EngineParts } from './parts.ts';

/** The last answer is kept for its programme and its question: views ask again each time they are opened. */
export function scheduleHandlers(parts: EngineParts): Pick<Handlers, 'schedule.read'> {
  let kept: { readonly of: object; readonly question: string; readonly view: ScheduleView } | null = null;
  return {
    async 'schedule.read'({ runs, seed, workers }) {
      const view = await parts.programme.read();
      const opened = openRepositories(parts);
      if (!opened.ok) return opened;
      if (view === null) {
        return fail(
          'not-found',
          'No repository is open yet.',
          'Open an export, connect GitHub, or start the demo.',
        );
      }
      const question = `${runs ?? ''} ${seed ?? ''} ${workers ?? ''}`;
      if (kept?.of === view.programme && kept.question === question) return succeed(kept.view);
      const { mirror } = parts.storage;
      const schedule = readSchedule(
        {
          programme: view.programme,
          issues: opened.value.flatMap((row) => readIssueDates(mirror, row)),
          plans: view.programme.plans
            .map((plan) => {
              const { repository, number } = splitIssueKey(plan);
              const row = opened.value.find(({ name }) => name === repository);
              return row === undefined ? null : readTrackerIssue(mirror, row, number);
            })
            .filter((plan) => plan !== null),
        },
        {
          ...(runs === undefined ? {} : { runs }),
          ...(seed === undefined ? {} : { seed }),
          ...(workers === undefined ? {} : { workers }),
        },
      );
      kept = { of: view.programme, question, view: { revision: view.revision, schedule } };
      return succeed(kept.view);
    },
  };
}
