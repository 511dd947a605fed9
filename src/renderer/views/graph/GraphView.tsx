import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../stores/programme.ts';
import { useSelected } from '../../stores/selection.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyFrame, FailedFrame, LoadingFrame } from '../../ui/Frame.tsx';
import { GraphCanvas } from './GraphCanvas.tsx';
import { GraphList } from './GraphList.tsx';
import { GraphToolbar } from './GraphToolbar.tsx';
import { graphStore, useGraph } from './graphStore.ts';
import { Inspector } from './Inspector.tsx';
import type { GraphSource, LaneChoices } from './lanes.ts';
import { sameStructure, structureOf, type Structure } from './structure.ts';
import { useLayout } from './useLayout.ts';

/** The structure, the same object as long as only statuses change: a layout starts when another comes. */
function useStructure(choices: LaneChoices): Structure {
  const nodes = useProgramme((programme) => programme.nodes);
  const edges = useProgramme((programme) => programme.edges);
  const links = useProgramme((programme) => programme.links);
  const phases = useProgramme((programme) => programme.phases);
  const waves = useProgramme((programme) => programme.waves);
  const plans = useProgramme((programme) => programme.plans);
  const criticalPath = useProgramme((programme) => programme.criticalPath);
  const kept = useRef<{ source: GraphSource; choices: LaneChoices; structure: Structure } | null>(null);
  return useMemo(() => {
    const source = { nodes, edges, links, phases, waves, plans, criticalPath };
    const before = kept.current;
    if (before !== null && before.choices === choices && sameStructure(before.source, source)) {
      kept.current = { ...before, source };
      return before.structure;
    }
    const structure = structureOf(source, choices);
    kept.current = { source, choices, structure };
    return structure;
  }, [nodes, edges, links, phases, waves, plans, criticalPath, choices]);
}

/** Who waits for whom: the plan's graph as a picture or as a list, with the issue in hand beside it. */
export function GraphView() {
  const { t } = useTranslation('graph');
  const choices = useGraph((use) => use.choices);
  const mode = useGraph((use) => use.mode);
  const repository = useProgramme((programme) => programme.repository);
  const structure = useStructure(choices);
  const selected = useSelected();
  const known = useProgramme((programme) => selected !== null && programme.nodes.has(selected));
  if (structure.items.length === 0) {
    return (
      <>
        <GraphToolbar />
        <EmptyFrame title={t('empty.title')} text={t('empty.text')} />
      </>
    );
  }
  return (
    <>
      <GraphToolbar />
      <div className={`grid h-full min-h-0 ${known ? 'grid-cols-[minmax(0,1fr)_288px]' : 'grid-cols-1'}`}>
        <div className="relative min-h-0 min-w-0 overflow-hidden">
          {mode === 'list' ? <GraphList /> : <Picture structure={structure} repository={repository} />}
        </div>
        {known && selected !== null ? <Inspector issue={selected} /> : null}
      </div>
    </>
  );
}

function Picture({
  structure,
  repository,
}: {
  readonly structure: Structure;
  readonly repository: string | null;
}) {
  const { t } = useTranslation('graph');
  const placing = useLayout(structure, repository);
  switch (placing.kind) {
    case 'placing':
      return (
        <div className="graph-placing">
          <LoadingFrame text={t('placing', { count: structure.items.length })} />
        </div>
      );
    case 'failed':
      return (
        <FailedFrame
          failure={{
            kind: 'bug',
            message: t('failed.message', { message: placing.message }),
            hint: t('failed.hint'),
          }}
          action={
            <>
              <Button look="primary" onClick={placing.again}>
                {t('failed.again')}
              </Button>
              <Button onClick={() => graphStore.setState({ mode: 'list' })}>{t('failed.list')}</Button>
            </>
          }
        />
      );
    case 'placed':
      return <GraphCanvas placed={placing.placed} repository={repository} />;
  }
}
