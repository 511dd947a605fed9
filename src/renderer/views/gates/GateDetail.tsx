import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeNode } from '#domain/programme.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import type { GateWait } from '#domain/verdicts/gateStandings.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import { go, openEvidence, openIssue } from '../../stores/navigation.ts';
import { useProgramme } from '../../stores/programme.ts';
import { select } from '../../stores/selection.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { EvidenceQuote } from '../../ui/EvidenceQuote.tsx';
import { Figure, IssueRow } from '../../ui/Figure.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { dayAndClock, exactTime } from '../../ui/time.ts';
import { Criteria } from './Criteria.tsx';
import { gateGlyph, type GateFinding, type GateLine, type GateWord } from './gateLines.ts';
import { bareTitle } from './words.ts';

/** Issues listed before the rest is counted, and lines quoted for one wait. */
const mostIssues = 8;
const mostQuotes = 2;

function Part({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
}) {
  return (
    <section className="mt-5 border-t border-line pt-3.5">
      <h3 className="mb-1.5 font-semibold">
        {title}
        {count === undefined ? null : <span className="pl-2 font-normal text-ink3">{count}</span>}
      </h3>
      {children}
    </section>
  );
}

function Issues({ nodes }: { readonly nodes: readonly ProgrammeNode[] }) {
  const { t } = useTranslation('shell');
  return (
    <>
      <div className="-mx-1.5">
        {nodes.slice(0, mostIssues).map((node) => (
          <IssueRow key={node.key} node={node} />
        ))}
      </div>
      {nodes.length > mostIssues ? (
        <p className="text-ink3">{t('figure.more', { count: nodes.length - mostIssues })}</p>
      ) : null}
    </>
  );
}

function Wait({ wait, approver }: { readonly wait: GateWait; readonly approver: string | null }) {
  const { t } = useTranslation('gates');
  const nodes = useProgramme((programme) => programme.nodes);
  const quotes = wait.kind === 'approval' ? wait.evidence.slice(-mostQuotes) : [];
  const words =
    wait.kind === 'approval' ? '' : t(`wait.${wait.kind}`, { count: wait.missing, total: wait.total });
  const counted = (
    <Figure
      title={words}
      nodes={wait.issues.flatMap((key) => nodes.get(key) ?? [])}
      evidence={wait.kind === 'criteria' ? wait.evidence : []}
    >
      {words}
    </Figure>
  );
  return (
    <li className="py-1.5">
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1">
          {wait.kind === 'approval'
            ? approver === null
              ? t('wait.approval')
              : t('wait.approvalOf', { approver })
            : counted}
        </span>
        <Age at={wait.since} className="font-medium whitespace-nowrap text-ink2" />
      </p>
      <div className="mt-1.5 grid gap-2 empty:hidden">
        {quotes.map((evidence, index) => (
          <EvidenceQuote key={index} evidence={evidence} />
        ))}
      </div>
    </li>
  );
}

function Word({ word }: { readonly word: GateWord }) {
  const { t, i18n } = useTranslation('gates');
  const { evidence, kind, status } = word;
  return (
    <li>
      <button
        type="button"
        onClick={() => openEvidence(evidence)}
        title={evidence.quote}
        className="-mx-1.5 grid min-h-7 w-[calc(100%+12px)] grid-cols-[108px_16px_minmax(0,1fr)] items-center gap-2 rounded-md px-1.5 py-1 hover:bg-hover"
      >
        {evidence.at === null ? (
          <span className="text-ink3">{t('undated')}</span>
        ) : (
          <time
            dateTime={evidence.at}
            title={exactTime(evidence.at, i18n.language)}
            className="whitespace-nowrap text-ink3"
          >
            {dayAndClock(evidence.at, i18n.language)}
          </time>
        )}
        <StatusGlyph status={status === null ? 'review' : gateGlyph[status]} decorative />
        <span className="min-w-0">
          <span className="block">
            {t(`word.${kind}`, { status: status === null ? '' : t(`status.${status}`) })}
          </span>
          <span className="block truncate font-mono text-small text-ink3">{evidence.quote}</span>
        </span>
      </button>
    </li>
  );
}

/** One gate: what it asks for and what proves it, whom it waits for, what waits for it, and what was said on it. */
export function GateDetail({
  line,
  findings,
  reading,
}: {
  readonly line: GateLine;
  readonly findings: readonly (Finding & { readonly code: GateFinding })[];
  readonly reading: 'loading' | 'failed' | 'read';
}) {
  const { t } = useTranslation('gates');
  const { gate, met, readyToApprove, waitsFor } = line.standing;
  const total = gate.criteria.length;
  const status = readyToApprove ? 'ready' : gate.status;
  return (
    <article aria-label={t('gate', { phase: gate.phase })}>
      <header>
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <StatusGlyph status={readyToApprove ? 'review' : gateGlyph[gate.status]} size={16} decorative />
          <h2 className="text-head font-semibold">
            {t('gateTitle', { phase: gate.phase, title: bareTitle(gate.title) })}
          </h2>
          <b className={readyToApprove ? 'font-semibold' : 'font-medium text-ink2'}>
            {t(`status.${status}`)}
          </b>
          <div className="ml-auto flex gap-2">
            <Button
              size="small"
              onClick={() => {
                select(line.holdsUp[0]?.key ?? gate.scope);
                go({ view: 'graph' });
              }}
            >
              {t('showInGraph')}
            </Button>
            <Button size="small" onClick={() => openIssue(gate.scope)}>
              {t('openPlan', { plan: splitIssueKey(gate.scope).number })}
            </Button>
          </div>
        </div>
        <p className="mt-1 text-ink2">
          {gate.approver === null ? t('noApprover') : t('approver', { approver: gate.approver })}
          {gate.verification === null ? '' : ` ${t('verification', { verification: gate.verification })}`}
          {line.since === null ? null : (
            <span className="font-medium text-review-t">
              {' '}
              {t('waits')} <Age at={line.since} />
            </span>
          )}
        </p>
      </header>
      <div className="grid grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] items-start gap-x-9 max-[1360px]:grid-cols-1">
        <div className="min-w-0">
          <Part title={total === 0 ? t('criteria') : t('criteriaMet', { met, total })}>
            {total === 0 ? <p className="text-ink2">{t('noCriteria')}</p> : <Criteria line={line} />}
          </Part>
          <Part title={t('statedIn')}>
            <EvidenceQuote evidence={gate.evidence} />
          </Part>
        </div>
        <div className="min-w-0">
          {gate.status === 'approved' ? null : (
            <Part title={t('waitsFor')}>
              {waitsFor.length === 0 ? (
                <p className="text-ink2">{t('waitsForNothing')}</p>
              ) : (
                <ul className="-my-1.5 divide-y divide-line">
                  {waitsFor.map((wait) => (
                    <Wait key={wait.kind} wait={wait} approver={gate.approver} />
                  ))}
                </ul>
              )}
            </Part>
          )}
          {gate.status === 'approved' ? null : (
            <Part title={t('holdsUp')} count={line.holdsUp.length}>
              {line.holdsUp.length === 0 ? (
                <p className="text-ink2">{t('holdsNothing')}</p>
              ) : (
                <Issues nodes={line.holdsUp} />
              )}
            </Part>
          )}
          {findings.length === 0 && reading !== 'failed' ? null : (
            <Part title={t('contradictions')}>
              {reading === 'failed' ? (
                <p role="alert" className="text-ink2">
                  {t('findingsFailed')}
                </p>
              ) : null}
              {findings.map((finding, index) => (
                <div key={index} className="mb-3">
                  <p className="mb-1">
                    <span aria-hidden className="pr-2 text-ink3">
                      ≠
                    </span>
                    {t(`finding.${finding.code}`)}
                  </p>
                  <div className="grid gap-2">
                    {finding.claims.slice(0, mostQuotes).map((claim, at) => (
                      <EvidenceQuote key={at} evidence={claim.evidence} />
                    ))}
                  </div>
                </div>
              ))}
            </Part>
          )}
          <Part title={t('history')}>
            <ol>
              {line.history.map((word, index) => (
                <Word key={index} word={word} />
              ))}
            </ol>
          </Part>
        </div>
      </div>
    </article>
  );
}
