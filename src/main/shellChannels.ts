import { BrowserWindow, dialog, ipcMain, shell, type IpcMainInvokeEvent } from 'electron';
import { shellChannels } from '#contract/shell.ts';
import { gitHubAddress } from './gitHubAddress.ts';

/** A request from anything but the top frame of the window's own page. Answered with an error, never carried out. */
class WrongSender extends Error {
  override readonly name = 'WrongSender';
  constructor() {
    super('This request did not come from the Nami window, so it was refused.');
  }
}

/** Answers what the window asks of the shell, as long as it is the window that asks. */
export function answerShell(address: string, gitHubHosts: () => ReadonlySet<string>): void {
  const origin = new URL(address);
  const handle = (channel: string, answer: (event: IpcMainInvokeEvent, argument: unknown) => unknown) =>
    ipcMain.handle(channel, (event, argument: unknown) => {
      if (!comesFrom(event, origin)) throw new WrongSender();
      return answer(event, argument);
    });

  handle(shellChannels.openOnGitHub, async (_event, argument) => {
    const target = gitHubAddress(argument, gitHubHosts());
    if (target === null) return false;
    await shell.openExternal(target);
    return true;
  });
  handle(shellChannels.chooseExports, async (event) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window === null) return [];
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: 'JSON', extensions: ['json'] }],
    });
    return canceled ? [] : filePaths;
  });
}

function comesFrom({ senderFrame, sender }: IpcMainInvokeEvent, origin: URL): boolean {
  if (senderFrame === null || senderFrame !== sender.mainFrame) return false;
  const url = URL.parse(senderFrame.url);
  return url?.protocol === origin.protocol && url.host === origin.host;
}
