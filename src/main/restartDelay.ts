/** The first restart is at once; a process that keeps dying is given ever longer, up to ten seconds. */
const delays = [0, 250, 1_000, 3_000, 10_000] as const;
/** A process that lived this long has recovered: its next death counts as the first. */
const stableAfterMilliseconds = 30_000;

/** How many deaths in a row this one makes, and how many milliseconds to wait before starting again. */
export function nextRestart(
  deathsBefore: number,
  livedMilliseconds: number,
): { readonly deaths: number; readonly delay: number } {
  const deaths = livedMilliseconds >= stableAfterMilliseconds ? 1 : deathsBefore + 1;
  return { deaths, delay: delays[Math.min(deaths, delays.length) - 1] ?? 0 };
}
