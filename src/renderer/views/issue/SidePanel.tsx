import { useTranslation } from 'react-i18next';
import type { Evidence } from '#domain/evidence.ts';
import { earliestStart, type ProgrammeEdge } from '#domain/programme.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import type { IssueKey, TrackerIssue } from '#domain/tracker.ts';
import { go, openEvidence, openIssue } from '../../stores/navigation.ts';
import { useEdgesInto, useEdgesOutOf, useNode, useProgramme } from '../../stores/programme.ts';
import { select } from '../../stores/selection.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { EvidenceQuote } from '../../ui/EvidenceQuote.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { dayAndClock, exactTime } from '../../ui/time.ts';
import { statusTextClass } from '../../ui/status.ts';
import { WorkerChip } from '../../ui/WorkerChip.tsx';
import { durationInWords, hoursInWords } from './estimates.ts';
import type { ReadingRow } from './readings.ts';
import { issueName } from '../../ui/issueName.ts';

function Neighbour({ edge, issue }: { readonly edge: ProgrammeEdge; readonly issue: IssueKey }) {
  const { t } = useTranslation(['issue', 'shell']);
  const node = useNode(issue);
  const words = [
    t(`issue:strength.${edge.strength}`),
    edge.kind === 'soft' ? t('issue:edge.soft') : null,
    edge.satisfied ? t('issue:edge.satisfied') : null,
    edge.doubt === null ? null : t('issue:edge.doubt', { number: splitIssueKey(edge.doubt.meant).number }),
  ].filter((word) => word !== null);
  return (
    <div className="flex h-7 items-center gap-[7px]">
      {node === undefined ? <span className="w-3.5" /> : <StatusGlyph status={node.status} />}
      <button
        type="button"
        onClick={() => openIssue(issue)}
        title={node?.title}
        className={`-mx-1 flex min-w-0 flex-1 gap-[7px] rounded-sm px-1 hover:bg-hover ${edge.satisfied || edge.doubt !== null ? 'text-ink3' : ''}`}
      >
        <span className="font-medium text-ink3">{issueName(issue)}</span>
        <span className="truncate">{node?.title ?? t('issue:edge.unknown')}</span>
      </button>
      <Figure
        title={words.join(t('shell:list.comma'))}
        evidence={[...edge.evidence, ...(edge.doubt?.evidence ?? [])]}
        className="text-small text-ink3"
      >
        {edge.doubt === null ? t('issue:edge.why') : '≠'}
      </Figure>
      {node?.worker == null ? null : <WorkerChip worker={node.worker} />}
    </div>
  );
}

function Heading({ children }: { readonly children: string }) {
  return <h3 className="mt-4 mb-1 text-small font-medium text-ink3">{children}</h3>;
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink3">{name}</dt>
      <dd className="truncate font-medium">{children}</dd>
    </>
  );
}

function Estimate({ evidence, children }: { readonly evidence: Evidence | null; readonly children: string }) {
  if (evidence === null) return children;
  return (
    <button type="button" className="rounded-sm hover:bg-hover" onClick={() => openEvidence(evidence)}>
      {children}
    </button>
  );
}

/** What the programme makes of this issue: its status and why, its links, its facts, and what was read here. */
export function SidePanel({
  issue,
  rows,
}: {
  readonly issue: TrackerIssue;
  readonly rows: readonly ReadingRow[];
}) {
  const { t, i18n } = useTranslation(['issue', 'shell']);
  const node = useNode(issue.key);
  const start = useProgramme(({ asOf }) =>
    node === undefined || asOf === null ? null : earliestStart(node, asOf),
  );
  const into = useEdgesInto(issue.key);
  const outOf = useEdgesOutOf(issue.key);
  return (
    <aside
      aria-label={t('issue:panel')}
      className="min-h-0 overflow-y-auto border-l border-line bg-surface px-[18px] py-4 [--ko:var(--surface)]"
    >
      {node === undefined ? null : (
        <>
          <p className={`font-medium ${statusTextClass[node.status]}`}>
            {t(`shell:status.${node.status}`)} <Age at={node.statusSince} />
          </p>
          <div className="mt-2 grid gap-2.5">
            {node.statusEvidence.slice(0, 3).map((evidence, index) => (
              <EvidenceQuote key={index} evidence={evidence} />
            ))}
          </div>
          <Heading>{t('issue:waitsFor')}</Heading>
          {into.length === 0 ? <p className="text-ink3">{t('issue:waitsForNothing')}</p> : null}
          {into.map((edge) => (
            <Neighbour key={edge.from} edge={edge} issue={edge.from} />
          ))}
          <Heading>{t('issue:holdsUp')}</Heading>
          {outOf.length === 0 ? <p className="text-ink3">{t('issue:holdsUpNothing')}</p> : null}
          {outOf.map((edge) => (
            <Neighbour key={edge.to} edge={edge} issue={edge.to} />
          ))}
          <Button
            size="small"
            className="mt-2"
            onClick={() => {
              select(issue.key);
              go({ view: 'graph' });
            }}
          >
            {t('issue:showInGraph')}
          </Button>
          <Heading>{t('issue:facts')}</Heading>
          <dl className="grid grid-cols-[92px_minmax(0,1fr)] leading-6">
            <Fact name={t('issue:fact.worker')}>
              {node.worker === null
                ? t('shell:worker.free')
                : /^\d+$/.test(node.worker)
                  ? t('shell:worker.numbered', { worker: node.worker })
                  : node.worker}
            </Fact>
            {node.phase === null ? null : <Fact name={t('issue:fact.phase')}>{node.phase}</Fact>}
            {node.wave === null ? null : <Fact name={t('issue:fact.wave')}>{node.wave}</Fact>}
            {node.duration === null ? null : (
              <Fact name={t('issue:fact.estimate')}>
                <Estimate evidence={node.durationEvidence}>
                  {durationInWords(node.duration, i18n.language)}
                </Estimate>
              </Fact>
            )}
            {start === null ? null : (
              <Fact name={t('issue:fact.start')}>
                <time dateTime={start} title={exactTime(start, i18n.language)}>
                  {dayAndClock(start, i18n.language)}
                </time>
              </Fact>
            )}
            {node.slackMinutes === null ? null : (
              <Fact name={t('issue:fact.slack')}>
                {node.critical ? t('issue:fact.critical') : hoursInWords(node.slackMinutes, i18n.language)}
              </Fact>
            )}
          </dl>
        </>
      )}
      {rows.length === 0 ? null : (
        <>
          <Heading>{t('issue:readHere')}</Heading>
          <ul className="grid gap-3">
            {rows.map(({ words, evidence }, index) => (
              <li key={index}>
                <p className="mb-0.5 text-small text-ink2">{words}</p>
                <EvidenceQuote evidence={evidence} />
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
