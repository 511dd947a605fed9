import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionItem } from '#domain/programme.ts';
import { openEvidence, openIssue } from '../../stores/navigation.ts';
import { select } from '../../stores/selection.ts';
import { SectionHead } from '../../ui/SectionHead.tsx';
import { useListKeys } from '../../ui/useListKeys.ts';
import { latestFirst, queueKey } from './queue.ts';
import { QueueItem } from './QueueItem.tsx';

/** Rows drawn before the user asks for all. */
const shortQueue = 12;

function open(item: AttentionItem): void {
  const [evidence] = latestFirst(item);
  if (evidence === undefined) openIssue(item.issue);
  else openEvidence(evidence);
}

/** What waits for you, most urgent first. The item in hand is open; it stays in hand when the queue changes. */
export function Queue({ queue }: { readonly queue: readonly AttentionItem[] }) {
  const { t } = useTranslation('now');
  const [inHand, setInHand] = useState<string | null>(null);
  const [whole, setWhole] = useState(false);
  const shown = whole ? queue : queue.slice(0, shortQueue);
  const index = Math.max(
    0,
    shown.findIndex((item) => queueKey(item) === inHand),
  );

  const take = useCallback(
    (next: number) => {
      const item = shown[next];
      if (item === undefined) return;
      setInHand(queueKey(item));
      select(item.issue);
    },
    [shown],
  );
  const openAt = useCallback(
    (at: number) => {
      const item = shown[at];
      if (item !== undefined) open(item);
    },
    [shown],
  );
  useListKeys(shown.length, index, take, openAt);
  useEffect(() => {
    document.querySelector('[data-in-hand]')?.scrollIntoView({ block: 'nearest' });
  }, [inHand]);

  return (
    <section aria-label={t('queue.title')}>
      <SectionHead title={t('queue.title')} count={queue.length} />
      {queue.length === 0 ? <p className="text-ink2">{t('queue.empty')}</p> : null}
      <ol>
        {shown.map((item, at) => (
          <QueueItem
            key={queueKey(item)}
            item={item}
            open={at === index}
            line={at !== shown.length - 1 && at + 1 !== index}
            onTake={() => take(at)}
            onOpen={() => open(item)}
          />
        ))}
      </ol>
      {queue.length > shown.length ? (
        <button
          type="button"
          className="mt-1 rounded-sm text-ink3 hover:text-ink"
          onClick={() => setWhole(true)}
        >
          {t('queue.more', { count: queue.length - shown.length })}
        </button>
      ) : null}
    </section>
  );
}
