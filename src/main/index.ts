import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, nativeTheme, safeStorage, type BrowserWindow } from 'electron';
import type { FromEngine } from '#contract/process.ts';
import { shellChannels } from '#contract/shell.ts';
import { readAppArguments, takeToken } from './arguments.ts';
import { openCredentials } from './credentials.ts';
import { hostDemo } from './demo.ts';
import { hostEngine } from './engineHost.ts';
import { setMenu } from './menu.ts';
import { menuLanguageFor } from './menuLabels.ts';
import { registerWindowScheme, serveWindow } from './protocol.ts';
import { openSettings } from './settings.ts';
import { answerShell } from './shellChannels.ts';
import { createSignIn } from './signIn.ts';
import { followPowerAndNetwork } from './powerAndNetwork.ts';
import { firstSource } from './source.ts';
import { bringToFront, followVisibility, lockSession, openWindow, windowAddress } from './window.ts';

const given = readAppArguments(process.argv);
const token = takeToken(process.env);

if (given.userData !== null) app.setPath('userData', given.userData);
if (given.theme !== null) nativeTheme.themeSource = given.theme;
if (given.language !== null) app.commandLine.appendSwitch('lang', given.language);
// enableSandbox() overrules the switch that containers need, where everything runs as root and no sandbox can start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerWindowScheme();

// One owner of the database: a second start brings the first one's window to the front and ends.
if (app.requestSingleInstanceLock()) void app.whenReady().then(openNami);
else app.quit();

function openNami(): void {
  const built = (...path: string[]) => join(import.meta.dirname, ...path);
  const address = windowAddress(app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']);
  const settings = openSettings(join(app.getPath('userData'), 'shell.json'));
  const databaseFile = given.databaseFile ?? join(app.getPath('userData'), 'nami.db');

  const language = given.language ?? menuLanguageFor(app.getLocale());

  const { source, demo: startsWithDemo } = firstSource(
    given,
    token,
    settings.read().source,
    existsSync(databaseFile),
  );
  const signIn = createSignIn({
    credentials: openCredentials(join(app.getPath('userData'), 'credentials.json'), safeStorage),
    settings,
    source,
    clientId: process.env['NAMI_CLIENT_ID'] ?? settings.read().clientId ?? null,
  });

  const hear = (message: FromEngine) => {
    if (message.type === 'demo-wanted') demo.start();
    const answer = signIn.hear(message);
    if (answer !== null) engine.tell(answer);
  };
  const engine = hostEngine(built('engine.js'), language, () => ({ databaseFile, ...signIn.start() }), hear);
  const demo = hostDemo(built('simulator.js'), (simulator) => engine.answerDemo(simulator));
  if (startsWithDemo) demo.start();

  followPowerAndNetwork((surroundings) => engine.setSurroundings(surroundings));
  lockSession(address);
  serveWindow(built('..', 'renderer'));
  answerShell(address, signIn.hosts);

  let window: BrowserWindow | null = null;
  const show = () => {
    if (window !== null) {
      bringToFront(window);
      return;
    }
    const opened = openWindow(address, built('..', 'preload', 'window.cjs'), settings);
    opened.webContents.on('dom-ready', () => engine.connect(opened.webContents));
    followVisibility(opened, (visible) => engine.setSurroundings({ visible }));
    opened.once('closed', () => (window = null));
    window = opened;
  };
  show();
  setMenu(language, (command) => {
    show();
    window?.webContents.send(shellChannels.command, command);
  });

  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  quitWith(async () => {
    demo.stop();
    await engine.stop();
  });
}

/** Lets the engine close its database before the app ends. */
function quitWith(finish: () => Promise<void>): void {
  let finished = false;
  app.on('before-quit', (event) => {
    if (finished) return;
    event.preventDefault();
    void finish().then(() => {
      finished = true;
      app.quit();
    });
  });
}
