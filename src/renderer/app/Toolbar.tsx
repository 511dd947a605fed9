import { useTranslation } from 'react-i18next';
import { useServices } from '../connection/services.ts';
import { back, forward, navigationStore, usePlace } from '../stores/navigation.ts';
import { showPanel } from '../stores/panels.ts';
import { useNode } from '../stores/programme.ts';
import { useNothingOpen, useSession } from '../stores/session.ts';
import { Key } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { isMac } from '../ui/platform.ts';
import { ToolbarSlot } from '../ui/ToolbarItems.tsx';
import { shortcutInWords } from './keyboard.ts';
import { issueName } from '../ui/issueName.ts';

function History() {
  const { t } = useTranslation('shell');
  const past = navigationStore((state) => state.past.length);
  const future = navigationStore((state) => state.future.length);
  if (past + future === 0) return null;
  const look =
    'no-drag grid size-6 place-items-center rounded-md text-ink2 hover:bg-hover disabled:text-ink4';
  return (
    <div className="-ml-2 flex">
      <button
        type="button"
        className={look}
        disabled={past === 0}
        onClick={back}
        aria-label={t('command.go.back')}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        className={look}
        disabled={future === 0}
        onClick={forward}
        aria-label={t('command.go.forward')}
      >
        <Icon name="forward" />
      </button>
    </div>
  );
}

/** 48 px: where the user is, the view's own controls, and the field that finds and runs everything. */
export function Toolbar() {
  const { t } = useTranslation('shell');
  const { shell } = useServices();
  const place = usePlace();
  const repository = useSession((session) => session.state?.repository ?? null);
  const issue = place.view === 'issue' ? place.issue : null;
  const node = useNode(issue);
  const nothingOpen = useNothingOpen();
  const title = nothingOpen
    ? t('view.start')
    : issue === null
      ? t(`view.${place.view}`)
      : `${issueName(issue)} ${node?.title ?? ''}`;
  return (
    <header
      className={`flex h-12 shrink-0 items-center gap-3 border-b border-line pr-4 pl-6 ${shell?.platform === 'darwin' ? 'drag' : ''}`}
    >
      <History />
      <div className="flex min-w-0 flex-1 items-center gap-1.5">
        {repository === null ? null : (
          <>
            <span className="truncate text-ink3">{repository.split('/')[1]}</span>
            <span aria-hidden className="text-ink4">
              /
            </span>
          </>
        )}
        <h1 className="truncate text-base font-semibold">{title}</h1>
      </div>
      <ToolbarSlot />
      <button
        type="button"
        onClick={() => showPanel({ kind: 'palette' })}
        className="no-drag flex h-7 w-[252px] shrink-0 items-center gap-2 rounded-md bg-hover px-2 text-ink3 shadow-hairline max-[1100px]:w-[200px]"
      >
        <Icon name="search" size={14} />
        <span className="min-w-0 flex-1 truncate">{t('toolbar.search')}</span>
        <Key>{shortcutInWords('mod+k', isMac(shell?.platform ?? null))}</Key>
      </button>
    </header>
  );
}
