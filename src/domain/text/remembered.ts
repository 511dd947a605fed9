/** Longer texts are rarely asked for twice. */
const longest = 400;
/** About a body of lines. */
const most = 2_000;

/**
 * The same reading, with its last answers kept: several readers ask for the same line, pass by pass. What `read`
 * returns must be plain readonly data that depends on the text alone.
 */
export function remembered<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, { readonly answer: Answer }>();
  let last: { readonly text: string; readonly answer: Answer } | null = null;
  return (text) => {
    if (last !== null && last.text === text) return last.answer;
    const known = text.length <= longest ? kept.get(text) : undefined;
    const { answer } = known ?? { answer: read(text) };
    if (known === undefined && text.length <= longest) {
      if (kept.size >= most) kept.clear();
      kept.set(text, { answer });
    }
    last = { text, answer };
    return answer;
  };
}
