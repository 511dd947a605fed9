import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../stores/programme.ts';
import { Age } from '../../ui/Age.tsx';
import { SectionHead } from '../../ui/SectionHead.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { gateGlyph, type GateLine } from './gateLines.ts';
import { bareTitle } from './words.ts';
import { issueName } from '../../ui/issueName.ts';

/** One gate in two lines: what it is, and how it stands. */
function GateRow({
  line,
  inHand,
  onTake,
}: {
  readonly line: GateLine;
  readonly inHand: boolean;
  readonly onTake: () => void;
}) {
  const { t } = useTranslation('gates');
  const { gate, met, readyToApprove } = line.standing;
  return (
    <li>
      <button
        type="button"
        data-gate={line.id}
        aria-current={inHand ? 'true' : undefined}
        onClick={onTake}
        className={`grid h-12 w-full grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2.5 rounded-md px-2 ${inHand ? 'bg-sel' : 'hover:bg-hover'}`}
      >
        <StatusGlyph status={readyToApprove ? 'review' : gateGlyph[gate.status]} size={15} decorative />
        <span className="min-w-0">
          <span className="flex min-w-0 gap-2">
            <span className="font-medium whitespace-nowrap">{t('gate', { phase: gate.phase })}</span>
            <span className="truncate text-ink2">{bareTitle(gate.title)}</span>
          </span>
          <span
            className={`block truncate text-small ${readyToApprove ? 'font-semibold text-ink' : 'text-ink3'}`}
          >
            {t(readyToApprove ? 'status.ready' : `status.${gate.status}`)}
          </span>
        </span>
        <span className="text-right">
          <span className="block whitespace-nowrap">
            {gate.criteria.length === 0 ? '' : t('met', { met, total: gate.criteria.length })}
          </span>
          <Age at={line.since} className="block text-small whitespace-nowrap text-ink2" />
        </span>
      </button>
    </li>
  );
}

/** Every gate, plan by plan. */
export function GateList({
  lines,
  inHand,
  onTake,
}: {
  readonly lines: readonly GateLine[];
  readonly inHand: string;
  readonly onTake: (row: number) => void;
}) {
  const { t } = useTranslation('gates');
  const nodes = useProgramme((programme) => programme.nodes);
  const scopes = [...new Set(lines.map(({ standing }) => standing.gate.scope))];
  return (
    <nav aria-label={t('list')}>
      <div className="px-2">
        <SectionHead title={t('title')} count={lines.length} />
      </div>
      {scopes.map((scope) => (
        <Fragment key={scope}>
          {scopes.length === 1 ? null : (
            <h3 className="mt-3 truncate px-2 pb-1 text-cap font-medium text-ink3">
              {issueName(scope)} {nodes.get(scope)?.title}
            </h3>
          )}
          <ul>
            {lines.map((line, row) =>
              line.standing.gate.scope === scope ? (
                <GateRow key={line.id} line={line} inHand={line.id === inHand} onTake={() => onTake(row)} />
              ) : null,
            )}
          </ul>
        </Fragment>
      ))}
    </nav>
  );
}
