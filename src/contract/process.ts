/** How the desktop's main process and the engine's process speak, beside the window's own port. */

/** Where GitHub, or the demo's simulator, answers. Travels by message only: never argv, never environment. */
export type GitHubAddress = {
  /** GraphQL endpoint. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
};

export type EngineSource = { readonly kind: 'none' } | ({ readonly kind: 'github' | 'demo' } & GitHubAddress);

/** Main → engine. A `window` message carries the window's MessagePort. */
export type ToEngine =
  | { readonly type: 'start'; readonly databaseFile: string; readonly source: EngineSource }
  | { readonly type: 'window' }
  | { readonly type: 'demo-address'; readonly address: GitHubAddress | null }
  | { readonly type: 'visibility'; readonly visible: boolean }
  | { readonly type: 'stop' };

/** Engine → main. */
export type FromEngine =
  | { readonly type: 'ready' }
  /** The user asked for the demo: main starts the simulator and answers `demo-address`. */
  | { readonly type: 'demo-wanted' }
  | { readonly type: 'stopped' };

/** Main → simulator process, and its answer. */
export type ToSimulator = { readonly type: 'start'; readonly scenario: string; readonly seed: number };
export type FromSimulator = { readonly type: 'listening'; readonly address: GitHubAddress };
