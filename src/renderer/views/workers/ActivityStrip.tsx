import type { Activity, ActivityKind, ActivityPart } from './activity.ts';

const height = 16;
/** A moment is drawn as long as this, percent of the strip, so that it can be seen at all. */
const leastLength = 0.7;

function Part({ part }: { readonly part: ActivityPart }) {
  const from = `${part.from * 100}%`;
  const long = Math.max(leastLength, (part.to - part.from) * 100);
  const bar = { x: from, width: `${long}%`, y: 3, height: 10, rx: 1.5 };
  const line = { x1: from, x2: `${part.from * 100 + long}%`, strokeWidth: 1.5 };
  switch (part.kind) {
    case 'work':
      return <rect {...bar} className="fill-running" />;
    case 'assumed':
      return <rect {...bar} className="fill-running opacity-30" />;
    case 'inferred':
      return <rect {...bar} y={3.5} height={9} fill="none" className="stroke-ink3" />;
    case 'done':
      return <rect {...bar} className="fill-done" />;
    case 'claimed':
      return <rect {...bar} y={3.5} height={9} fill="url(#nami-claimed)" className="stroke-done" />;
    case 'blocked':
      return (
        <>
          <rect {...bar} y={2} height={12} className="fill-blocked opacity-25" />
          <line {...line} y1={2.75} y2={2.75} className="stroke-blocked" />
        </>
      );
    case 'review':
      return <line {...line} y1={8} y2={8} strokeDasharray="2 3" className="stroke-review" />;
  }
}

/** The pattern that claimed work is hatched with; once in a view that draws strips. */
export function ActivityPatterns() {
  return (
    <svg aria-hidden width="0" height="0" className="absolute">
      <defs>
        <pattern
          id="nami-claimed"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v4" strokeWidth="2" className="stroke-done" />
        </pattern>
      </defs>
    </svg>
  );
}

/** The last 24 hours of one worker: bars for work and for standing still, a dot for each word. */
export function ActivityStrip({ activity, label }: { readonly activity: Activity; readonly label: string }) {
  return (
    <svg role="img" aria-label={label} width="100%" height={height} className="block">
      <title>{label}</title>
      <line x1="0" x2="100%" y1="8" y2="8" className="stroke-line2" />
      {activity.parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
      {activity.words.map((word) => (
        <circle
          key={word}
          cx={`${1.2 + word * 97.6}%`}
          cy={8}
          r={2.2}
          strokeWidth={1.2}
          className="fill-ink stroke-bg"
        />
      ))}
    </svg>
  );
}

/** One kind as the legend shows it. */
export function ActivitySample({ kind }: { readonly kind: ActivityKind | 'word' }) {
  return (
    <svg aria-hidden width="22" height={height}>
      {kind === 'word' ? (
        <circle cx={11} cy={8} r={2.2} className="fill-ink" />
      ) : (
        <Part part={{ kind, from: 0.02, to: 0.98, issue: 'sample/sample#1' }} />
      )}
    </svg>
  );
}
