import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { splitIssueKey } from '#domain/tracker.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { useActions } from '../../app/actionsContext.ts';
import { navigationStore, openIssue } from '../../stores/navigation.ts';
import { programmeStore, useProgramme } from '../../stores/programme.ts';
import { Button } from '../../ui/Button.tsx';
import { FailedFrame, LoadingFrame } from '../../ui/Frame.tsx';
import { IssueHeader } from './IssueHeader.tsx';
import { Post } from './Post.tsx';
import { meaningWords, readingRows, readingsByPlace } from './readings.ts';
import { SidePanel } from './SidePanel.tsx';
import { useIssue } from './useIssue.ts';

/** An issue as on GitHub, with what was read in it, and what it waits for and holds up. */
export function IssueView({ issue }: { readonly issue: IssueKey }) {
  const { t, i18n } = useTranslation(['issue', 'shell']);
  const { reading, again } = useIssue(issue);
  const { openOutside } = useActions();
  const place = navigationStore((state) => state.place);
  const visit = navigationStore((state) => state.visit);
  const { repository, number } = splitIssueKey(issue);
  const readings = reading.kind === 'read' ? reading.view.readings : null;
  const home = useProgramme((programme) => programme.repository) ?? repository;
  const words = useMemo(() => meaningWords(t, i18n.language, home), [t, i18n.language, home]);
  const linesOf = useMemo(() => readingsByPlace(readings ?? [], words), [readings, words]);

  const scroller = useRef<HTMLDivElement>(null);
  const read = reading.kind === 'read';
  // The arrows and the space bar scroll at once, without a click.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [read]);

  if (reading.kind === 'loading') return <LoadingFrame text={t('issue:loading', { number })} />;
  if (reading.kind === 'failed')
    return (
      <FailedFrame
        failure={reading.failure}
        action={
          <Button look="primary" onClick={again}>
            {t('shell:action.tryAgain')}
          </Button>
        }
      />
    );
  const { view } = reading;
  const target = place.view === 'issue' && place.issue === issue ? place : null;
  const follow = (key: IssueKey) => {
    // An issue of another repository, or one that is not mirrored, lives on GitHub.
    if (programmeStore.getState().nodes.has(key)) openIssue(key);
    else {
      const other = splitIssueKey(key);
      void openOutside(`https://github.com/${other.repository}/issues/${other.number}`);
    }
  };
  const posts = [
    {
      id: null,
      author: view.issue.author,
      at: view.issue.createdAt,
      edited: null,
      text: view.issue.body,
      hidden: null,
    },
    ...view.issue.comments.map((comment) => ({
      id: comment.id,
      author: comment.author,
      at: comment.createdAt,
      edited: comment.updatedAt === comment.createdAt ? null : comment.updatedAt,
      text: comment.body,
      hidden: comment.minimizedReason,
    })),
  ];
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_288px] max-[1100px]:grid-cols-[minmax(0,1fr)_256px]">
      <div
        ref={scroller}
        tabIndex={0}
        aria-label={t('issue:thread.title')}
        className="min-h-0 overflow-y-auto outline-none"
      >
        <article className="mx-auto max-w-[860px] px-6 pt-[22px] pb-16">
          <IssueHeader issue={view.issue} />
          {posts.map((post) => (
            <Post
              key={post.id ?? 'body'}
              {...post}
              repository={repository}
              readings={linesOf(post.id)}
              isTarget={target !== null && target.commentId === post.id}
              line={target !== null && target.commentId === post.id ? target.line : null}
              visit={visit}
              onIssue={follow}
              onOutside={(address) => void openOutside(address)}
            />
          ))}
          {view.issue.comments.length === 0 ? (
            <p className="mt-6 text-ink3">{t('issue:thread.empty')}</p>
          ) : null}
        </article>
      </div>
      <SidePanel issue={view.issue} rows={readingRows(view.readings, words)} />
    </div>
  );
}
