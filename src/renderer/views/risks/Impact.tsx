import { useTranslation } from 'react-i18next';
import type { RiskImpact } from '#domain/programme.ts';

/** Bars that are full, of three; a low impact has none, and neither has what nobody could read. */
const full = { unclear: 0, low: 0, medium: 1, high: 2, critical: 3 } satisfies Record<RiskImpact, number>;
const heights = [4, 7, 10] as const;

/** How grave a risk is: bars in ink, and the word. */
export function Impact({ impact }: { readonly impact: RiskImpact }) {
  const { t } = useTranslation('risks');
  return (
    <span className="flex items-center gap-2">
      <svg aria-hidden width="14" height="12">
        {heights.map((height, bar) => (
          <rect
            key={height}
            x={bar * 5}
            y={11 - height}
            width={4}
            height={height}
            rx={1}
            className={bar < full[impact] ? 'fill-ink' : 'fill-line2'}
          />
        ))}
      </svg>
      <span className={impact === 'unclear' ? 'text-ink3' : ''}>{t(`impact.${impact}`)}</span>
    </span>
  );
}
