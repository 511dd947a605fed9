import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkerPulse } from '#domain/programme.ts';
import { openEvidence, openIssue } from '../../stores/navigation.ts';
import { useProgramme } from '../../stores/programme.ts';
import { useAsOf } from '../../stores/session.ts';
import { ageInWords } from '../../ui/Age.tsx';
import { SectionHead } from '../../ui/SectionHead.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { ageOf } from '../../ui/time.ts';
import { issueName } from '../../ui/issueName.ts';

/** Columns in a row, and rows drawn before the user asks for all. */
const columns = 15;
const shortList = columns * 2;
/** Silence that fills the bar: two days. On a log scale, so that 15 minutes and 6 hours differ too. */
const fullSilence = Math.log(1 + 2 * 24 * 60);
const barHeight = 26;

/** How much of the bar a silence fills, 0 to 1; a worker that never spoke fills it. */
export function silencePart(milliseconds: number | null): number {
  if (milliseconds === null) return 1;
  return Math.min(1, Math.log(1 + milliseconds / 60_000) / fullSilence);
}

function Pulse({ worker }: { readonly worker: WorkerPulse }) {
  const { t } = useTranslation('now');
  const shell = useTranslation('shell').t;
  const asOf = useAsOf();
  const silence = ageOf(worker.lastReport?.at ?? null, asOf);
  const part = silencePart(silence);
  const name = /^\d+$/.test(worker.worker)
    ? shell('worker.numbered', { worker: worker.worker })
    : worker.worker;
  const words = [
    `${name}${shell('list.comma')}${shell(`status.${worker.status}`)}`,
    worker.issue === null ? null : issueName(worker.issue),
    silence === null ? t('workers.never') : t('workers.silent', { age: ageInWords(silence, shell) }),
  ].filter((word) => word !== null);
  const hot = worker.status === 'blocked' || worker.status === 'failed';
  const old = worker.status === 'waiting' && worker.lastReport !== null && part > 0.75;
  return (
    <button
      type="button"
      title={words.join('\n')}
      aria-label={words.join(shell('list.comma'))}
      onClick={() => {
        if (worker.lastReport !== null) openEvidence(worker.lastReport);
        else if (worker.issue !== null) openIssue(worker.issue);
      }}
      className={`grid justify-items-center gap-[5px] rounded-[5px] py-1 text-[10.5px]/[12px] font-medium hover:bg-hover ${hot ? 'bg-sel text-ink' : 'text-ink3'} ${old ? 'opacity-45' : ''}`}
    >
      <StatusGlyph status={worker.status} size={15} decorative />
      <svg aria-hidden width="6" height={barHeight}>
        <rect width="6" height={barHeight} rx="1.5" className="fill-sel" />
        <rect y={barHeight * (1 - part)} width="6" height={barHeight * part} rx="1.5" className="fill-ink3" />
      </svg>
      <span className="max-w-full truncate">{worker.worker}</span>
    </button>
  );
}

/** Each worker's state, and how long since its last word. */
export function WorkersSection() {
  const { t } = useTranslation('now');
  const workers = useProgramme((programme) => programme.workers);
  const [whole, setWhole] = useState(false);
  if (workers.length === 0) return null;
  const shown = whole ? workers : workers.slice(0, shortList);
  return (
    <section aria-label={t('workers.title')}>
      <SectionHead title={t('workers.title')} count={workers.length > columns ? workers.length : undefined}>
        <span className="text-cap text-ink3">{t('workers.caption')}</span>
      </SectionHead>
      <div className="-mx-1 grid" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {shown.map((worker) => (
          <Pulse key={worker.worker} worker={worker} />
        ))}
      </div>
      {workers.length > shown.length ? (
        <button type="button" onClick={() => setWhole(true)} className="rounded-sm text-ink3 hover:text-ink">
          {t('workers.more', { count: workers.length - shown.length })}
        </button>
      ) : null}
    </section>
  );
}
