import type { Viewport } from './paint.ts';
import type { Area } from './scene.ts';

/** Side of a tile in pixels of the screen: a dozen cover a window, and one is drawn well within a frame. */
const side = 512;
/** Tiles drawn in one frame: twelve visible ones are renewed in three frames, and panning needs one at a time. */
const drawnPerFrame = 4;
const drawnWhilePanning = 1;
/** Drawn ahead of the window's edge, in pixels of the screen. */
const ahead = 256;
const keptAtMost = 48;

type Tile = {
  readonly canvas: HTMLCanvasElement;
  readonly column: number;
  readonly row: number;
  drawn: number;
};

/** One zoom's tiles in a layer of their own. */
type Sheet = { readonly zoom: number; readonly layer: HTMLElement; readonly tiles: Map<string, Tile> };

/** Draws one tile: `viewport` puts the graph so that the tile's corner is the context's origin. */
export type DrawTile = (
  context: OffscreenCanvasRenderingContext2D,
  viewport: Viewport,
  size: number,
  ratio: number,
) => void;

/**
 * The ground of the graph as a field of tiles. Panning moves one layer and draws only what comes into sight;
 * drawing the whole window anew in each frame took 20 ms where edges are dense. While the zoom changes the last
 * tiles are stretched; once it rests for a moment they are drawn sharp, over the stretched ones.
 */
export class TileField {
  readonly #host: HTMLElement;
  readonly #draw: DrawTile;
  #sheet: Sheet | null = null;
  #old: Sheet | null = null;
  #version = 1;
  #before: Viewport | null = null;
  /**
   * Tiles are drawn here and handed over as finished pictures. A canvas with a drawing context of its own is copied
   * to the compositor in every frame, drawn on or not: 4 to 6 ms for twenty of them.
   */
  readonly #easel = new OffscreenCanvas(side, side);

  constructor(host: HTMLElement, draw: DrawTile) {
    this.#host = host;
    this.#draw = draw;
  }

  /** Everything is drawn anew; what is there stays until then. */
  invalidate(): void {
    this.#version++;
  }

  /** Only tiles that the area (in the graph's pixels) touches are drawn anew. */
  invalidateArea({ left, top, right, bottom }: Area): void {
    if (this.#sheet === null) return;
    const { zoom, tiles } = this.#sheet;
    for (const tile of tiles.values()) {
      const apart =
        right * zoom < tile.column * side ||
        left * zoom > (tile.column + 1) * side ||
        bottom * zoom < tile.row * side ||
        top * zoom > (tile.row + 1) * side;
      if (!apart) tile.drawn = 0;
    }
  }

  /**
   * Moves the tiles to the viewport and draws some that are missing. `resting`: the zoom did not change for a
   * moment. Returns true while there is more to draw.
   */
  show(viewport: Viewport, width: number, height: number, resting: boolean): boolean {
    const panning = this.#before !== null && (this.#before.x !== viewport.x || this.#before.y !== viewport.y);
    this.#before = viewport;
    if (this.#sheet === null || (this.#sheet.zoom !== viewport.zoom && resting)) this.#renew(viewport.zoom);
    const sheet = this.#sheet!;
    for (const each of [this.#old, sheet]) {
      if (each === null) continue;
      const scale = viewport.zoom / each.zoom;
      each.layer.style.transform = `translate(${viewport.x}px, ${viewport.y}px)${scale === 1 ? '' : ` scale(${scale})`}`;
    }
    if (sheet.zoom !== viewport.zoom) return true;
    const wanted = this.#wanted(viewport, width, height);
    const missing = wanted.filter(
      ({ column, row }) => sheet.tiles.get(`${column} ${row}`)?.drawn !== this.#version,
    );
    const most = panning ? drawnWhilePanning : drawnPerFrame;
    for (const { column, row } of missing.slice(0, most)) this.#drawTile(sheet, column, row);
    if (missing.filter(({ seen }) => seen).length <= most && this.#old !== null) {
      this.#old.layer.remove();
      this.#old = null;
    }
    this.#drop(sheet, viewport, width, height);
    return missing.length > most;
  }

  remove(): void {
    this.#old?.layer.remove();
    this.#sheet?.layer.remove();
    this.#old = this.#sheet = null;
  }

  #renew(zoom: number): void {
    this.#old?.layer.remove();
    this.#old = this.#sheet;
    const layer = document.createElement('div');
    layer.className = 'graph-tiles';
    this.#host.append(layer);
    this.#sheet = { zoom, layer, tiles: new Map() };
  }

  /** Tiles in sight first, then those just outside. */
  #wanted(
    { x, y }: Viewport,
    width: number,
    height: number,
  ): { column: number; row: number; seen: boolean }[] {
    const found: { column: number; row: number; seen: boolean }[] = [];
    for (let row = Math.floor((-y - ahead) / side); row * side < height - y + ahead; row++) {
      for (let column = Math.floor((-x - ahead) / side); column * side < width - x + ahead; column++) {
        const seen =
          (column + 1) * side > -x &&
          column * side < width - x &&
          (row + 1) * side > -y &&
          row * side < height - y;
        found.push({ column, row, seen });
      }
    }
    return found.sort((a, b) => Number(b.seen) - Number(a.seen));
  }

  #drawTile(sheet: Sheet, column: number, row: number): void {
    const name = `${column} ${row}`;
    let tile = sheet.tiles.get(name);
    const ratio = window.devicePixelRatio;
    if (tile === undefined) {
      const canvas = document.createElement('canvas');
      canvas.style.transform = `translate(${column * side}px, ${row * side}px)`;
      canvas.style.width = canvas.style.height = `${side}px`;
      sheet.layer.append(canvas);
      tile = { canvas, column, row, drawn: 0 };
      sheet.tiles.set(name, tile);
    }
    const pixels = Math.round(side * ratio);
    if (this.#easel.width !== pixels) this.#easel.width = this.#easel.height = pixels;
    const context = this.#easel.getContext('2d', { alpha: false });
    if (context !== null)
      this.#draw(context, { x: -column * side, y: -row * side, zoom: sheet.zoom }, side, ratio);
    tile.canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(this.#easel.transferToImageBitmap());
    tile.drawn = this.#version;
  }

  /** Lets go of the tiles farthest from the window. */
  #drop(sheet: Sheet, { x, y }: Viewport, width: number, height: number): void {
    if (sheet.tiles.size <= keptAtMost) return;
    const middle = { column: (width / 2 - x) / side, row: (height / 2 - y) / side };
    const far = ({ column, row }: Tile) => Math.hypot(column + 0.5 - middle.column, row + 0.5 - middle.row);
    const byDistance = [...sheet.tiles].sort(([, a], [, b]) => far(b) - far(a));
    for (const [name, tile] of byDistance.slice(0, sheet.tiles.size - keptAtMost)) {
      tile.canvas.remove();
      sheet.tiles.delete(name);
    }
  }
}
