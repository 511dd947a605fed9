import i18next from 'i18next';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { menuLabels } from '../../../src/main/menuLabels.ts';
import type { Actions } from '#renderer/app/actions.ts';
import { shellCommands } from '#renderer/app/commands.ts';
import { keyName, shortcutInWords, shortcutMatcher } from '#renderer/app/keyboard.ts';
import { startTexts } from '#renderer/i18n/index.ts';
import { addCommands, allCommands, runCommand } from '#renderer/stores/commands.ts';
import { navigationStore } from '#renderer/stores/navigation.ts';

const nothing = () => Promise.resolve();
const actions: Actions = {
  chooseExport: nothing,
  openExports: nothing,
  openDemo: nothing,
  refresh: nothing,
  signOut: nothing,
  openOutside: nothing,
  copy: nothing,
  readAgain: nothing,
};
const commands = shellCommands(actions);

beforeAll(() => {
  startTexts('en');
});

describe('the registry of commands', () => {
  test.each(commands.map((command) => [command.id, command.titleKey]))(
    'has a title for %s in both languages',
    (_, titleKey) => {
      for (const lng of ['en', 'ja'] as const)
        expect(i18next.getResource(lng, 'shell', titleKey.replace('shell:', ''))).toEqual(expect.any(String));
    },
  );

  test('gives each command an id and a shortcut of its own', () => {
    const ids = commands.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const shortcuts = commands.flatMap(({ shortcut }) => shortcut ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  test('knows every command that the native menu names', () => {
    const named = Object.keys(menuLabels.en).filter((name) => name.includes('.'));
    expect(named.filter((name) => !commands.some(({ id }) => id === name))).toEqual([]);
  });

  test('runs by id while it is there, and not after', () => {
    const remove = addCommands(commands);
    expect(runCommand('view.graph')).toBe(true);
    expect(navigationStore.getState().place).toEqual({ view: 'graph' });
    remove();
    expect(runCommand('view.graph')).toBe(false);
    expect(allCommands()).toEqual([]);
  });
});

describe('shortcuts', () => {
  let clock = 0;
  afterEach(() => {
    clock = 0;
  });
  const match = () => shortcutMatcher(() => clock);

  test('may be sequences', () => {
    const press = match();
    expect(press('g', commands)).toBe('more');
    expect(press('g', commands)).toMatchObject({ id: 'view.graph' });
    expect(press('g', commands)).toBe('more');
    expect(press('n', commands)).toMatchObject({ id: 'view.now' });
  });

  test('forget a sequence that takes too long', () => {
    const press = match();
    press('g', commands);
    clock = 5_000;
    expect(press('n', commands)).toBeNull();
  });

  test('begin anew with a key that does not continue', () => {
    const press = match();
    press('g', commands);
    expect(press('/', commands)).toMatchObject({ id: 'search.focus' });
  });

  test('are the same with Command and with Control', () => {
    const plain = { metaKey: false, ctrlKey: false, altKey: false };
    expect(keyName({ ...plain, key: 'K', metaKey: true })).toBe('mod+k');
    expect(keyName({ ...plain, key: 'k', ctrlKey: true })).toBe('mod+k');
    expect(keyName({ ...plain, key: 'Shift' })).toBeNull();
    expect([
      shortcutInWords('mod+k', true),
      shortcutInWords('mod+k', false),
      shortcutInWords('g n', true),
    ]).toEqual(['⌘K', 'Ctrl K', 'G N']);
  });
});
