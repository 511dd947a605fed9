import type { TFunction } from 'i18next';
import type { SessionState } from '#contract/session.ts';
import type { EngineCondition } from '#contract/shell.ts';
import { failureInWords } from '../i18n/failureWords.ts';
import { clock, dayAndClock, dayOfMonth } from '../ui/time.ts';

export type StatusWords = {
  readonly mark: 'sync' | 'offline' | 'file';
  /** The first stands out; `hint` says what to do and is shown on hover too. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly hint: string | null;
  /** Words that need the user's eye are ink, never a colour. */
  readonly loud: boolean;
};

type Words = Pick<StatusWords, 'mark' | 'left'> & Partial<StatusWords>;

/** `21:04 JST`, with the day before it where that is not today's in Japan. */
function timeInWords(at: string, now: number, language: string): string {
  const today = dayOfMonth(new Date(now).toISOString(), language) === dayOfMonth(at, language);
  return `${today ? clock(at, language) : dayAndClock(at, language)} JST`;
}

/** Seconds until the next look in steps that do not flicker: by one below ten, by five above. */
export function secondsUntil(at: string, now: number): number {
  const seconds = Math.max(0, Math.ceil((Date.parse(at) - now) / 1_000));
  return seconds < 10 ? seconds : Math.ceil(seconds / 5) * 5;
}

/** Above this a countdown of seconds tells nothing. */
const longestCountdown = 90;

function nextLook(at: string, now: number, t: TFunction<'shell'>): string {
  const seconds = secondsUntil(at, now);
  return seconds <= longestCountdown
    ? t('status_line.nextLook', { seconds })
    : t('status_line.nextLookMinutes', { minutes: Math.round(seconds / 60) });
}

function progress(
  activity: SessionState['activity'],
  t: TFunction<'shell'>,
  language: string,
): string | null {
  if (activity.kind !== 'backfill' && activity.kind !== 'import') return null;
  const done = activity.done.toLocaleString(language);
  return activity.total === null
    ? t(`status_line.${activity.kind}Open`, { done })
    : t(`status_line.${activity.kind}`, { done, total: activity.total.toLocaleString(language) });
}

/** A token is renewed in a minute, but not on a plane: a week is warning enough. */
const endsSoonDays = 7;

function accountWords(
  account: SessionState['account'],
  now: number,
  t: TFunction<'shell'>,
): readonly string[] {
  if (account === undefined) return [];
  const words = account.keeper === 'memory' ? [t('status_line.thisRun')] : [];
  if (account.expiresAt === null) return words;
  const days = Math.floor((Date.parse(account.expiresAt) - now) / 86_400_000);
  if (days > endsSoonDays || days < 0) return words;
  return [
    ...words,
    days === 0 ? t('status_line.tokenEndsToday') : t('status_line.tokenEnds', { count: days }),
  ];
}

function sourceWords(state: SessionState, now: number, t: TFunction<'shell'>, language: string): Words {
  const { source, connection, asOf } = state;
  const asOfWords = asOf === null ? [] : [t('status_line.asOf', { time: timeInWords(asOf, now, language) })];
  if (source.kind === 'none') return { mark: 'file', left: [t('status_line.nothingOpen')] };
  if (source.kind === 'export') {
    const names = source.files.map((file) => file.split(/[/\\]/).at(-1) ?? file);
    const file =
      names.length > 1 ? t('status_line.files', { name: names[0], count: names.length - 1 }) : names[0];
    return {
      mark: 'file',
      left: [
        t('status_line.export', { file }),
        ...(asOf === null ? [] : [t('status_line.upTo', { time: `${dayAndClock(asOf, language)} JST` })]),
      ],
    };
  }
  switch (connection.kind) {
    case 'none':
    case 'online': {
      const left = source.kind === 'demo' ? [t('workspace.demo'), ...asOfWords] : [...asOfWords];
      if (left.length === 0) left.push(t('status_line.connecting'));
      if (state.pointsLeft !== null)
        left.push(
          t('status_line.points', {
            count: state.pointsLeft,
            points: state.pointsLeft.toLocaleString(language),
          }),
        );
      left.push(...accountWords(state.account, now, t));
      if (state.archived === true) left.push(t('status_line.archived'));
      if (state.activity.kind === 'sweep') left.push(t('status_line.sweeping'));
      else if (state.activity.kind === 'delta') left.push(t('status_line.looking'));
      else if (state.nextPollAt !== null) left.push(nextLook(state.nextPollAt, now, t));
      return { mark: 'sync', left };
    }
    case 'offline':
      return {
        mark: 'offline',
        left: [
          t('status_line.offline', { time: timeInWords(connection.since, now, language) }),
          ...asOfWords.map((words) => words.charAt(0).toLowerCase() + words.slice(1)),
          t('status_line.offlineWorks'),
        ],
        hint: failureInWords(connection.failure, t).message,
        loud: true,
      };
    case 'refused':
      return {
        mark: 'offline',
        left: [t(`failure.${connection.failure.kind}`), failureInWords(connection.failure, t).hint],
        hint: `${failureInWords(connection.failure, t).message} ${t('status_line.refused', { time: timeInWords(connection.since, now, language) })}`,
        loud: true,
      };
    case 'limited':
      return {
        mark: 'offline',
        left: [
          t('status_line.limited', { time: timeInWords(connection.until, now, language) }),
          t('status_line.limitedWorks'),
        ],
        loud: true,
      };
  }
}

/**
 * The one line of state, in words.
 * @param now the real clock in milliseconds: only the countdown and "is it today" look at it
 */
export function statusWords(
  state: SessionState | null,
  engine: EngineCondition,
  now: number,
  t: TFunction<'shell'>,
  language: string,
): StatusWords {
  const quiet = { right: [], hint: null, loud: false } as const;
  if (engine.kind === 'restarting')
    return { ...quiet, mark: 'sync', left: [engine.message, t('status_line.restartingHint')], loud: true };
  if (state === null) return { ...quiet, mark: 'sync', left: [t('status_line.connecting')] };
  const busy = progress(state.activity, t, language);
  const trouble = state.storageTrouble;
  const said = sourceWords(state, now, t, language);
  const words: Words =
    trouble === undefined
      ? said
      : {
          mark: 'offline',
          left: [
            t(`storage.${trouble.kind}.title`),
            ...(state.asOf === null
              ? []
              : [t('status_line.asOf', { time: timeInWords(state.asOf, now, language) })]),
            t('status_line.offlineWorks'),
          ],
          hint: t(`storage.${trouble.kind}.hint`),
          loud: true,
        };
  const right = [
    `${t('count.issues', { count: state.issues })}${t('list.comma')}${t('count.comments', { count: state.comments })}`,
  ];
  if (state.asOf !== null) right.push(`${clock(state.asOf, language, 'UTC')} UTC`);
  if (state.queued > 0) right.push(t('status_line.queued', { count: state.queued }));
  else if (state.source.kind === 'github' || state.source.kind === 'demo')
    right.push(t('status_line.nothingToSend'));
  return {
    ...quiet,
    ...words,
    left: busy === null ? words.left : [busy, ...words.left],
    right: state.source.kind === 'none' ? [] : right,
  };
}
