const patterns = new WeakMap<CanvasRenderingContext2D, Map<string, CanvasPattern>>();
/** Distance of the lines of a hatching, in pixels. */
const pitch = 4;

function patternOf(context: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
  let known = patterns.get(context);
  if (known === undefined) patterns.set(context, (known = new Map<string, CanvasPattern>()));
  const found = known.get(colour);
  if (found !== undefined) return found;
  // Drawn at twice the size and halved, so that the lines stay fine on a dense screen.
  const tile = document.createElement('canvas');
  tile.width = tile.height = 2 * pitch;
  const pen = tile.getContext('2d');
  if (pen === null) return null;
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const shift of [-2, 0, 2]) {
    pen.moveTo(shift * pitch - 2, 2 * pitch + 2);
    pen.lineTo((shift + 2) * pitch + 2, -2);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(0.5));
  if (pattern !== null) known.set(colour, pattern);
  return pattern;
}

/** Colours belong to a theme: a new one has patterns of its own. */
export function forgetPatterns(context: CanvasRenderingContext2D): void {
  patterns.delete(context);
}

export function hatch(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
): void {
  const pattern = patternOf(context, colour);
  if (pattern === null || width <= 0) return;
  context.save();
  // The lines move with what is hatched.
  context.translate(x, y);
  context.fillStyle = pattern;
  context.fillRect(0, 0, width, height);
  context.restore();
}

export function roundedBox(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  context.beginPath();
  context.roundRect(x, y, Math.max(0, width), height, Math.min(radius, width / 2, height / 2));
}

export function line(
  context: CanvasRenderingContext2D,
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  colour: string,
  weight = 1,
  dash: readonly number[] = [],
): void {
  context.strokeStyle = colour;
  context.lineWidth = weight;
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
  context.setLineDash([]);
}

export function diamond(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  colour: string,
  filled: boolean,
  ground: string,
): void {
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
  context.fillStyle = filled ? colour : ground;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.stroke();
}
