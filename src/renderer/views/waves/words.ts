import type { TFunction } from 'i18next';
import type { IssueKey } from '#domain/tracker.ts';
import { ageInWords } from '../../ui/Age.tsx';
import { dayAndClock, clock } from '../../ui/time.ts';
import type { LaneAbout } from './lanes.ts';
import type { CanvasWords } from './scene.ts';
import { issueName } from '../../ui/issueName.ts';

type Texts = TFunction<'waves'>;

export function numberOf(key: IssueKey): string {
  return issueName(key);
}

/** A title without the phase before it: the lane or the card says the phase. */
export function bareTitle(title: string): string {
  const bare = title.replace(/^\s*phase\s+\d+(?:\.\d+)*\s*[:：.–—-]\s*/iu, '');
  return bare === '' ? title : bare;
}

export function labelOf(issue: IssueKey, title: string): string {
  return `${numberOf(issue)} ${bareTitle(title)}`.trim();
}

/** What a lane is, and what it is called. */
export function laneWords(about: LaneAbout, t: Texts): { readonly name: string; readonly title: string } {
  switch (about.kind) {
    case 'worker': {
      const numbered = /^\d+$/.test(about.worker);
      const mission = about.mission ?? '';
      if (mission === '')
        return { name: numbered ? t('lane.worker', { worker: about.worker }) : about.worker, title: '' };
      return { name: about.worker, title: mission };
    }
    case 'phase':
      return { name: t('lane.phase', { id: about.id }), title: bareTitle(about.title) };
    case 'wave':
      return { name: t('lane.wave', { id: about.id }), title: about.title };
    case 'none':
      return { name: t(`lane.none.${about.of}`), title: '' };
  }
}

const minutesOfHour = 60;
const minutesOfDay = 24 * minutesOfHour;

/** `45 min`, `6 h`, `3 d`: whole units, the sign left to the sentence. */
export function minutesInWords(minutes: number, t: Texts): string {
  const size = Math.abs(minutes);
  if (size < 2 * minutesOfHour) return t('duration.minutes', { value: Math.round(size) });
  if (size < 3 * minutesOfDay) return t('duration.hours', { value: Math.round(size / minutesOfHour) });
  return t('duration.days', { value: Math.round(size / minutesOfDay) });
}

/** `24 h late`, `2 h early`, `on time` (within a quarter of an hour). */
export function slipInWords(minutes: number, t: Texts): string {
  if (Math.abs(minutes) < 15) return t('slip.onTime');
  const value = minutesInWords(minutes, t);
  return minutes > 0 ? t('slip.late', { value }) : t('slip.early', { value });
}

const iso = (time: number) => new Date(time).toISOString();

/** Everything the canvas writes. */
export function canvasWords(t: Texts, shell: TFunction<'shell'>, language: string): CanvasWords {
  return {
    language,
    now: (moment) => t('now', { time: clock(iso(moment), language) }),
    moment: (moment) => dayAndClock(iso(moment), language),
    behind: (blockers, milliseconds) => {
      const age = ageInWords(milliseconds, shell);
      return blockers.length === 0
        ? t('blocked.unnamed', { age })
        : t('blocked.behind', { blockers: blockers.map(numberOf).join(shell('list.comma')), age });
    },
    waits: (milliseconds) => t('waits', { age: ageInWords(milliseconds, shell) }),
    silent: (milliseconds) => t('silent', { age: ageInWords(milliseconds, shell) }),
    wave: (id) => t('lane.wave', { id }),
    moved: (text, planned, real) =>
      t('checkpoint.moved', {
        text,
        planned: dayAndClock(iso(planned), language),
        real: dayAndClock(iso(real), language),
      }),
  };
}
