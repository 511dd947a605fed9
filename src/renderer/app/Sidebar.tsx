import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueKey } from '#domain/tracker.ts';
import { useServices } from '../connection/services.ts';
import { go, openIssue, usePlace } from '../stores/navigation.ts';
import type { Place } from '../stores/navigation.ts';
import { useNode, useProgramme } from '../stores/programme.ts';
import { useNothingOpen } from '../stores/session.ts';
import { allGates, allRisks, allWorkers } from '../stores/tablePlaces.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { SettingsMenu } from './SettingsMenu.tsx';
import { WorkspaceMenu } from './WorkspaceMenu.tsx';
import { issueName } from '../ui/issueName.ts';

/** Plans first, as the engine ranks them; then other issues that hold work; as many as fit. */
const mostPinned = 8;

function Entry({
  icon,
  count,
  place,
  current,
  children,
}: {
  readonly icon: IconName;
  readonly count?: number;
  readonly place: Place;
  readonly current: boolean;
  readonly children: ReactNode;
}) {
  const { i18n } = useTranslation('shell');
  return (
    <button
      type="button"
      aria-current={current ? 'page' : undefined}
      onClick={() => go(place)}
      className={`flex h-7 w-full items-center gap-[9px] rounded-md px-2 font-medium ${current ? 'bg-sel text-ink' : 'text-ink2 hover:bg-hover'}`}
    >
      <Icon name={icon} className={current ? '' : 'text-ink3'} />
      {children}
      {count === undefined || count === 0 ? null : (
        <span className={`ml-auto text-cap font-medium ${current ? 'text-ink2' : 'text-ink3'}`}>
          {count.toLocaleString(i18n.language)}
        </span>
      )}
    </button>
  );
}

function Pinned({ issue }: { readonly issue: IssueKey }) {
  const node = useNode(issue);
  const place = usePlace();
  if (node === undefined) return null;
  const current = place.view === 'issue' && place.issue === issue;
  return (
    <button
      type="button"
      aria-current={current ? 'page' : undefined}
      onClick={() => openIssue(issue)}
      title={node.title}
      className={`flex h-7 w-full items-center gap-[9px] rounded-md px-2 ${current ? 'bg-sel text-ink' : 'text-ink2 hover:bg-hover'}`}
    >
      <Icon name="document" className="text-ink3" />
      <span className="truncate">
        {issueName(issue)} {node.title}
      </span>
    </button>
  );
}

/** 208 px at the left: where the work lives, the views that exist, and the plans. */
export function Sidebar() {
  const { shell } = useServices();
  const nothingOpen = useNothingOpen();
  return (
    <aside className="flex min-h-0 flex-col border-r border-line bg-side px-2.5 [--ko:var(--side-bg)]">
      <div className={shell?.platform === 'darwin' ? 'drag h-12 shrink-0' : 'h-2.5 shrink-0'} />
      <WorkspaceMenu />
      {nothingOpen ? <div className="flex-1" /> : <Views />}
      <SettingsMenu />
    </aside>
  );
}

/** The views that are tables: who works, and what must be approved or may go wrong. */
function TableEntries() {
  const { t } = useTranslation('shell');
  const place = usePlace();
  const workers = useProgramme((programme) => programme.workers.length);
  const pending = useProgramme(
    (programme) => programme.gates.filter(({ status }) => status === 'pending').length,
  );
  const risks = useProgramme((programme) => programme.risks.length);
  return (
    <>
      <Entry icon="workers" count={workers} place={allWorkers} current={place.view === 'workers'}>
        {t('view.workers')}
      </Entry>
      <div className="h-3" />
      <Entry icon="gates" count={pending} place={allGates} current={place.view === 'gates'}>
        {t('view.gates')}
      </Entry>
      <Entry icon="risks" count={risks} place={allRisks} current={place.view === 'risks'}>
        {t('view.risks')}
      </Entry>
      <div className="h-3" />
    </>
  );
}

/** The views that exist, with their counts, and the pinned plans. */
function Views() {
  const { t } = useTranslation('shell');
  const place = usePlace();
  const attention = useProgramme((programme) => programme.attention.length);
  const plans = useProgramme((programme) => programme.plans);
  const nodes = useProgramme((programme) => programme.nodes);
  const issues = useMemo(
    () => [...nodes.values()].filter(({ partial }) => partial === undefined).length,
    [nodes],
  );
  const pinned = useMemo(() => {
    const holders = [...nodes.values()]
      .filter((node) => node.container && node.state === 'open' && !plans.includes(node.key))
      .map((node) => node.key);
    return [...plans, ...holders].slice(0, mostPinned);
  }, [plans, nodes]);

  return (
    <nav aria-label={t('nav.views')} className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto pb-3">
      <Entry icon="now" count={attention} place={{ view: 'now' }} current={place.view === 'now'}>
        {t('view.now')}
      </Entry>
      <div className="h-3" />
      <Entry icon="graph" place={{ view: 'graph' }} current={place.view === 'graph'}>
        {t('view.graph')}
      </Entry>
      <Entry icon="waves" place={{ view: 'waves' }} current={place.view === 'waves'}>
        {t('view.waves')}
      </Entry>
      <TableEntries />
      <Entry
        icon="issues"
        count={issues}
        place={{ view: 'search', text: '' }}
        current={place.view === 'search'}
      >
        {t('view.search')}
      </Entry>
      {pinned.length === 0 ? null : (
        <>
          <h2 className="mx-2 mt-4 mb-1 text-cap font-medium text-ink3">{t('nav.pinned')}</h2>
          {pinned.map((issue) => (
            <Pinned key={issue} issue={issue} />
          ))}
        </>
      )}
    </nav>
  );
}
