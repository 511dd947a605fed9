import type { NodeStatus, ProgrammeNode } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { Band, Checkpoint } from './bands.ts';
import type { Palette } from './palette.ts';
import type { Bar, Timeline } from './timeline.ts';
import { statusAt } from './spanParts.ts';
import type { TimeWindow } from './timeWindow.ts';

/** The words that the canvas draws, in the user's language. */
export type CanvasWords = {
  readonly language: string;
  readonly now: (moment: number) => string;
  readonly moment: (moment: number) => string;
  readonly behind: (blockers: readonly IssueKey[], milliseconds: number) => string;
  readonly waits: (milliseconds: number) => string;
  readonly silent: (milliseconds: number) => string;
  readonly wave: (id: string) => string;
  readonly moved: (text: string, planned: number, real: number) => string;
};

/** Everything that is drawn, apart from where. */
export type Scene = {
  readonly timeline: Timeline;
  readonly bands: readonly Band[];
  readonly checkpoints: readonly Checkpoint[];
  readonly nodes: ReadonlyMap<IssueKey, ProgrammeNode>;
  readonly critical: ReadonlySet<IssueKey>;
  readonly criticalPath: readonly IssueKey[];
  readonly criticalOnly: boolean;
  readonly selected: IssueKey | null;
  /** What is looked back at; the as-of where nothing is. */
  readonly moment: number;
  readonly words: CanvasWords;
};

/** Where it is drawn: pixels of the page, and of the screen by `ratio`. */
export type View = {
  readonly window: TimeWindow;
  readonly scrollTop: number;
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly hovered: number;
};

export type Pen = {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly scene: Scene;
  readonly view: View;
};

/** The status a bar is drawn in: today's as the programme knows it, an earlier one by the words known then. */
export function statusOf({ nodes, timeline, moment }: Scene, bar: Bar): NodeStatus {
  const known = nodes.get(bar.issue)?.status;
  if (moment >= timeline.asOf && known !== undefined) return known;
  return statusAt(bar.spans, moment) ?? 'waiting';
}
