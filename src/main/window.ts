import { BrowserWindow, screen, session, type WebContents } from 'electron';
import type { SettingsFile, WindowBounds } from './settings.ts';
import { windowOrigin } from './windowFile.ts';

const firstSize = { width: 1440, height: 900 };
const smallestSize = { minWidth: 900, minHeight: 600 };

/** Where the window is loaded from: the built files, or electron-vite's server in a development run. */
export function windowAddress(developmentServer: string | undefined): string {
  return developmentServer ?? `${windowOrigin}/`;
}

/** Copying text on the user's own click; Chromium asks for it as for any permission. */
const allowedPermission = 'clipboard-sanitized-write';

/** Refuses every permission but copying, and every address but the window's own, before CSP is even asked. */
export function lockSession(address: string): void {
  const own = new URL(address);
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(permission === allowedPermission && URL.parse(contents.getURL())?.host === own.host),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) =>
      permission === allowedPermission && URL.parse(origin)?.host === own.host,
  );
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.webRequest.onBeforeRequest((request, answer) => {
    const url = URL.parse(request.url);
    const inside =
      url !== null && (url.host === own.host || ['data:', 'blob:', 'devtools:'].includes(url.protocol));
    answer({ cancel: !inside });
  });
}

export function openWindow(address: string, preload: string, settings: SettingsFile): BrowserWindow {
  const bounds = onScreen(settings.read().window);
  const window = new BrowserWindow({
    ...firstSize,
    ...smallestSize,
    ...bounds,
    show: false,
    title: 'Nami',
    autoHideMenuBar: true,
    ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const } : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Its dictionaries are fetched from a server.
      spellcheck: false,
    },
  });
  if (bounds?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  stayAtHome(window.webContents);
  keepBounds(window, settings);
  reloadAfterCrash(window);
  void window.loadURL(address);
  return window;
}

/** The window shows one page for its whole life: no navigation, no second window, no embedded page. */
function stayAtHome(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** The kept bounds, unless the screen they were on is gone. */
function onScreen(bounds: WindowBounds | null): WindowBounds | null {
  if (bounds === null) return null;
  const area = screen.getDisplayMatching(bounds).workArea;
  const seen =
    bounds.x < area.x + area.width &&
    bounds.x + bounds.width > area.x &&
    bounds.y >= area.y &&
    bounds.y < area.y + area.height;
  return seen ? bounds : null;
}

function keepBounds(window: BrowserWindow, settings: SettingsFile): void {
  window.on('close', () => {
    settings.change({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
  });
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Tells whether the window can be seen, so that polling slows down behind others. */
export function followVisibility(window: BrowserWindow, tell: (visible: boolean) => void): void {
  window.on('show', () => tell(true));
  window.on('restore', () => tell(true));
  window.on('hide', () => tell(false));
  window.on('minimize', () => tell(false));
}

/** How often in a minute a crashed page is loaded again before the window is left as it is. */
const reloadsInAMinute = 3;

function reloadAfterCrash(window: BrowserWindow): void {
  let crashes: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    if (crashes.length <= reloadsInAMinute) window.webContents.reload();
  });
}
