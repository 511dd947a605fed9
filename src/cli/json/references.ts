import type { Evidence } from '#domain/evidence.ts';
import { splitIssueKey, type IssueKey } from '#domain/tracker.ts';

/**
 * How issues are named in the command line's JSON: by number, with `repo` beside it only where the
 * issue lives in another repository than the workspace's own.
 */
export type EvidenceJson = {
  readonly issue: number;
  readonly repo?: string;
  readonly commentId: string | null;
  readonly author: string | null;
  readonly at: string | null;
  readonly line: number;
  readonly quote: string;
  readonly source: Evidence['source'];
};

export function numberOf(key: IssueKey): number {
  return splitIssueKey(key).number;
}

export function foreignRepository(key: IssueKey, home: string): { readonly repo?: string } {
  const { repository } = splitIssueKey(key);
  return repository === home ? {} : { repo: repository };
}

/** The number alone for the workspace's own issues, `owner/name#12` for others: for lists of references. */
export function referenceOf(key: IssueKey, home: string): number | string {
  const { repository, number } = splitIssueKey(key);
  return repository === home ? number : key;
}

export function evidenceJson(evidence: Evidence, home: string): EvidenceJson {
  return {
    issue: numberOf(evidence.issue),
    ...foreignRepository(evidence.issue, home),
    commentId: evidence.commentId,
    author: evidence.author,
    at: evidence.at,
    line: evidence.line,
    quote: evidence.quote,
    source: evidence.source,
  };
}
