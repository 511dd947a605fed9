import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../stores/commands.ts';
import { useFindings } from '../../stores/findings.ts';
import { openEvidence, replacePlace } from '../../stores/navigation.ts';
import type { TablePlace } from '../../stores/tablePlaces.ts';
import { useWholeProgramme } from '../../stores/wholeProgramme.ts';
import { EmptyFrame } from '../../ui/Frame.tsx';
import { useRowKeys } from '../../ui/table/useRowKeys.ts';
import { findingsOfGate, gateLines } from './gateLines.ts';
import { GateDetail } from './GateDetail.tsx';
import { GateList } from './GateList.tsx';

/** Rows that a press of Page Down passes. */
const page = 8;

/** Every gate at the left; the one in hand with its criteria, what it waits for and what it holds up. */
export function GatesView({ place }: { readonly place: Extract<TablePlace, { view: 'gates' }> }) {
  const { t } = useTranslation('gates');
  const programme = useWholeProgramme();
  const lines = useMemo(() => gateLines(programme), [programme]);
  const { reading } = useFindings();
  const list = useRef<HTMLDivElement>(null);
  // Where nothing was chosen: the gate that waits for a word, else the first that is not open yet.
  const first =
    lines.find(({ standing }) => standing.readyToApprove || standing.gate.status === 'pending') ??
    lines.find(({ standing }) => standing.gate.status !== 'approved') ??
    lines[0];
  const line = lines.find(({ id }) => id === place.gate) ?? first;
  const at = line === undefined ? -1 : lines.indexOf(line);
  const findings = useMemo(
    () =>
      line === undefined || reading.kind !== 'read' ? [] : findingsOfGate(line, reading.findings, programme),
    [line, reading, programme],
  );

  const take = useCallback(
    (row: number) => {
      const next = lines[row];
      if (next === undefined) return;
      replacePlace({ view: 'gates', gate: next.id });
      list.current?.querySelectorAll('[data-gate]')[row]?.scrollIntoView({ block: 'nearest' });
    },
    [lines],
  );
  const open = useCallback(
    (row: number) => {
      const next = lines[row];
      if (next !== undefined) openEvidence(next.standing.gate.evidence);
    },
    [lines],
  );
  const release = useCallback(() => replacePlace({ view: 'gates', gate: null }), []);
  useRowKeys(list, { rows: lines.length, at, page, onMove: take, onOpen: open, onRelease: release });
  const said = line?.standing.gate.evidence;
  useCommands(
    useMemo(
      (): readonly Command[] =>
        said === undefined
          ? []
          : [
              {
                id: 'gates.evidence',
                titleKey: 'gates:command.evidence',
                group: 'view',
                shortcut: 'e',
                run: () => openEvidence(said),
              },
            ],
      [said],
    ),
  );

  if (line === undefined) return <EmptyFrame title={t('empty.title')} text={t('empty.text')} />;
  return (
    <div className="grid h-full grid-cols-[380px_minmax(0,1fr)] max-[1180px]:grid-cols-[272px_minmax(0,1fr)]">
      <div
        ref={list}
        className="min-h-0 overflow-y-auto [scrollbar-width:thin] border-r border-line px-4 pt-3.5 pb-6"
      >
        <GateList lines={lines} inHand={line.id} onTake={take} />
      </div>
      <div className="min-h-0 overflow-y-auto [scrollbar-width:thin] px-7 pt-3.5 pb-8 max-[1180px]:px-5">
        <GateDetail line={line} findings={findings} reading={reading.kind} />
      </div>
    </div>
  );
}
