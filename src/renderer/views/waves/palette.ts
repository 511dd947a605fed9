import { nodeStatuses, type NodeStatus } from '#domain/programme.ts';
import { statusTone } from '../../ui/status.ts';

/** The design's colours as the canvas takes them: read from the page, so that one file holds them. */
export type Palette = {
  readonly bg: string;
  readonly line: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly ink4: string;
  readonly crit: string;
  readonly focus: string;
  readonly sel: string;
  readonly hover: string;
  readonly raised: string;
  /** Words on a bar of a status, and on one that is done. */
  readonly onStatus: string;
  readonly onDone: string;
  readonly font: string;
  readonly status: Readonly<Record<NodeStatus, string>>;
  readonly statusText: Readonly<Record<NodeStatus, string>>;
};

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const each = (suffix: string) =>
    Object.fromEntries(
      nodeStatuses.map((status) => [status, value(`${statusTone[status]}${suffix}`)]),
    ) as Record<NodeStatus, string>;
  return {
    bg: value('bg'),
    line: value('line'),
    line2: value('line2'),
    ink: value('ink'),
    ink2: value('ink2'),
    ink3: value('ink3'),
    ink4: value('ink4'),
    crit: value('crit'),
    focus: value('focus'),
    sel: value('sel'),
    hover: value('hover'),
    raised: value('raised'),
    onStatus: value('onst'),
    onDone: value('on-done'),
    font: value('font-ui'),
    status: each(''),
    statusText: each('-t'),
  };
}

/** Calls back when the theme changes, by the user's choice or the system's. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
