import type { TFunction } from 'i18next';
import type { DurationRange, ProgrammePhase } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { GraphColumn } from './structure.ts';
import type { Lane } from './lanes.ts';
import { issueName } from '../../ui/issueName.ts';

type Texts = TFunction<'graph'>;

export function numberOf(key: IssueKey): string {
  return issueName(key);
}

/** A title without the phase before it: the card says the phase elsewhere. */
export function bareTitle(title: string): string {
  const bare = title.replace(/^\s*phase\s+\d+(?:\.\d+)*\s*[:：.–—-]\s*/iu, '');
  return bare === '' ? title : bare;
}

const minutesOfHour = 60;
const minutesOfWorkday = 8 * minutesOfHour;

function unitOf(minutes: number): { unit: 'minutes' | 'hours' | 'days'; size: number } {
  if (Math.abs(minutes) < 2 * minutesOfHour && minutes % minutesOfHour !== 0)
    return { unit: 'minutes', size: 1 };
  if (Math.abs(minutes) < 10 * minutesOfWorkday) return { unit: 'hours', size: minutesOfHour };
  return { unit: 'days', size: minutesOfWorkday };
}

function figure(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** `45 min`, `6 h`, `12 d` (of eight hours). */
export function minutesInWords(minutes: number, t: Texts): string {
  const { unit, size } = unitOf(minutes);
  return t(`duration.${unit}`, { value: figure(minutes / size) });
}

/** `8–12 h`: both ends in one unit. `brief` as a card has room for: `8–12h`. */
export function durationInWords(
  { low, high }: DurationRange,
  t: Texts,
  length: 'full' | 'brief' = 'full',
): string {
  const { unit, size } = unitOf(high);
  const value =
    low === high ? figure(high / size) : t('between', { low: figure(low / size), high: figure(high / size) });
  return length === 'brief' ? t(`brief.${unit}`, { value }) : t(`duration.${unit}`, { value });
}

export function slackInWords(minutes: number, t: Texts): string {
  const { unit, size } = unitOf(minutes);
  const value = t(`slack.${unit}`, { value: figure(Math.abs(minutes) / size) });
  return minutes < 0 ? t('slack.behind', { value }) : t('slack.left', { value });
}

/** The lane's name in two parts: what it is, and what it is called. */
export function laneName(
  { about, title }: Pick<Lane, 'about' | 'title'>,
  t: Texts,
  alone = false,
): { name: string; title: string } {
  switch (about.kind) {
    case 'phase':
      return { name: t('lane.phase', { id: about.phase }), title: bareTitle(title) };
    case 'scope':
      return { name: numberOf(about.scope), title: bareTitle(title) };
    case 'outside':
      return { name: alone ? t('lane.all') : t('lane.outside'), title: '' };
  }
}

/** A column's name in three parts, and what is left of it where there is no room; `column` is undefined where the columns are levels. */
export function columnName(
  id: string,
  column: GraphColumn | undefined,
  t: Texts,
): { name: string; tight: string; title: string; period: string } {
  if (column === undefined) {
    const name = id === 'unconnected' ? t('column.unconnected') : t('column.level', { id: Number(id) + 1 });
    return { name, tight: id === 'unconnected' ? '–' : String(Number(id) + 1), title: '', period: '' };
  }
  if (column.kind === 'unscheduled')
    return { name: t('column.unscheduled'), tight: '–', title: '', period: '' };
  const { wave } = column;
  const name = t('column.wave', { id: wave.id });
  return { name, tight: wave.id, title: wave.title, period: wave.period ?? '' };
}

/** `Gate 1: Tide data ready, pending`; short: `Gate 1, pending`. */
export function gateInWords({ gate }: ProgrammePhase, t: Texts, length: 'full' | 'short' = 'full'): string {
  if (gate === null) return '';
  const title = length === 'short' ? (/^[^:：]+/u.exec(gate.title)?.[0] ?? gate.title) : gate.title;
  return `${title.trim()}, ${t(`gate.${gate.status}`)}`;
}
