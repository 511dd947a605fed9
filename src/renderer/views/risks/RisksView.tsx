import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../stores/commands.ts';
import { useFindings } from '../../stores/findings.ts';
import { openEvidence, replacePlace } from '../../stores/navigation.ts';
import { select } from '../../stores/selection.ts';
import { risksShown, type TablePlace } from '../../stores/tablePlaces.ts';
import { useWholeProgramme } from '../../stores/wholeProgramme.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyFrame } from '../../ui/Frame.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { ShownChoice } from '../../ui/table/ShownChoice.tsx';
import { riskColumns } from './riskColumns.tsx';
import { RiskInHand } from './RiskInHand.tsx';
import { isShown, riskLines, type RiskLine } from './riskLines.ts';

/** What may go wrong, gravest first, and which of it is happening now. */
export function RisksView({ place }: { readonly place: Extract<TablePlace, { view: 'risks' }> }) {
  const { t } = useTranslation(['risks', 'shell']);
  const programme = useWholeProgramme();
  const { reading, again } = useFindings();
  const known = reading.kind !== 'loading';
  const findings = reading.kind === 'read' ? reading.findings : none;
  const lines = useMemo(() => riskLines(programme, findings), [programme, findings]);
  const shown = useMemo(() => lines.filter((line) => isShown(line, place.show)), [lines, place.show]);
  const severalPlans = new Set(lines.map(({ risk }) => risk.scope)).size > 1;
  const columns = useMemo(() => riskColumns({ t, known, severalPlans }), [t, known, severalPlans]);
  const inHand =
    lines.find(({ id }) => id === place.risk) ?? shown.find(({ signals }) => signals.length > 0) ?? shown[0];
  const live = lines.filter(({ signals }) => signals.length > 0).length;

  const take = useCallback(
    (line: RiskLine | null) => {
      replacePlace({ view: 'risks', show: place.show, risk: line?.id ?? null });
      const issue = line?.signals[0]?.evidence.at(-1)?.issue;
      if (issue !== undefined) select(issue);
    },
    [place.show],
  );
  const open = useCallback((line: RiskLine) => {
    openEvidence(line.signals[0]?.evidence.at(-1) ?? line.risk.evidence);
  }, []);
  const stated = inHand?.risk.evidence;
  useCommands(
    useMemo(
      (): readonly Command[] =>
        stated === undefined
          ? []
          : [
              {
                id: 'risks.evidence',
                titleKey: 'risks:command.evidence',
                group: 'view',
                shortcut: 'e',
                run: () => openEvidence(stated),
              },
            ],
      [stated],
    ),
  );

  if (lines.length === 0) return <EmptyFrame title={t('empty.title')} text={t('empty.text')} />;
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_336px] max-[1180px]:grid-cols-1 max-[1180px]:grid-rows-[minmax(0,1fr)_260px]">
      <ShownChoice
        label={t('show.label')}
        choices={risksShown.map((value) => ({ value, words: t(`show.${value}`) }))}
        value={place.show}
        onChoose={(show) => replacePlace({ view: 'risks', show, risk: place.risk })}
      />
      <DataTable
        name="risks"
        label={t('table')}
        lead={
          <span className="flex min-w-0 items-center gap-3">
            <b className="font-semibold whitespace-nowrap">{t('count', { count: lines.length })}</b>
            {reading.kind === 'failed' ? (
              <span role="alert" className="flex min-w-0 items-center gap-2 text-ink2">
                <span className="truncate" title={reading.failure.hint}>
                  {t('failed', { message: reading.failure.message })}
                </span>
                <Button size="small" onClick={again}>
                  {t('shell:action.tryAgain')}
                </Button>
              </span>
            ) : (
              <span className="truncate text-ink2">{known ? t('live', { count: live }) : t('reading')}</span>
            )}
          </span>
        }
        columns={columns}
        rows={shown}
        idOf={idOf}
        inHand={inHand?.id ?? null}
        onTake={take}
        onOpen={open}
        rowHeight={48}
        empty={<p className="p-6 text-ink2">{t('noneLive')}</p>}
      />
      <aside
        aria-label={t('aside')}
        className="min-h-0 overflow-y-auto border-l border-line bg-surface px-4 pb-6 [scrollbar-width:thin] [--ko:var(--surface)] max-[1180px]:border-t max-[1180px]:border-l-0 max-[1180px]:px-6"
      >
        {inHand === undefined ? null : <RiskInHand line={inHand} known={known} />}
      </aside>
    </div>
  );
}

const none: readonly never[] = [];

function idOf({ id }: RiskLine): string {
  return id;
}
