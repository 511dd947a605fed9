import { isOwnWork } from '#domain/programme.ts';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangedIssue } from '#contract/views.ts';
import type { NodeStatus, ProgrammeNode } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { useProgramme } from '../../stores/programme.ts';
import { useAsOf } from '../../stores/session.ts';
import { ageInWords } from '../../ui/Age.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { ageOf, clock, dayAndClock, exactTime } from '../../ui/time.ts';
import type { Look } from './useLook.ts';

/** Spans under which the clock alone says which day is meant. */
const sameDay = 16 * 3_600_000;

type Part = {
  readonly key: string;
  readonly glyph: NodeStatus | null;
  readonly nodes: readonly ProgrammeNode[];
  readonly count: number;
};

function issuesOf(
  changes: readonly ChangedIssue[],
  kind: ChangedIssue['kind'],
  nodes: ReadonlyMap<IssueKey, ProgrammeNode>,
) {
  const keys = new Set(changes.filter((change) => change.kind === kind).map((change) => change.issue));
  return [...keys].map((key) => nodes.get(key)).filter((node) => node !== undefined);
}

/** The time of the last look in words: `18:20`, or with its day once that is not plain. */
export function lookInWords(since: string, asOf: string | null, language: string): string {
  const span = ageOf(since, asOf) ?? 0;
  return span < sameDay ? clock(since, language) : dayAndClock(since, language);
}

/** One line under the lead: what changed since the last look, and how many stand still now. */
export function Digest({ look }: { readonly look: Look }) {
  const { t, i18n } = useTranslation('now');
  const shell = useTranslation('shell').t;
  const asOf = useAsOf();
  const nodes = useProgramme((programme) => programme.nodes);
  const parts = useMemo((): readonly Part[] => {
    const all = [...nodes.values()].filter(isOwnWork);
    const by = (status: NodeStatus) => all.filter((node) => node.status === status);
    const since = look.kind === 'read' ? look.since : null;
    const changed = (kind: ChangedIssue['kind'], glyph: NodeStatus | null): Part => ({
      key: `digest.${kind}`,
      glyph,
      nodes: since === null ? [] : issuesOf(since.changes, kind, nodes),
      count: since?.counts[kind] ?? 0,
    });
    const now = (status: NodeStatus): Part => {
      const found = by(status);
      return { key: `digest.${status}`, glyph: status, nodes: found, count: found.length };
    };
    return [
      ...(since?.since == null
        ? []
        : [changed('closed', 'done'), changed('reopened', 'ready'), changed('opened', 'waiting')]),
      now('claimed'),
      now('running'),
      now('blocked'),
      now('failed'),
      ...(since?.since == null ? [] : [changed('commented', null)]),
    ].filter((part) => part.count > 0);
  }, [look, nodes]);

  let head: ReactNode = null;
  if (look.kind === 'failed') head = <span className="text-ink3">{look.failure.message}</span>;
  else if (look.kind === 'read' && look.since.since === null)
    head = <span className="text-ink3">{t('digest.firstLook')}</span>;
  else if (look.kind === 'read' && look.since.since !== null) {
    const { since } = look.since;
    const span = ageOf(since, asOf) ?? 0;
    head = (
      <time dateTime={since} title={exactTime(since, i18n.language)} className="text-ink3">
        {t(span < 60_000 ? 'digest.sinceNow' : 'digest.since', {
          time: lookInWords(since, asOf, i18n.language),
          age: ageInWords(span, shell),
        })}
      </time>
    );
  }
  return (
    <div className="mt-2 flex min-h-[18px] flex-wrap items-center gap-x-[18px] gap-y-1 text-ink2">
      {head}
      {parts.map((part) => (
        <Figure
          key={part.key}
          title={t(part.key, { count: part.count })}
          nodes={part.nodes}
          className={`gap-1.5 ${part.glyph === null ? 'text-ink3' : ''}`}
        >
          {part.glyph === null ? null : <StatusGlyph status={part.glyph} decorative />}
          {t(part.key, { count: part.count })}
        </Figure>
      ))}
    </div>
  );
}
