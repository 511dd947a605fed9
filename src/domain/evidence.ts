import type { IssueKey } from './tracker.ts';

/**
 * Where a derived fact was read. Every figure Nami shows carries at least one.
 *
 * `line` counts from 1 in the body as GitHub holds it; 0 where the fact does not stand in a body
 * (the issue's title, or a link that GitHub itself keeps). `quote` is that line verbatim after
 * mojibake mending, trimmed; for `title` the title, for `native` the name of GitHub's own field.
 */
export type Evidence = {
  readonly issue: IssueKey;
  readonly source: 'body' | 'comment' | 'title' | 'native';
  readonly commentId: string | null;
  readonly author: string | null;
  /** ISO 8601 UTC: when the text was written, null where the tracker does not say. */
  readonly at: string | null;
  readonly line: number;
  readonly quote: string;
};
