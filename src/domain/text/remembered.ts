/** Longer texts are rarely asked for twice. */
const longest = 400;
/** A power of two; about the lines of a body and what readers cut out of them. */
const places = 1_024;

/**
 * The same reading, with its last answers kept: several readers ask for the same line, pass by pass. What `read`
 * returns must be plain readonly data that depends on the text alone.
 *
 * Each text has one place, by its length and three of its characters, and a later text takes it over: a map of texts
 * reads every character of a line to find it, which cost as much as the answers saved.
 */
export function remembered<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  type Kept = { readonly text: string; readonly answer: Answer };
  const kept = new Array<Kept | undefined>(places);
  let last: Kept | null = null;
  return (text) => {
    if (last !== null && last.text === text) return last.answer;
    const { length } = text;
    const mixed =
      length * 7 +
      text.charCodeAt(length >> 2) * 31 +
      text.charCodeAt(length >> 1) * 61 +
      text.charCodeAt(length - 1) * 127;
    const place = length === 0 || length > longest ? -1 : mixed & (places - 1);
    const known = kept[place];
    last = known?.text === text ? known : { text, answer: read(text) };
    if (place >= 0) kept[place] = last;
    return last.answer;
  };
}
