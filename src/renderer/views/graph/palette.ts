import { nodeStatuses, type NodeStatus } from '#domain/programme.ts';
import { statusTone } from '../../ui/status.ts';

/** The design's colours as the canvas takes them: read from the page, so that one file holds them. */
export type Palette = {
  readonly bg: string;
  readonly raised: string;
  readonly line: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly ink4: string;
  readonly crit: string;
  readonly focus: string;
  readonly font: string;
  readonly status: Readonly<Record<NodeStatus, string>>;
};

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const status = Object.fromEntries(nodeStatuses.map((each) => [each, value(statusTone[each])]));
  return {
    bg: value('bg'),
    raised: value('raised'),
    line: value('line'),
    line2: value('line2'),
    ink: value('ink'),
    ink2: value('ink2'),
    ink3: value('ink3'),
    ink4: value('ink4'),
    crit: value('crit'),
    focus: value('focus'),
    font: value('font-ui'),
    status: status as Record<NodeStatus, string>,
  };
}

/** Calls back when the theme changes, by the user's choice or the system's. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
