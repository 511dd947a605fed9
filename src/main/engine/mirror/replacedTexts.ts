import { splitIssueKey, type ReplacedText, type TrackerComment, type TrackerIssue } from '#domain/tracker.ts';
import { groupedBy } from '#domain/verdicts/groupedBy.ts';
import type { ReadableDatabase } from './database.ts';
import { listAllRevisions, listTombstones } from './keepsakes.ts';

/**
 * The issues with what the tracker no longer holds of their texts. Where nothing was ever replaced, which is the rule,
 * the same list comes back after two empty queries.
 */
export function withReplacedTexts(
  precious: ReadableDatabase,
  repository: string,
  issues: readonly TrackerIssue[],
): readonly TrackerIssue[] {
  const deleted = listTombstones(precious, repository).filter(({ comment }) => comment !== '');
  const edited = listAllRevisions(precious, repository);
  if (deleted.length + edited.length === 0) return issues;
  const removed = groupedBy(deleted, ({ number }) => number);
  const revised = groupedBy(edited, ({ number }) => number);
  return issues.map((issue) => {
    const { number } = splitIssueKey(issue.key);
    const gone = (removed.get(number) ?? []).map(({ content, noticedAsOf }) => ({
      comment: JSON.parse(content) as TrackerComment,
      noticedAsOf,
    }));
    const revisions = revised.get(number) ?? [];
    if (gone.length + revisions.length === 0) return issue;
    const replaced: ReplacedText[] = [
      ...gone.map(({ comment, noticedAsOf }): ReplacedText => ({
        commentId: comment.id,
        author: comment.author,
        at: comment.createdAt,
        body: comment.body,
        goneAt: noticedAsOf === '' ? null : noticedAsOf,
        how: 'deleted',
      })),
      ...revisions.flatMap((revision): readonly ReplacedText[] => {
        const comments = [...issue.comments, ...gone.map(({ comment }) => comment)];
        const owner =
          revision.comment === '' ? issue : comments.find((comment) => comment.id === revision.comment);
        if (owner === undefined) return [];
        return [
          {
            commentId: revision.comment === '' ? null : revision.comment,
            author: owner.author,
            at: revision.updatedAt,
            body: revision.body,
            // An export keeps no time of an edit: then the present text is as old as the replaced one.
            goneAt: owner.updatedAt > revision.updatedAt ? owner.updatedAt : null,
            how: 'edited',
          },
        ];
      }),
    ];
    return { ...issue, replaced: replaced.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) };
  });
}
