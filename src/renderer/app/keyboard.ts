import { allCommands } from '../stores/commands.ts';
import type { Command } from '../stores/commands.ts';
import { panelStore } from '../stores/panels.ts';

/** How long the second key of a sequence such as `g n` may take, in milliseconds. */
const sequencePatience = 1_200;

type Pressed = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>;

/** The name of a pressed key as shortcuts write it: `mod+k`, `g`, `?`; null for a modifier alone. */
export function keyName({ key, metaKey, ctrlKey, altKey }: Pressed): string | null {
  if (['Meta', 'Control', 'Alt', 'Shift', 'Dead', 'Process'].includes(key)) return null;
  const name = key.length === 1 ? key.toLowerCase() : key.toLowerCase();
  return `${metaKey || ctrlKey ? 'mod+' : ''}${altKey ? 'alt+' : ''}${name}`;
}

/** A shortcut as the platform writes it: `⌘K` or `Ctrl K`, `G N`. */
export function shortcutInWords(shortcut: string, onMac: boolean): string {
  return shortcut
    .split(' ')
    .map((key) => {
      const parts = key.split('+');
      const last = parts.at(-1) ?? '';
      const name = { escape: 'Esc', enter: '↵', arrowdown: '↓', arrowup: '↑' }[last] ?? last.toUpperCase();
      const modifiers = parts.slice(0, -1).map((part) => (part === 'mod' ? (onMac ? '⌘' : 'Ctrl ') : '⌥'));
      return modifiers.join('') + name;
    })
    .join(' ');
}

/** Keys as they come, matched against shortcuts that may be sequences. Pure but for what it remembers. */
export function shortcutMatcher(now: () => number) {
  let typed: string[] = [];
  let last = -Infinity;
  return (name: string, commands: readonly Command[]): Command | 'more' | null => {
    if (now() - last > sequencePatience) typed = [];
    last = now();
    for (const keys of [[...typed, name], [name]]) {
      const text = keys.join(' ');
      const exact = commands.find((command) => command.shortcut === text);
      if (exact !== undefined) {
        typed = [];
        return exact;
      }
      if (commands.some((command) => command.shortcut?.startsWith(`${text} `) === true)) {
        typed = keys;
        return 'more';
      }
    }
    typed = [];
    return null;
  };
}

/** True where letters are text: an input, or anything that can be edited. */
function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Runs commands by their shortcuts. Letters stay letters in fields and under a panel. */
export function listenToKeyboard(host: Window): () => void {
  const match = shortcutMatcher(() => performance.now());
  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const name = keyName(event);
    if (name === null) return;
    const typing = takesText(event.target) || panelStore.getState().panel.kind !== 'none';
    if (typing && !name.startsWith('mod+')) return;
    const found = match(name, allCommands());
    if (found === null) return;
    event.preventDefault();
    if (found !== 'more') found.run();
  }
  host.addEventListener('keydown', press);
  return () => host.removeEventListener('keydown', press);
}
