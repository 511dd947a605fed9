import { useTranslation } from 'react-i18next';
import { allCommands } from '../stores/commands.ts';
import type { CommandGroup } from '../stores/commands.ts';
import { closePanel, usePanel } from '../stores/panels.ts';
import { useServices } from '../connection/services.ts';
import { Button, Key } from '../ui/Button.tsx';
import { isMac } from '../ui/platform.ts';
import { Sheet } from '../ui/Popup.tsx';
import { importInWords } from './actions.ts';
import { ConnectForm } from '../views/start/ConnectForm.tsx';
import { CommandPalette } from './Palette.tsx';
import { shortcutInWords } from './keyboard.ts';
import type { ImportSummary } from '#contract/views.ts';

const groups: readonly CommandGroup[] = ['view', 'go', 'source', 'appearance', 'help'];

/** Keys that belong to lists and not to a command. */
const listKeys = [
  ['J', 'next'],
  ['K', 'previous'],
  ['↵', 'open'],
  ['Esc', 'close'],
] as const;

function HelpSheet() {
  const { t } = useTranslation('shell');
  const { shell } = useServices();
  const onMac = isMac(shell?.platform ?? null);
  const line = 'flex h-7 items-center justify-between gap-4 border-b border-line';
  return (
    <Sheet title={t('command.help.shortcuts')} onClose={closePanel} width="w-[620px]">
      <div className="columns-2 gap-8">
        {groups.map((group) => {
          const commands = allCommands().filter(
            (command) => command.group === group && command.shortcut !== undefined,
          );
          if (commands.length === 0) return null;
          return (
            <section key={group} className="mb-4 break-inside-avoid">
              <h3 className="mb-1 text-small font-medium text-ink3">{t(`group.${group}`)}</h3>
              {commands.map((command) => (
                <div key={command.id} className={line}>
                  <span className="truncate">{t(command.titleKey)}</span>
                  <Key>{shortcutInWords(command.shortcut ?? '', onMac)}</Key>
                </div>
              ))}
            </section>
          );
        })}
        <section className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-small font-medium text-ink3">{t('group.lists')}</h3>
          {listKeys.map(([key, meaning]) => (
            <div key={key} className={line}>
              <span>{t(`list_key.${meaning}`)}</span>
              <Key>{key}</Key>
            </div>
          ))}
        </section>
      </div>
    </Sheet>
  );
}

function ImportSheet({ summary }: { readonly summary: ImportSummary }) {
  const { t } = useTranslation('shell');
  return (
    <Sheet title={summary.repository} onClose={closePanel}>
      <p className="text-ink2">{importInWords(summary)}</p>
      <h3 className="mt-4 mb-1 font-semibold">{t('import.warnings', { count: summary.warnings.length })}</h3>
      <ul className="selectable list-disc pl-4 text-ink2">
        {summary.warnings.map((warning, index) => (
          <li key={index} className="py-0.5">
            {warning}
          </li>
        ))}
      </ul>
      <Button look="primary" className="mt-5" onClick={closePanel}>
        {t('action.understood')}
      </Button>
    </Sheet>
  );
}

function ConnectSheet() {
  const { t } = useTranslation('shell');
  return (
    <Sheet title={t('connect.title')} onClose={closePanel}>
      <ConnectForm />
    </Sheet>
  );
}

/** What lies over the view right now. */
export function Panels() {
  const panel = usePanel();
  switch (panel.kind) {
    case 'none':
      return null;
    case 'palette':
      return <CommandPalette />;
    case 'help':
      return <HelpSheet />;
    case 'connect':
      return <ConnectSheet />;
    case 'import':
      return <ImportSheet summary={panel.summary} />;
  }
}
