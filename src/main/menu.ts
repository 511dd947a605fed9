import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { menuLabels, type CommandId, type MenuLabel, type MenuLanguage } from './menuLabels.ts';

type Item = MenuItemConstructorOptions;

/** Sets the native menu. Its items only name commands; what they do is the window's matter. */
export function setMenu(language: MenuLanguage, run: (command: CommandId) => void): void {
  const label = (name: MenuLabel): string => menuLabels[language][name];
  const item = (command: CommandId, accelerator?: string): Item => ({
    label: label(command),
    click: () => run(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const separator: Item = { type: 'separator' };
  const onMac = process.platform === 'darwin';

  const template: Item[] = [
    ...(onMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: label('file'),
      submenu: [
        item('export.open', 'CmdOrCtrl+O'),
        item('session.connect'),
        item('session.refresh', 'CmdOrCtrl+R'),
        separator,
        { role: onMac ? 'close' : 'quit' },
      ],
    },
    { label: label('edit'), role: 'editMenu' },
    {
      label: label('go'),
      submenu: [
        item('palette.open', 'CmdOrCtrl+K'),
        separator,
        item('view.now', 'CmdOrCtrl+1'),
        item('view.graph', 'CmdOrCtrl+2'),
        item('view.search', 'CmdOrCtrl+F'),
        separator,
        item('go.back', 'CmdOrCtrl+['),
        item('go.forward', 'CmdOrCtrl+]'),
      ],
    },
    {
      label: label('view'),
      submenu: [
        { label: label('theme'), submenu: [item('theme.system'), item('theme.light'), item('theme.dark')] },
        { label: label('language'), submenu: [item('language.en'), item('language.ja')] },
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
      ],
    },
    { label: label('window'), role: 'windowMenu' },
    { label: label('help'), role: 'help', submenu: [item('help.shortcuts')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
