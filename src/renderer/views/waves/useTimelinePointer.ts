import { useEffect, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { openIssue } from '../../stores/navigation.ts';
import { select } from '../../stores/selection.ts';
import { headerHeight } from './geometry.ts';
import { barAt } from './hitTesting.ts';
import type { Scene } from './scene.ts';
import type { TimelineControl } from './useTimelineView.ts';

/** A pointer that moved less than this has clicked, in pixels. */
const clickReach = 4;
/** A pinch or a wheel with ⌘ or Ctrl: one notch of a mouse wheel is 100. */
const zoomPerPixel = 0.0032;

/** Wheel, pinch, drag, click and hover over the canvas. */
export function useTimelinePointer(
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: Scene,
  control: TimelineControl,
  onHover: (bar: number) => void,
  onPick: (bar: number) => void,
) {
  const pressed = useRef<{ x: number; y: number; lastX: number; lastY: number; moved: boolean } | null>(null);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    // React's own wheel listeners are passive and could not keep the page from zooming.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      if (event.ctrlKey || event.metaKey) {
        control.zoom(event.offsetX, Math.exp(-event.deltaY * scale * zoomPerPixel));
        return;
      }
      const [across, down] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
      if (across !== 0) control.pan(across * scale);
      if (down !== 0) control.scroll(down * scale);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [canvas, control]);

  const barUnder = (event: ReactPointerEvent | React.MouseEvent) => {
    const { offsetX, offsetY } = event.nativeEvent;
    const { window, scrollTop, rowHeight } = control.view.current;
    if (offsetY < headerHeight) return -1;
    return barAt(scene.timeline, { window, scrollTop, rowHeight, top: headerHeight }, offsetX, offsetY);
  };

  return {
    onPointerDown(event: ReactPointerEvent<HTMLCanvasElement>) {
      if (event.button !== 0) return;
      const { clientX: x, clientY: y } = event;
      pressed.current = { x, y, lastX: x, lastY: y, moved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: ReactPointerEvent<HTMLCanvasElement>) {
      const press = pressed.current;
      if (press === null) {
        const bar = barUnder(event);
        control.hover(bar);
        onHover(bar);
        return;
      }
      press.moved ||= Math.hypot(event.clientX - press.x, event.clientY - press.y) >= clickReach;
      if (!press.moved) return;
      control.pan(press.lastX - event.clientX);
      control.scroll(press.lastY - event.clientY);
      press.lastX = event.clientX;
      press.lastY = event.clientY;
    },
    onPointerUp(event: ReactPointerEvent<HTMLCanvasElement>) {
      const press = pressed.current;
      pressed.current = null;
      if (press === null || press.moved) return;
      const bar = barUnder(event);
      onPick(bar);
      select(scene.timeline.bars[bar]?.issue ?? null);
    },
    onPointerCancel() {
      pressed.current = null;
    },
    onPointerLeave() {
      control.hover(-1);
      onHover(-1);
    },
    onDoubleClick(event: React.MouseEvent<HTMLCanvasElement>) {
      const bar = scene.timeline.bars[barUnder(event)];
      if (bar !== undefined) openIssue(bar.issue);
    },
  };
}
