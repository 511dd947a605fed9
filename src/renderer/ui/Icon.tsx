import type { ReactNode } from 'react';

/** Line icons of the window on a 16 px grid; statuses have their own glyphs. */
const paths = {
  wave: (
    <path d="M1.5 6.2c1.6 0 1.6-2 3.25-2s1.6 2 3.25 2 1.6-2 3.25-2 1.6 2 3.25 2M1.5 11.2c1.6 0 1.6-2 3.25-2s1.6 2 3.25 2 1.6-2 3.25-2 1.6 2 3.25 2" />
  ),
  now: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  graph: (
    <>
      <rect x="1.6" y="6" width="4" height="4" rx="1" />
      <rect x="10.4" y="2" width="4" height="4" rx="1" />
      <rect x="10.4" y="10" width="4" height="4" rx="1" />
      <path d="M5.6 8h1.2c1.6 0 1.2-4 3.6-4M6.8 8c1.6 0 1.2 4 3.6 4" />
    </>
  ),
  waves: <path d="M2 4h6M5 8h7M8.5 12H14" strokeWidth={2.2} />,
  issues: <path d="M2 3.5h2M2 8h2M2 12.5h2M6.5 3.5H14M6.5 8H14M6.5 12.5H14" />,
  workers: (
    <>
      <circle cx="6" cy="5.2" r="2.5" />
      <path d="M1.6 13.2c.3-2.700 2-4.200 4.400-4.200s4.100 1.500 4.400 4.200M10.600 2.900a2.500 2.500 0 0 1 0 4.600M12 9.400c1.400.6 2.200 1.900 2.400 3.800" />
    </>
  ),
  gates: (
    <path d="M8 1.800l5.200 2v3.800c0 3-2 5.400-5.200 6.600-3.200-1.200-5.200-3.600-5.200-6.600V3.800zM5.600 7.900l1.700 1.700 3-3.400" />
  ),
  risks: <path d="M8 2.200l6.200 11H1.800zM8 6.400v3.200M8 11.400v.2" />,
  columns: <path d="M2.500 3h11v10h-11zM6.200 3v10M9.800 3v10" />,
  download: <path d="M8 2.500v7.300M4.800 6.800L8 10l3.200-3.200M2.800 13.200h10.400" />,
  sync: (
    <path d="M13.4 8a5.4 5.4 0 0 1-9.8 3.1M2.6 8a5.4 5.4 0 0 1 9.8-3.1M12.6 2.2v2.9H9.7M3.4 13.8v-2.9h2.9" />
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.4" />
      <path d="M10.4 10.4L14 14" />
    </>
  ),
  document: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <circle cx="8" cy="8" r="1.4" fill="currentColor" stroke="none" />
    </>
  ),
  file: <path d="M4 1.8h5l3.2 3.2v9.200H4zM9 1.800V5h3.200" />,
  arrow: <path d="M3 8h9.4M9 4.6L12.4 8 9 11.4" />,
  back: <path d="M9.800 4.200L6 8l3.800 3.800" />,
  forward: <path d="M6.200 4.200L10 8l-3.800 3.800" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  chevron: <path d="M4.5 6.5L8 10l3.5-3.5" />,
  offline: (
    <path d="M2.4 6.2A8.3 8.3 0 0 1 8 4c2.2 0 4.2.8 5.6 2.200M4.800 9A5 5 0 0 1 8 7.800c1.200 0 2.300.4 3.200 1.200M8 12v.2M2.600 13.600L13.400 2.400" />
  ),
  settings: (
    <>
      <path d="M2 4.500h6.500M12.500 4.500H14M2 11.500h1.500M7.500 11.500H14" />
      <circle cx="10.500" cy="4.500" r="1.900" />
      <circle cx="5.500" cy="11.500" r="1.900" />
    </>
  ),
  tick: <path d="M3.500 8.500l3 3 6-7" />,
  copy: <path d="M5.500 5.500V2.500h8v8h-3M2.500 5.500h8v8h-8z" />,
  outside: <path d="M6 3H3v10h10v-3M9 2.800h4.200V7M13 3L7.500 8.500" />,
  comment: <path d="M2 3h12v8H8l-3 2.500V11H2z" />,
} satisfies Record<string, ReactNode>;
export type IconName = keyof typeof paths;

/** Always decorative: the words stand beside it or on the control around it. */
export function Icon({
  name,
  size = 16,
  weight = 1.4,
  className = '',
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly weight?: number;
  readonly className?: string;
}) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      {paths[name]}
    </svg>
  );
}
