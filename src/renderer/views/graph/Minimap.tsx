import { useReactFlow } from '@xyflow/react';
import { memo, useEffect, useRef, type PointerEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { onThemeChange, readPalette } from './palette.ts';
import type { Frame } from './usePainter.ts';
import type { Drawing } from './useScene.ts';
import { loudestStatus } from './paint.ts';

const room = { width: 108, height: 82, padding: 5 } as const;

/** Graph pixels to pixels of the map. */
function scaleOf({ scene: { layout } }: Pick<Drawing, 'scene'>): {
  scale: number;
  left: number;
  top: number;
} {
  const { width, height } = layout.size;
  const inner = { width: room.width - 2 * room.padding, height: room.height - 2 * room.padding };
  const scale = Math.min(inner.width / Math.max(1, width), inner.height / Math.max(1, height), 0.06);
  return { scale, left: (room.width - width * scale) / 2, top: (room.height - height * scale) / 2 };
}

/** Moves the frame that shows what the window sees. */
export function placeMapFrame(
  element: HTMLElement,
  drawing: Drawing,
  { viewport, width, height }: Frame,
): void {
  const { scale, left, top } = scaleOf(drawing);
  const x = left + (-viewport.x / viewport.zoom) * scale;
  const y = top + (-viewport.y / viewport.zoom) * scale;
  const right = Math.min(room.width - 2, x + (width / viewport.zoom) * scale);
  const bottom = Math.min(room.height - 2, y + (height / viewport.zoom) * scale);
  const [fromX, fromY] = [Math.max(2, x), Math.max(2, y)];
  element.style.transform = `translate(${fromX}px, ${fromY}px)`;
  element.style.width = `${Math.max(2, right - fromX)}px`;
  element.style.height = `${Math.max(2, bottom - fromY)}px`;
}

/** The whole graph as coloured dots, and where the window stands in it. */
export const Minimap = memo(function Minimap({
  drawing,
  frame,
}: {
  readonly drawing: Drawing;
  readonly frame: Ref<HTMLDivElement>;
}) {
  const { t } = useTranslation('graph');
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useReactFlow();

  useEffect(() => {
    function draw(): void {
      const context = canvas.current?.getContext('2d');
      if (canvas.current === null || context == null) return;
      const ratio = window.devicePixelRatio;
      canvas.current.width = room.width * ratio;
      canvas.current.height = room.height * ratio;
      const palette = readPalette();
      const { scene, source } = drawing;
      const { scale, left, top } = scaleOf(drawing);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      for (const [index, item] of scene.structure.items.entries()) {
        const area = scene.areaOf(index);
        const status =
          item.kind === 'issue' ? source.nodes.get(item.id)?.status : loudestStatus(item.lane, source);
        const quiet = status === undefined || status === 'waiting' || status === 'gated';
        context.fillStyle = quiet ? palette.ink4 : palette.status[status];
        context.fillRect(
          left + area.left * scale,
          top + area.top * scale,
          Math.max(1, (area.right - area.left) * scale),
          Math.max(1, (area.bottom - area.top) * scale),
        );
      }
    }
    // A burst of changes is drawn once.
    const pending = requestAnimationFrame(draw);
    const stop = onThemeChange(draw);
    return () => {
      cancelAnimationFrame(pending);
      stop();
    };
  }, [drawing]);

  function goThere(event: PointerEvent<HTMLDivElement>): void {
    if (event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { scale, left, top } = scaleOf(drawing);
    const x = (event.clientX - box.left - left) / scale;
    const y = (event.clientY - box.top - top) / scale;
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  }

  return (
    <div
      role="img"
      aria-label={t('map')}
      title={t('map')}
      onPointerDown={goThere}
      onPointerMove={goThere}
      className="absolute bottom-3 left-10 overflow-hidden rounded-md bg-surface shadow-[0_0_0_1px_var(--line2)]"
      style={{ width: room.width, height: room.height }}
    >
      <canvas ref={canvas} className="size-full" />
      <div
        ref={frame}
        className="pointer-events-none absolute top-0 left-0 rounded-[3px] border-[1.2px] border-ink"
      />
    </div>
  );
});
