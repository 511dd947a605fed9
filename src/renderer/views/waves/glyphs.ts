/** The shapes of StatusGlyph on a 16 px grid, for the canvas: those that stand on a timeline. */
export type GlyphName = 'blocked' | 'failed' | 'review' | 'claimed';

type Drawn = { readonly fill?: string; readonly stroke?: string; readonly weight?: number };

const shapes: Readonly<Record<GlyphName, readonly Drawn[]>> = {
  blocked: [{ fill: 'M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2zM4 6.9v2.2h8V6.9z' }],
  failed: [{ stroke: 'M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8', weight: 2.3 }],
  review: [
    {
      stroke: 'M1.3 8C2.9 5.1 5.2 3.6 8 3.6S13.1 5.1 14.7 8C13.1 10.9 10.8 12.4 8 12.4S2.9 10.900 1.3 8z',
      weight: 1.5,
    },
    { fill: 'M5.7 8a2.3 2.3 0 1 0 4.600 0a2.3 2.3 0 1 0-4.600 0z' },
  ],
  claimed: [
    { stroke: 'M1.4 9.2l3 3.1 5-6.6', weight: 1.8 },
    { stroke: 'M10.7 3.6c.2-1.2 1-1.8 2-1.8 1.1 0 2 .8 2 1.8 0 1.4-1.9 1.5-1.9 3', weight: 1.5 },
    { fill: 'M11.800 9a1 1 0 1 0 2 0a1 1 0 1 0-2 0z' },
  ],
};

const paths = new Map<string, Path2D>();

function pathOf(text: string): Path2D {
  let path = paths.get(text);
  if (path === undefined) paths.set(text, (path = new Path2D(text)));
  return path;
}

/** Draws a glyph with its upper left corner at a point. */
export function drawGlyph(
  context: CanvasRenderingContext2D,
  name: GlyphName,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 16, size / 16);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const { fill, stroke, weight } of shapes[name]) {
    if (fill !== undefined) {
      context.fillStyle = colour;
      context.fill(pathOf(fill), 'evenodd');
    }
    if (stroke !== undefined) {
      context.strokeStyle = colour;
      context.lineWidth = weight ?? 1.5;
      context.stroke(pathOf(stroke));
    }
  }
  context.restore();
}
