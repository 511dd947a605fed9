import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeStatus } from '#domain/programme.ts';
import { statusGlyphClass } from './status.ts';

const stroke = { fill: 'none', stroke: 'currentColor' } as const;
const round = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** Drawn on a 16 px grid. Shape alone tells the status in grey; only done, blocked and gated are solid. */
const shapes: Readonly<Record<NodeStatus, ReactNode>> = {
  waiting: <circle cx="8" cy="8" r="5.9" {...stroke} strokeWidth="1.6" strokeDasharray="2.35 2.28" />,
  ready: <circle cx="8" cy="8" r="5.7" {...stroke} strokeWidth="2" />,
  running: (
    <>
      <circle cx="8" cy="8" r="5.9" {...stroke} strokeWidth="1.6" />
      <path d="M8 4.1a3.9 3.9 0 0 1 0 7.8z" fill="currentColor" />
    </>
  ),
  review: (
    <>
      <path
        d="M1.3 8C2.9 5.1 5.2 3.6 8 3.6S13.1 5.1 14.7 8C13.1 10.9 10.8 12.4 8 12.4S2.9 10.9 1.3 8z"
        {...stroke}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx="8" cy="8" r="2.3" fill="currentColor" />
    </>
  ),
  blocked: (
    <path
      fillRule="evenodd"
      d="M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2zM4 6.9v2.2h8V6.9z"
      fill="currentColor"
    />
  ),
  failed: <path d="M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8" {...stroke} strokeWidth="2.3" strokeLinecap="round" />,
  claimed: (
    <>
      <path d="M1.4 9.2l3 3.1 5-6.6" {...stroke} {...round} strokeWidth="1.8" />
      <path
        d="M10.7 3.6c.2-1.2 1-1.8 2-1.8 1.1 0 2 .8 2 1.8 0 1.4-1.9 1.5-1.9 3"
        {...stroke}
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <circle cx="12.8" cy="9" r="1" fill="currentColor" />
    </>
  ),
  gated: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.6" fill="currentColor" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" {...stroke} strokeWidth="1.6" />
    </>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="6.7" fill="currentColor" />
      <path
        d="M4.9 8.3l2.2 2.2 4-4.6"
        fill="none"
        stroke="var(--ko, var(--bg))"
        strokeWidth="1.7"
        {...round}
      />
    </>
  ),
};

export type StatusGlyphProps = {
  readonly status: NodeStatus;
  /** Pixels, 13 to 16. */
  readonly size?: number;
  /** True where words beside it already say the status. */
  readonly decorative?: boolean;
  readonly className?: string;
};

/** The glyph of a status, named for screen readers unless it is decorative. */
export function StatusGlyph({ status, size = 14, decorative = false, className = '' }: StatusGlyphProps) {
  const { t } = useTranslation('shell');
  const name = decorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': t(`status.${status}`) } as const);
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      data-status={status}
      className={`${statusGlyphClass[status]} ${className}`}
      {...name}
    >
      {shapes[status]}
    </svg>
  );
}
