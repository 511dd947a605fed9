/**
 * What the window may ask of the desktop shell (main process), handed over by the preload as
 * `window.namiShell`. In a browser it is absent, and the window does without.
 */
export type ShellPlatform = 'darwin' | 'linux' | 'win32';
export type EngineCondition =
  { readonly kind: 'running' } | { readonly kind: 'restarting'; readonly message: string };

export type Shell = {
  readonly platform: ShellPlatform;
  /** Shows the system's file dialog; an empty list when the user cancels. */
  chooseExports(): Promise<readonly string[]>;
  /** The path behind a dropped file; the sandboxed window cannot see it by itself. */
  pathOfDroppedFile(file: unknown): string;
  /** Opens a GitHub address in the user's browser; every other address is refused. */
  openOnGitHub(url: string): Promise<boolean>;
  /** A menu item or its shortcut was used: the id of a command in the window's registry. */
  onCommand(listener: (commandId: string) => void): () => void;
  onEngineCondition(listener: (condition: EngineCondition) => void): () => void;
};

/** Channel names between preload and main. The raw IPC modules are forbidden elsewhere by lint. */
export const shellChannels = {
  enginePort: 'engine:port',
  engineCondition: 'engine:condition',
  command: 'shell:command',
  chooseExports: 'shell:choose-exports',
  openOnGitHub: 'shell:open-on-github',
} as const;
