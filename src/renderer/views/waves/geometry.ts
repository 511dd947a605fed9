/** Pixels of the timeline's fixed parts. */
export const laneWidth = 196;
/** Wave bands, then days, then hours. */
export const headerHeight = 84;
export const bandTop = 8;
export const bandHeight = 22;
export const checkpointHeight = 36;
export const overviewHeight = 76;
/** Rows are tall while all of them fit, else low. */
export const tallRow = 40;
export const lowRow = 28;

export function rowHeightFor(rows: number, bodyHeight: number): number {
  return rows * tallRow <= bodyHeight ? tallRow : lowRow;
}

/** Where in a row the bar and the baseline under it stand. */
export function barBox(rowHeight: number): {
  readonly top: number;
  readonly height: number;
  readonly planTop: number;
  readonly planHeight: number;
} {
  return rowHeight >= tallRow
    ? { top: 8, height: 18, planTop: 29, planHeight: 5 }
    : { top: 3, height: 15, planTop: 20, planHeight: 4 };
}
