import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { shellChannels, type EngineCondition, type Shell, type ShellPlatform } from '#contract/shell.ts';

/** Calls `listener` with each message of a channel; answers how to stop. The page never sees Electron's event. */
function listen<Payload>(channel: string, listener: (payload: Payload) => void): () => void {
  const heard = (_event: unknown, payload: Payload) => listener(payload);
  ipcRenderer.on(channel, heard);
  return () => ipcRenderer.off(channel, heard);
}

const shell: Shell = {
  platform: process.platform as ShellPlatform,
  chooseExports: () => ipcRenderer.invoke(shellChannels.chooseExports) as Promise<readonly string[]>,
  pathOfDroppedFile: (file) => webUtils.getPathForFile(file as File),
  openOnGitHub: (url) => ipcRenderer.invoke(shellChannels.openOnGitHub, url) as Promise<boolean>,
  onCommand: (listener) => listen<string>(shellChannels.command, listener),
  onEngineCondition: (listener) => listen<EngineCondition>(shellChannels.engineCondition, listener),
};
contextBridge.exposeInMainWorld('namiShell', shell);

// A port cannot pass the context bridge; a message of the window to itself can carry it.
ipcRenderer.on(shellChannels.enginePort, (event) => {
  window.postMessage({ type: shellChannels.enginePort }, window.location.origin, [...event.ports]);
});
