import { Menu } from '@base-ui/react/menu';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepositoryState } from '#contract/session.ts';
import { runCommand } from '../stores/commands.ts';
import { useSession } from '../stores/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { menuItem, menuLabel, menuLine, menuPopup } from './menuLooks.ts';
import { RepositoryLine, WorkspaceSheet } from './WorkspaceSheet.tsx';

const noRepositories: readonly RepositoryState[] = [];
/** A menu longer than this is read by nobody; the sheet has all. */
const mostListed = 8;

const entries = ['session.refresh', 'export.open', 'session.openDemo', 'session.connect'] as const;

/** What is open, repository by repository, and the ways to open another. */
export function WorkspaceMenu() {
  const { t } = useTranslation(['shell', 'workspace']);
  const repository = useSession((session) => session.state?.repository ?? null);
  const kind = useSession((session) => session.state?.source.kind ?? 'none');
  const [owner, name] = repository?.split('/') ?? [];
  const repositories = useSession(({ state }) => state?.repositories ?? noRepositories);
  const [managing, setManaging] = useState(false);
  const others = repositories.length - 1;
  const shown = entries.filter((id) => id !== 'session.refresh' || (kind !== 'none' && kind !== 'export'));
  return (
    <>
      {managing ? <WorkspaceSheet onClose={() => setManaging(false)} /> : null}
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
              {others > 0 ? ` ${t('workspace:others', { count: others })}` : null}
            </span>
          </span>
          <Icon name="chevron" size={14} className="text-ink3" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="start" className="z-30">
            <Menu.Popup className={`${menuPopup} max-w-[360px]`}>
              {repositories.length === 0 ? null : (
                <>
                  <Menu.Group>
                    <Menu.GroupLabel className={menuLabel}>{t('workspace:menu')}</Menu.GroupLabel>
                    {repositories.slice(0, mostListed).map((one) => (
                      <div key={one.name} className="flex min-h-7 items-baseline gap-3 px-2 py-0.5">
                        <span className="min-w-0 flex-1 truncate">{one.name}</span>
                        <span className="max-w-[180px] text-right text-small text-ink3">
                          <RepositoryLine repository={one} />
                        </span>
                      </div>
                    ))}
                    {repositories.length > mostListed ? (
                      <div className="px-2 py-0.5 text-small text-ink3">
                        {t('workspace:others', { count: repositories.length - mostListed })}
                      </div>
                    ) : null}
                  </Menu.Group>
                  {kind === 'demo' ? null : (
                    <Menu.Item className={menuItem} onClick={() => setManaging(true)}>
                      {t('workspace:manage')}
                    </Menu.Item>
                  )}
                  <div className={menuLine} />
                </>
              )}
              {shown.map((id) => (
                <Menu.Item key={id} className={menuItem} onClick={() => runCommand(id)}>
                  {t(`command.${id}`)}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}
