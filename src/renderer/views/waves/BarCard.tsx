import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#domain/evidence.ts';
import { go, openEvidence, openIssue } from '../../stores/navigation.ts';
import { select } from '../../stores/selection.ts';
import { ageInWords } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { EvidenceQuote } from '../../ui/EvidenceQuote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { floating } from '../../ui/Popup.tsx';
import { statusTextClass } from '../../ui/status.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { dayAndClock, exactTime } from '../../ui/time.ts';
import { WorkerChip } from '../../ui/WorkerChip.tsx';
import { statusOf, type Scene } from './scene.ts';
import { knownAt, type TimedSpan } from './spanParts.ts';
import type { Bar } from './timeline.ts';
import { bareTitle, minutesInWords, numberOf, slipInWords } from './words.ts';

/** Spans a card lists before it only counts the rest. */
const mostSpans = 6;

function When({ at }: { readonly at: string }) {
  const { i18n } = useTranslation();
  return (
    <time dateTime={at} title={exactTime(at, i18n.language)}>
      {dayAndClock(at, i18n.language)}
    </time>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink3">{name}</dt>
      <dd className="m-0 min-w-0">{children}</dd>
    </>
  );
}

function SpanRow({ timed, pinned }: { readonly timed: TimedSpan; readonly pinned: boolean }) {
  const { t } = useTranslation('waves');
  const { t: shell } = useTranslation('shell');
  const { span, to } = timed;
  const [evidence] = span.evidence;
  const open = to === Infinity;
  return (
    <li className="py-1">
      <div className="flex items-center gap-1.5">
        <StatusGlyph status={span.status} decorative />
        <span className="truncate">{shell(`status.${span.status}`)}</span>
        <span className="flex-1" />
        <span className="text-small whitespace-nowrap text-ink2">
          <When at={span.from} />
          {span.status === 'done' ? null : (
            <>
              {' – '}
              {open || span.to === null ? t('card.open') : <When at={span.to} />}
            </>
          )}
        </span>
        {span.worker === null ? null : (
          <span className="shrink-0">
            <WorkerChip worker={span.worker} />
          </span>
        )}
      </div>
      {span.inferred ? <p className="pl-5 text-small text-ink3">{t('card.inferred')}</p> : null}
      {span.status === 'blocked' ? (
        <p className="pl-5 text-small text-blocked-t">
          {span.blockers.length === 0
            ? t('card.blockerUnnamed')
            : t('card.blockedBy', { blockers: span.blockers.map(numberOf).join(shell('list.comma')) })}
        </p>
      ) : null}
      {evidence === undefined ? null : pinned ? (
        <div className="mt-1 pl-5">
          <EvidenceQuote evidence={evidence} />
        </div>
      ) : (
        <p className="truncate pl-5 font-mono text-[11px] text-ink3">{evidence.quote}</p>
      )}
    </li>
  );
}

function Lines({ title, evidence }: { readonly title: string; readonly evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <>
      <h3 className="mt-3 mb-1 text-small font-medium text-ink3">{title}</h3>
      <div className="grid gap-2">
        {evidence.slice(0, 3).map((one, at) => (
          <EvidenceQuote key={at} evidence={one} />
        ))}
      </div>
    </>
  );
}

/** One issue's schedule: its spans with the lines that say so, its plan, its slip, and what is expected. */
export function BarCard({
  scene,
  bar,
  pinned,
  ref,
}: {
  readonly scene: Scene;
  readonly bar: Bar;
  /** Of the issue in hand: with its lines and buttons; else it follows the pointer and cannot be entered. */
  readonly pinned: boolean;
  readonly ref?: Ref<HTMLDivElement>;
}) {
  const { t } = useTranslation('waves');
  const { t: shell } = useTranslation('shell');
  const { scheduled, issue } = bar;
  const node = scene.nodes.get(issue);
  const status = statusOf(scene, bar);
  const spans = knownAt(bar.spans, scene.moment).filter(({ span }) => span.status !== 'waiting');
  const present = scene.moment >= scene.timeline.asOf;
  const { baseline, forecast, slip, start, startInferred, finish } = scheduled;
  const planned = baseline.basis === 'wave';
  const since = spans.at(-1)?.from ?? null;
  return (
    <div
      ref={ref}
      role={pinned ? 'dialog' : 'tooltip'}
      aria-label={pinned ? `${numberOf(issue)} ${node?.title ?? ''}` : undefined}
      className={`absolute top-0 left-0 z-20 w-[380px] flex flex-col text-base ${floating} ${pinned ? '' : 'pointer-events-none'}`}
    >
      <div
        className={`min-h-0 overflow-y-auto p-4 [scrollbar-width:thin] ${pinned ? 'pb-1' : ''}`}
        tabIndex={-1}
      >
        <div className="flex items-center gap-2">
          <StatusGlyph status={status} size={15} />
          <span className="font-medium text-ink3">{numberOf(issue)}</span>
          {node?.phase == null ? null : (
            <span className="text-ink3">{t('lane.phase', { id: node.phase })}</span>
          )}
          <span className="flex-1" />
          {node?.status === 'done' && node.worker === null ? null : (
            <WorkerChip worker={node?.worker ?? null} />
          )}
          {pinned ? (
            <button
              type="button"
              aria-label={shell('action.close')}
              onClick={() => select(null)}
              className="-m-1 rounded-sm p-1 text-ink3 hover:bg-hover hover:text-ink"
            >
              <Icon name="close" size={14} />
            </button>
          ) : null}
        </div>
        <h2 className="mt-1 font-semibold [overflow-wrap:anywhere]">{bareTitle(node?.title ?? '')}</h2>
        <p className={`font-medium ${statusTextClass[status]}`}>
          {shell(`status.${status}`)}
          {since === null || status === 'done'
            ? ''
            : `${shell('list.comma')}${ageInWords(scene.moment - since, shell)}`}
        </p>
        <dl className="mt-2 grid grid-cols-[84px_1fr] gap-y-0.5">
          <Fact name={t('card.actual')}>
            {start === null || Date.parse(start) > scene.moment ? (
              <span className="text-ink2">{t('card.notBegun')}</span>
            ) : (
              <>
                <When at={start} />
                {startInferred ? ` ${t('card.inferredShort')}` : ''} –{' '}
                {finish === null || Date.parse(finish) > scene.moment ? t('card.open') : <When at={finish} />}
              </>
            )}
          </Fact>
          <Fact name={t('card.baseline')}>
            {planned ? (
              <>
                <When at={baseline.start} /> – <When at={baseline.finish} />
                <span className="text-ink3">
                  {' '}
                  {baseline.assumed ? t('card.assumed') : minutesInWords(baseline.minutes, t)}
                </span>
              </>
            ) : (
              <span className="text-ink2">{t('card.unplanned')}</span>
            )}
          </Fact>
          {present && planned && slip.finishMinutes !== null ? (
            <Fact name={t('card.slip')}>
              <b className="font-medium">{slipInWords(slip.finishMinutes, t)}</b>
              {finish === null ? <span className="text-ink3"> {t('card.slipExpected')}</span> : null}
            </Fact>
          ) : null}
          {present && forecast !== null ? (
            <Fact name={t('card.expected')}>
              <When at={forecast.p50} />
              <span className="text-ink3">
                {' '}
                {t('card.by')} <When at={forecast.p90} /> {t('card.nineOfTen')}
              </span>
            </Fact>
          ) : null}
          {present && forecast !== null && forecast.criticality >= 0.01 ? (
            <Fact name={t('card.critical')}>
              {t('card.criticality', { percent: Math.round(forecast.criticality * 100) })}
            </Fact>
          ) : null}
        </dl>
        {spans.length === 0 ? (
          <p className="mt-2 text-ink3">{t('card.noWord')}</p>
        ) : (
          <ul className="mt-2 divide-y divide-line border-t border-line">
            {spans.slice(-mostSpans).map((timed) => (
              <SpanRow key={timed.from} timed={timed} pinned={pinned} />
            ))}
          </ul>
        )}
        {spans.length > mostSpans ? (
          <p className="text-small text-ink3">{t('card.earlier', { count: spans.length - mostSpans })}</p>
        ) : null}
        {pinned && planned ? <Lines title={t('card.planned')} evidence={baseline.evidence} /> : null}
      </div>
      {pinned ? (
        <div className="flex gap-2 px-4 pt-2 pb-4">
          <Button size="small" look="primary" shortcut="↵" onClick={() => openIssue(issue)}>
            {t('card.openIssue')}
          </Button>
          <Button size="small" onClick={() => go({ view: 'graph' })}>
            {t('card.graph')}
          </Button>
          {node?.statusEvidence[0] === undefined ? null : (
            <Button size="small" look="quiet" onClick={() => openEvidence(node.statusEvidence[0]!)}>
              {t('card.lastLine')}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}
