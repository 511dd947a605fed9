import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { earliestStart, type ProgrammeEdge, type ProgrammeNode } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { openIssue } from '../../stores/navigation.ts';
import { neighbours, useEdgesInto, useEdgesOutOf, useNode, useProgramme } from '../../stores/programme.ts';
import { select } from '../../stores/selection.ts';
import { useAsOf } from '../../stores/session.ts';
import { ageInWords } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { EvidenceQuote } from '../../ui/EvidenceQuote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { statusTextClass } from '../../ui/status.ts';
import { ageOf, dayAndClock, exactTime } from '../../ui/time.ts';
import { WorkerChip } from '../../ui/WorkerChip.tsx';
import { bareTitle, durationInWords, minutesInWords, numberOf } from './words.ts';

function Row({ issue }: { readonly issue: IssueKey }) {
  const node = useNode(issue);
  return (
    <button
      type="button"
      onClick={() => select(issue)}
      title={node?.title}
      className="-mx-1.5 flex h-7 w-[calc(100%+12px)] items-center gap-[7px] rounded-md px-1.5 text-left hover:bg-hover"
    >
      <StatusGlyph status={node?.status ?? 'waiting'} />
      <span className="font-medium text-ink3">{numberOf(issue)}</span>
      <span className="min-w-0 flex-1 truncate">{bareTitle(node?.title ?? '')}</span>
      {node?.worker == null ? null : <WorkerChip worker={node.worker} />}
    </button>
  );
}

function Heading({ children }: { readonly children: ReactNode }) {
  return <h3 className="mt-4 mb-1 text-small font-medium text-ink3">{children}</h3>;
}

/** How many issues lie behind the direct neighbours, along undoubted edges. */
function useBeyond(start: IssueKey, side: 'into' | 'outOf', direct: readonly IssueKey[]): number {
  const edges = useProgramme((programme) => programme.edges);
  return useMemo(() => {
    const next = neighbours(edges)[side];
    const found = new Set<IssueKey>([start]);
    const open = [start];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      for (const edge of next.get(key) ?? []) {
        const other = side === 'into' ? edge.from : edge.to;
        if (edge.doubt !== null || found.has(other) || (side === 'into' && edge.satisfied)) continue;
        found.add(other);
        open.push(other);
      }
    }
    return [...found].filter((key) => key !== start && !direct.includes(key)).length;
  }, [edges, side, start, direct]);
}

/** The line under the title: the status, since when, and for a blocked issue by what. */
function StatusLine({
  node,
  blockers,
}: {
  readonly node: ProgrammeNode;
  readonly blockers: readonly IssueKey[];
}) {
  const { t, i18n } = useTranslation('graph');
  const { t: shell } = useTranslation('shell');
  const now = useAsOf();
  const span = ageOf(node.statusSince, now);
  const age = span === null ? null : ageInWords(span, shell);
  const names = blockers.map(numberOf).join(', ');
  const words =
    node.status === 'blocked' && names !== ''
      ? age === null
        ? t('inspector.blockedByUndated', { blockers: names })
        : t('inspector.blockedBy', { age, blockers: names })
      : age === null
        ? shell(`status.${node.status}`)
        : t('inspector.sinceFor', { status: shell(`status.${node.status}`), age });
  return (
    <p
      title={node.statusSince === null ? undefined : exactTime(node.statusSince, i18n.language)}
      className={`mt-2 font-medium ${statusTextClass[node.status]}`}
    >
      {words}
    </p>
  );
}

const unsatisfied = (edge: ProgrammeEdge) => !edge.satisfied && edge.doubt === null;
/** More rows than this are told as a number. */
const listed = 6;

/** The issue in hand: its state with the line that says so, what it waits for and holds up, its figures. */
export function Inspector({ issue }: { readonly issue: IssueKey }) {
  const { t, i18n } = useTranslation('graph');
  const node = useNode(issue);
  const start = useProgramme(({ asOf }) =>
    node === undefined || asOf === null ? null : earliestStart(node, asOf),
  );
  const into = useEdgesInto(issue);
  const outOf = useEdgesOutOf(issue);
  const waitsFor = useMemo(() => into.filter(unsatisfied).map(({ from }) => from), [into]);
  const holdsUp = useMemo(() => outOf.filter(({ doubt }) => doubt === null).map(({ to }) => to), [outOf]);
  const shownBefore = useMemo(() => waitsFor.slice(0, listed), [waitsFor]);
  const shownAfter = useMemo(() => holdsUp.slice(0, listed), [holdsUp]);
  const before = useBeyond(issue, 'into', shownBefore);
  const after = useBeyond(issue, 'outOf', shownAfter);
  if (node === undefined) return null;
  const worker =
    node.worker === null
      ? t('inspector.nobody')
      : /^\d+$/.test(node.worker)
        ? t('inspector.workerNumbered', { worker: node.worker })
        : node.worker;
  const facts: readonly (readonly [name: string, value: string, hint: string | undefined])[] = [
    [t('inspector.worker'), worker, undefined],
    [
      t('inspector.estimate'),
      node.duration === null ? t('inspector.unknown') : durationInWords(node.duration, t),
      node.durationEvidence?.quote,
    ],
    ...(start === null || node.status === 'done'
      ? []
      : [
          [
            t('inspector.earliest'),
            dayAndClock(start, i18n.language),
            exactTime(start, i18n.language),
          ] as const,
        ]),
    ...(node.slackMinutes === null || node.status === 'done'
      ? []
      : [[t('inspector.slack'), minutesInWords(node.slackMinutes, t), undefined] as const]),
  ];
  return (
    <aside
      aria-label={numberOf(issue)}
      className="flex min-h-0 flex-col overflow-y-auto border-l border-line bg-surface px-[18px] py-4 [--ko:var(--surface)]"
    >
      <div className="flex items-center gap-2">
        <StatusGlyph status={node.status} size={16} />
        <span className="font-medium text-ink3">{numberOf(issue)}</span>
        <span className="flex-1 truncate text-ink3">
          {node.phase === null ? '' : t('inspector.phase', { phase: node.phase })}
        </span>
        <button
          type="button"
          aria-label={t('inspector.close', { issue: numberOf(issue) })}
          onClick={() => select(null)}
          className="-m-1 rounded-sm p-1 text-ink3 hover:bg-hover hover:text-ink"
        >
          <Icon name="close" size={14} />
        </button>
      </div>
      <h2 className="selectable mt-1.5 text-head font-semibold tracking-[-0.012em] [overflow-wrap:anywhere]">
        {bareTitle(node.title)}
      </h2>
      <StatusLine node={node} blockers={shownBefore} />
      {node.statusEvidence.length === 0 ? null : (
        <div className="mt-2 grid gap-2.5">
          {node.statusEvidence.slice(0, 3).map((evidence, index) => (
            <EvidenceQuote key={index} evidence={evidence} />
          ))}
        </div>
      )}
      <Heading>{t('inspector.waitsFor')}</Heading>
      {shownBefore.map((key) => (
        <Row key={key} issue={key} />
      ))}
      {waitsFor.length === 0 ? <p className="leading-7 text-ink3">{t('inspector.waitsForNothing')}</p> : null}
      {before === 0 ? null : (
        <p className="pl-[21px] leading-7 text-ink3">{t('inspector.moreBefore', { count: before })}</p>
      )}
      <Heading>{t('inspector.holdsUp')}</Heading>
      {shownAfter.map((key) => (
        <Row key={key} issue={key} />
      ))}
      {holdsUp.length === 0 ? <p className="leading-7 text-ink3">{t('inspector.holdsUpNothing')}</p> : null}
      {after === 0 ? null : (
        <p className="pl-[21px] leading-7 text-ink3">{t('inspector.moreAfter', { count: after })}</p>
      )}
      <Heading>{t('inspector.facts')}</Heading>
      <dl className="grid grid-cols-[92px_1fr] leading-6">
        {facts.map(([name, value, hint]) => (
          <div key={name} className="contents">
            <dt className="text-ink3">{name}</dt>
            <dd title={hint} className="m-0 truncate font-medium">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <div className="min-h-4 flex-1" />
      <div>
        <Button onClick={() => openIssue(issue)} shortcut="↵">
          {t('inspector.open')}
        </Button>
      </div>
    </aside>
  );
}
