import { Menu } from '@base-ui/react/menu';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../stores/commands.ts';
import { useSession } from '../stores/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { menuItem, menuPopup } from './menuLooks.ts';

const entries = ['session.refresh', 'export.open', 'session.openDemo', 'session.connect'] as const;

/** The repository that is open, and the ways to open another. */
export function WorkspaceMenu() {
  const { t } = useTranslation('shell');
  const repository = useSession((session) => session.state?.repository ?? null);
  const kind = useSession((session) => session.state?.source.kind ?? 'none');
  const [owner, name] = repository?.split('/') ?? [];
  const shown = entries.filter((id) => id !== 'session.refresh' || (kind !== 'none' && kind !== 'export'));
  return (
    <Menu.Root>
      <Menu.Trigger className="mb-3 flex h-9 w-full shrink-0 items-center gap-2 rounded-md px-2 text-left hover:bg-hover data-[popup-open]:bg-hover">
        <span className="sr-only">{t('workspace.menu')}</span>
        <span className="grid size-[22px] shrink-0 place-items-center rounded-md bg-primary text-on-primary">
          <Icon name="wave" size={14} weight={1.6} />
        </span>
        <span className="min-w-0 flex-1">
          <b className="block truncate leading-[15px]">{name ?? t('workspace.none')}</b>
          <span className="block truncate text-cap leading-[13px] text-ink3">
            {kind === 'demo' ? t('workspace.demo') : (owner ?? t('workspace.nothing'))}
          </span>
        </span>
        <Icon name="chevron" size={14} className="text-ink3" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-30">
          <Menu.Popup className={menuPopup}>
            {shown.map((id) => (
              <Menu.Item key={id} className={menuItem} onClick={() => runCommand(id)}>
                {t(`command.${id}`)}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
