import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueKey } from '#domain/tracker.ts';
import { Markdown } from '../../markdown/Markdown.tsx';
import { keepInView } from '../../ui/keepInView.ts';
import { Age } from '../../ui/Age.tsx';

/** The body (`id` null) or one comment. A comment that GitHub hides stays folded until it is asked for. */
export function Post({
  id,
  author,
  at,
  edited,
  text,
  hidden,
  repository,
  readings,
  isTarget,
  line,
  visit,
  onIssue,
  onOutside,
}: {
  readonly id: string | null;
  readonly author: string | null;
  readonly at: string;
  readonly edited: string | null;
  readonly text: string;
  readonly hidden: string | null;
  readonly repository: string;
  readonly readings: ReadonlyMap<number, string>;
  /** True where the present place points into this post, with or without a line. */
  readonly isTarget: boolean;
  readonly line: number | null;
  readonly visit: number;
  readonly onIssue: (issue: IssueKey) => void;
  readonly onOutside: (address: string, kind: 'link' | 'image') => void;
}) {
  const { t } = useTranslation('issue');
  const element = useRef<HTMLElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  const folded = hidden !== null && !unfolded && !isTarget;

  useEffect(() => {
    if (isTarget && line === null && id !== null && element.current !== null)
      return keepInView(element.current, 'start');
    return undefined;
  }, [isTarget, line, id, visit]);

  return (
    <section
      ref={element}
      aria-label={
        id === null ? t('thread.body') : t('thread.comment', { author: author ?? t('thread.ghost') })
      }
      className={`-mx-3 scroll-mt-4 px-3 py-4 [contain-intrinsic-size:auto_320px] [content-visibility:auto] ${isTarget && line === null && id !== null ? 'shadow-[-8px_0_0_-5px_var(--focus)]' : ''}`}
    >
      <div aria-hidden className="-mt-4 mb-4 h-px bg-line" />
      <div className="mb-2.5 flex items-baseline gap-2">
        <b className="font-medium">{author ?? t('thread.ghost')}</b>
        <Age at={at} className="text-ink3" />
        {edited === null ? null : (
          <span className="text-small text-ink3">
            {t('thread.edited')} <Age at={edited} />
          </span>
        )}
        {hidden === null ? null : (
          <span className="text-small text-ink3">{t('thread.hidden', { reason: hidden })}</span>
        )}
      </div>
      {folded ? (
        <button type="button" className="rounded-sm text-ink2 underline" onClick={() => setUnfolded(true)}>
          {t('thread.unfold')}
        </button>
      ) : text.trim() === '' ? (
        <p className="text-ink3">{t('thread.noText')}</p>
      ) : (
        <Markdown
          text={text}
          repository={repository}
          readings={readings}
          target={line}
          visit={visit}
          onIssue={onIssue}
          onOutside={onOutside}
        />
      )}
    </section>
  );
}
