const widths = new Map<string, number>();
/** More than this many measured words are measured anew: a day of scrolling, not a leak. */
const mostKept = 20_000;

/** Width of a text in pixels in the context's font; measured once. */
export function textWidth(context: CanvasRenderingContext2D, text: string): number {
  const name = `${context.font} ${text}`;
  const known = widths.get(name);
  if (known !== undefined) return known;
  if (widths.size > mostKept) widths.clear();
  const { width } = context.measureText(text);
  widths.set(name, width);
  return width;
}

const shortened = new Map<string, string>();

/** Another font has come: what was measured is of the one before. */
export function forgetWidths(): void {
  widths.clear();
  shortened.clear();
}

/** The text as far as it fits, with an ellipsis; empty where not even three letters do. */
export function fitText(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (room <= 0) return '';
  if (textWidth(context, text) <= room) return text;
  const name = `${context.font} ${Math.floor(room)} ${text}`;
  const known = shortened.get(name);
  if (known !== undefined) return known;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${letters.slice(0, middle).join('')}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  const fitted = low < 3 ? '' : `${letters.slice(0, low).join('').trimEnd()}…`;
  if (shortened.size > mostKept) shortened.clear();
  shortened.set(name, fitted);
  return fitted;
}
