import { headerHeight } from './geometry.ts';
import type { View } from './scene.ts';
import type { Timeline } from './timeline.ts';
import { xOf } from './timeWindow.ts';

const gap = 8;
const leastHeight = 220;
const mostHeight = 480;

/** Puts the card under its bar, or above it where there is no room below: beside what it tells of, never on it. */
export function placeCard(card: HTMLElement, timeline: Timeline, bar: number, view: View): void {
  const { rowHeight, scrollTop, width, height, window } = view;
  const top = headerHeight + timeline.rowOf[bar]! * rowHeight - scrollTop;
  const inSight = top + rowHeight > headerHeight && top < height;
  card.style.visibility = inSight ? 'visible' : 'hidden';
  const below = top + rowHeight + gap;
  // As tall as the larger side of the row allows: the card scrolls inside.
  const room = Math.max(height - gap - below, top - 2 * gap);
  card.style.maxHeight = `${Math.max(leastHeight, Math.min(mostHeight, room))}px`;
  const above = top - gap - card.offsetHeight;
  const y = below + card.offsetHeight <= height - gap ? below : above >= gap ? above : null;
  const left = Math.max(0, xOf(window, timeline.from[bar]!));
  const right = Math.min(width, xOf(window, timeline.to[bar]!));
  // No room above or below: at the side with more room.
  const x =
    y !== null
      ? left
      : width - right >= card.offsetWidth + 2 * gap || width - right > left
        ? right + 2 * gap
        : left - card.offsetWidth - 2 * gap;
  const inside = Math.max(gap, Math.min(width - card.offsetWidth - gap, x));
  const down = y ?? Math.max(gap, Math.min(height - card.offsetHeight - gap, top - card.offsetHeight / 2));
  card.style.transform = `translate(${Math.round(inside)}px, ${Math.round(down)}px)`;
}
