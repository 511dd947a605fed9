import { CSPProvider } from '@base-ui/react/csp-provider';
import { useEffect, useMemo } from 'react';
import { ServicesProvider } from '../connection/services.ts';
import type { Services } from '../connection/services.ts';
import { addCommands, runCommand } from '../stores/commands.ts';
import { setEngineCondition } from '../stores/session.ts';
import { Toasts } from '../ui/Toasts.tsx';
import type { Actions } from './actions.ts';
import { ActionsProvider } from './actionsContext.ts';
import { shellCommands } from './commands.ts';
import { DropTarget } from './DropTarget.tsx';
import { listenToKeyboard } from './keyboard.ts';
import { Panels } from './Panels.tsx';
import { Sidebar } from './Sidebar.tsx';
import { StatusLine } from './StatusLine.tsx';
import { StorageNotice } from './StorageNotice.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useAppearance } from './useAppearance.ts';
import { View } from './View.tsx';

type AppProps = { readonly services: Services; readonly actions: Actions };

/** The window: sidebar, toolbar, the view, the status line, and what lies over them. */
export function App({ services, actions }: AppProps) {
  useAppearance();
  const commands = useMemo(() => shellCommands(actions), [actions]);
  useEffect(() => addCommands(commands), [commands]);
  useEffect(() => listenToKeyboard(window), []);
  useEffect(() => services.shell?.onCommand((id) => void runCommand(id)), [services]);
  useEffect(() => services.shell?.onEngineCondition(setEngineCondition), [services]);

  return (
    // The window's policy refuses style elements that a script makes.
    <CSPProvider disableStyleElements>
      <ServicesProvider value={services}>
        <ActionsProvider value={actions}>
          <div className="grid h-full grid-cols-[208px_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_26px]">
            <Sidebar />
            <div className="flex min-h-0 min-w-0 flex-col">
              <Toolbar />
              <StorageNotice />
              <main className="relative min-h-0 min-w-0 flex-1 overflow-hidden">
                <View />
              </main>
            </div>
            <StatusLine />
          </div>
          <Panels />
          <Toasts />
          <DropTarget />
        </ActionsProvider>
      </ServicesProvider>
    </CSPProvider>
  );
}
