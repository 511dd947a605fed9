import { useEffect } from 'react';
import { create } from 'zustand';

export type CommandGroup = 'go' | 'view' | 'source' | 'appearance' | 'help';

/**
 * One thing the user can do, wherever it is asked for: palette, keyboard or native menu.
 * `shortcut` is a space-separated sequence of keys, each with optional modifiers: `g n`, `mod+k`, `/`.
 */
export type Command = {
  readonly id: string;
  /** Key of the title with its namespace: `shell:command.view.now`. */
  readonly titleKey: string;
  readonly group: CommandGroup;
  readonly shortcut?: string;
  /** Other words to find it by. */
  readonly keywords?: string;
  readonly run: () => void;
};

type Commands = { readonly lists: readonly (readonly Command[])[] };
export const commandsStore = create<Commands>()(() => ({ lists: [] }));

/** Adds commands until the returned function is called. */
export function addCommands(list: readonly Command[]): () => void {
  commandsStore.setState((state) => ({ lists: [...state.lists, list] }));
  return () => commandsStore.setState((state) => ({ lists: state.lists.filter((other) => other !== list) }));
}

/** Adds a view's own commands while it is shown. Keep the list's identity with `useMemo`. */
export function useCommands(list: readonly Command[]): void {
  useEffect(() => addCommands(list), [list]);
}

/** All commands at this moment. A later list wins where two share an id. */
export function allCommands(): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const list of commandsStore.getState().lists)
    for (const command of list) byId.set(command.id, command);
  return [...byId.values()];
}

/** Runs the command of that id; false where there is none. */
export function runCommand(id: string): boolean {
  const command = allCommands().find((candidate) => candidate.id === id);
  command?.run();
  return command !== undefined;
}
