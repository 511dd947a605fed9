import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../stores/navigation.ts';
import type { Place } from '../stores/navigation.ts';
import { useProgramme } from '../stores/programme.ts';
import { firstFetchOf, useNothingOpen, useSession } from '../stores/session.ts';
import { Button } from '../ui/Button.tsx';
import { FailedFrame, LoadingFrame } from '../ui/Frame.tsx';
import { GatesView } from '../views/gates/GatesView.tsx';
import { IssueView } from '../views/issue/IssueView.tsx';
import { NowView } from '../views/now/NowView.tsx';
import { RisksView } from '../views/risks/RisksView.tsx';
import { SearchView } from '../views/search/SearchView.tsx';
import { StartView } from '../views/start/StartView.tsx';
import { WavesView } from '../views/waves/WavesView.tsx';
import { WorkersView } from '../views/workers/WorkersView.tsx';
import { useActions } from './actionsContext.ts';
import { FirstFetchFrame } from './FirstFetchFrame.tsx';
import { ViewBoundary } from './ViewBoundary.tsx';

// The graph brings its own drawing library: it is loaded when first shown.
const GraphView = lazy(async () => ({ default: (await import('../views/graph/GraphView.tsx')).GraphView }));

function Shown({ place }: { readonly place: Place }) {
  switch (place.view) {
    case 'now':
      return <NowView />;
    case 'graph':
      return <GraphView />;
    case 'waves':
      return <WavesView />;
    case 'workers':
      return <WorkersView place={place} />;
    case 'gates':
      return <GatesView place={place} />;
    case 'risks':
      return <RisksView place={place} />;
    case 'issue':
      return <IssueView key={place.issue} issue={place.issue} />;
    case 'search':
      return <SearchView text={place.text} />;
  }
}

/** The view of the present place, or why there is none yet. */
export function View() {
  const { t } = useTranslation('shell');
  const place = usePlace();
  const { readAgain } = useActions();
  const condition = useProgramme((programme) => programme.condition);
  const nothingOpen = useNothingOpen();
  const session = useSession(({ state }) => state);
  if (nothingOpen) return <StartView />;
  const firstFetch = session === null ? null : firstFetchOf(session);
  if (firstFetch !== null) return <FirstFetchFrame firstFetch={firstFetch} />;
  switch (condition.kind) {
    case 'loading':
      return <LoadingFrame />;
    case 'failed':
      return (
        <FailedFrame
          failure={condition.failure}
          action={
            <Button look="primary" onClick={() => void readAgain()}>
              {t('action.tryAgain')}
            </Button>
          }
        />
      );
    case 'ready':
      return (
        <ViewBoundary key={place.view}>
          <Suspense fallback={<LoadingFrame />}>
            <Shown place={place} />
          </Suspense>
        </ViewBoundary>
      );
  }
}
