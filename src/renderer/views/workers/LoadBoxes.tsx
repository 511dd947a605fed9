/** Boxes that are drawn; more issues are only counted. */
const boxes = 3;

/** How many open issues somebody holds: a full box each, and the number. */
export function LoadBoxes({ count }: { readonly count: number }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg aria-hidden width={boxes * 10 - 2} height="8">
        {Array.from({ length: boxes }, (_, box) => (
          <rect
            key={box}
            x={box * 10 + 0.5}
            y={0.5}
            width={7}
            height={7}
            rx={2}
            className={box < count ? 'fill-ink2 stroke-ink2' : 'fill-none stroke-line2'}
          />
        ))}
      </svg>
      <span className={count === 0 ? 'text-ink3' : 'text-ink2'}>{count}</span>
    </span>
  );
}
