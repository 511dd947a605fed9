/** Official above, solid; claimed below, hatched; one scale. Parts of 1; the figures stand beside it as text. */
export function TwinBar({
  official,
  claimed,
  small = false,
}: {
  readonly official: number;
  readonly claimed: number;
  readonly small?: boolean;
}) {
  const height = small ? 'h-1' : 'h-[5px]';
  const track = `block ${height} rounded-[1.5px] bg-sel`;
  return (
    <span aria-hidden className="grid gap-0.5">
      <span className={track}>
        <i className={`block ${height} rounded-[1.5px] bg-done`} style={{ width: `${official * 100}%` }} />
      </span>
      <span className={track}>
        {claimed === 0 ? null : (
          <i className={`block ${height} hatched rounded-[1.5px]`} style={{ width: `${claimed * 100}%` }} />
        )}
      </span>
    </span>
  );
}
