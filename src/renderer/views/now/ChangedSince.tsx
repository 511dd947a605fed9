import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangedIssue } from '#contract/views.ts';
import { go } from '../../stores/navigation.ts';
import { useNode } from '../../stores/programme.ts';
import { useAsOf } from '../../stores/session.ts';
import { SectionHead } from '../../ui/SectionHead.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { WorkerChip } from '../../ui/WorkerChip.tsx';
import { clock, dayOfMonth, exactTime } from '../../ui/time.ts';
import { lookInWords } from './Digest.tsx';
import type { Look } from './useLook.ts';
import { issueName } from '../../ui/issueName.ts';

/** Rows drawn before the user asks for more; each click shows as many again, times four. */
const firstRows = 12;

function Changed({ change }: { readonly change: ChangedIssue }) {
  const { t, i18n } = useTranslation('now');
  const asOf = useAsOf();
  const node = useNode(change.issue);
  const language = i18n.language;
  const today = asOf !== null && dayOfMonth(asOf, language) === dayOfMonth(change.at, language);
  return (
    <button
      type="button"
      onClick={() => go({ view: 'issue', issue: change.issue, commentId: change.comment, line: null })}
      className="-mx-2 grid h-[26px] w-[calc(100%+16px)] grid-cols-[44px_18px_minmax(0,1fr)_auto] items-center gap-2 rounded-md px-2 text-ink2 hover:bg-hover"
    >
      <time dateTime={change.at} title={exactTime(change.at, language)} className="text-ink3">
        {today ? clock(change.at, language) : dayOfMonth(change.at, language)}
      </time>
      {node === undefined ? <span /> : <StatusGlyph status={node.status} />}
      <span className="truncate">
        <b className="font-medium text-ink">{issueName(change.issue)}</b>{' '}
        {t(`changed.${change.kind}`, { title: change.title })}
        {change.text === '' ? null : <span className="text-ink3">{`  ${change.text}`}</span>}
      </span>
      {node?.worker == null ? (
        <span className="max-w-24 truncate text-ink3">{change.author}</span>
      ) : (
        <WorkerChip worker={node.worker} />
      )}
    </button>
  );
}

/** Row by row what happened since the last look, newest first. */
export function ChangedSince({ look, onMark }: { readonly look: Look; readonly onMark: () => void }) {
  const { t, i18n } = useTranslation('now');
  const asOf = useAsOf();
  const [rows, setRows] = useState(firstRows);
  if (look.kind !== 'read' || look.since.since === null) return null;
  const { since, changes } = look.since;
  return (
    <section aria-label={t('changed.title')} className="mt-4 border-t border-line pt-2.5">
      <SectionHead
        title={t('changed.since', { time: lookInWords(since, asOf, i18n.language) })}
        count={changes.length}
      >
        {changes.length === 0 ? null : (
          <button type="button" onClick={onMark} className="rounded-sm text-small text-ink3 hover:text-ink">
            {t('command.mark')}
          </button>
        )}
      </SectionHead>
      {changes.length === 0 ? <p className="text-ink2">{t('changed.empty')}</p> : null}
      {changes.slice(0, rows).map((change) => (
        <Changed
          key={`${change.issue} ${change.kind} ${change.at} ${change.comment ?? ''}`}
          change={change}
        />
      ))}
      {changes.length > rows ? (
        <button
          type="button"
          className="mt-1 h-[26px] rounded-sm text-ink3 hover:text-ink"
          onClick={() => setRows(rows * 4)}
        >
          {t('changed.more', { count: changes.length - rows })}
        </button>
      ) : null}
    </section>
  );
}
