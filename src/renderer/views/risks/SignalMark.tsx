import type { RiskSignal } from '#domain/verdicts/riskSignals.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { signalGlyph } from './riskLines.ts';

/** A status where the signal is one, else the mark of a contradiction. The words stand beside it. */
export function SignalMark({ kind }: { readonly kind: RiskSignal['kind'] }) {
  const glyph = signalGlyph(kind);
  if (glyph !== null) return <StatusGlyph status={glyph} decorative />;
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      width={14}
      height={14}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      className="text-ink2"
    >
      <path d="M3.400 6h9.200M3.400 10h9.200M10.400 3l-4.800 10" />
    </svg>
  );
}
