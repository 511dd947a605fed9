import { Menu } from '@base-ui/react/menu';
import { useTranslation } from 'react-i18next';
import { appearanceStore, languageChoices, setAppearance, themes } from '../stores/appearance.ts';
import { runCommand } from '../stores/commands.ts';
import { Key } from '../ui/Button.tsx';
import { useSession } from '../stores/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { useActions } from './actionsContext.ts';
import { menuItem, menuLabel, menuLine, menuPopup } from './menuLooks.ts';

function Choice({ value, children }: { readonly value: string; readonly children: string }) {
  return (
    <Menu.RadioItem value={value} className={menuItem}>
      <span className="w-3.5">
        <Menu.RadioItemIndicator>
          <Icon name="tick" size={14} weight={1.8} />
        </Menu.RadioItemIndicator>
      </span>
      {children}
    </Menu.RadioItem>
  );
}

/** Theme, language and signing out, at the foot of the sidebar; the palette switches them too. */
export function SettingsMenu() {
  const { t } = useTranslation(['shell', 'start']);
  const { theme, language } = appearanceStore();
  const { signOut } = useActions();
  const account = useSession(({ state }) => state?.account ?? null);
  return (
    <Menu.Root>
      <Menu.Trigger className="-mx-2.5 flex h-11 shrink-0 items-center gap-2 border-t border-line px-[18px] text-ink2 hover:bg-hover data-[popup-open]:bg-hover">
        <Icon name="settings" className="text-ink3" />
        {t('settings.title')}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="top" sideOffset={4} align="start" className="z-30">
          <Menu.Popup className={menuPopup}>
            <Menu.Group>
              <Menu.GroupLabel className={menuLabel}>{t('settings.theme')}</Menu.GroupLabel>
              <Menu.RadioGroup
                value={theme}
                onValueChange={(value: (typeof themes)[number]) => setAppearance({ theme: value })}
              >
                {themes.map((value) => (
                  <Choice key={value} value={value}>
                    {t(`theme.${value}`)}
                  </Choice>
                ))}
              </Menu.RadioGroup>
            </Menu.Group>
            <div className={menuLine} />
            <Menu.Group>
              <Menu.GroupLabel className={menuLabel}>{t('settings.language')}</Menu.GroupLabel>
              <Menu.RadioGroup
                value={language}
                onValueChange={(value: (typeof languageChoices)[number]) =>
                  setAppearance({ language: value })
                }
              >
                {languageChoices.map((value) => (
                  <Choice key={value} value={value}>
                    {t(`language.${value}`)}
                  </Choice>
                ))}
              </Menu.RadioGroup>
            </Menu.Group>
            <div className={menuLine} />
            {account === null ? null : (
              <Menu.Item className={menuItem} onClick={() => void signOut(account.apiUrl)}>
                <span className="w-3.5" />
                {t('start:signOut.item', { server: account.host })}
              </Menu.Item>
            )}
            <Menu.Item className={menuItem} onClick={() => runCommand('help.shortcuts')}>
              <span className="w-3.5" />
              <span className="flex-1">{t('command.help.shortcuts')}</span>
              <Key>?</Key>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
