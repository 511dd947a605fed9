import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../stores/session.ts';
import { ageOf, ageParts, exactTime } from './time.ts';

/** A span in words, short (`39 h`) or in full (`39 hours`). */
export function ageInWords(milliseconds: number, t: TFunction<'shell'>, length: 'short' | 'full' = 'short') {
  const { unit, count, minutes } = ageParts(milliseconds);
  return t(`age.${length}.${unit}`, { count, minutes });
}

/** How long ago `at` was when the mirror was last true; the exact time, JST and UTC, on hover. */
export function Age({ at, className }: { readonly at: string | null; readonly className?: string }) {
  const { t, i18n } = useTranslation('shell');
  const now = useAsOf();
  const span = ageOf(at, now);
  if (at === null || span === null) return null;
  return (
    <time dateTime={at} title={exactTime(at, i18n.language)} className={className}>
      {ageInWords(span, t)}
    </time>
  );
}
