/** NUL, which ends a text for SQLite's own functions, and lone surrogates, which UTF-8 cannot hold. */
const unstorable = /[\0\p{Surrogate}]/gu;

/**
 * The text as SQLite can keep it. Characters that would not survive become U+FFFD here, on entry, and
 * `replaced` counts them so that the caller can say so.
 */
export function storableText(text: string): { readonly text: string; readonly replaced: number } {
  if (text.search(unstorable) < 0) return { text, replaced: 0 };
  let replaced = 0;
  const stored = text.replace(unstorable, () => {
    replaced += 1;
    return '\uFFFD';
  });
  return { text: stored, replaced };
}
