/**
 * The domain's input: a tracker as plain values, whoever mirrored it and from where.
 * Times are ISO 8601 UTC strings, `null` means that the tracker does not say.
 */

/** `owner/name#12`: one issue among all repositories of a workspace. */
export type IssueKey = `${string}#${number}`;

/** Builds the key of an issue; `repository` is `owner/name`. */
export function issueKey(repository: string, number: number): IssueKey {
  return `${repository}#${number}`;
}

/** Takes a key apart again. Keys are only made by `issueKey`, so the last `#` separates. */
export function splitIssueKey(key: IssueKey): { repository: string; number: number } {
  const at = key.lastIndexOf('#');
  return { repository: key.slice(0, at), number: Number(key.slice(at + 1)) };
}

export type TrackerLabel = { readonly name: string; readonly color: string };

export type TrackerMilestone = {
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly dueOn: string | null;
};

export type TrackerComment = {
  readonly id: string;
  /** Login; null for a deleted account. */
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly body: string;
  /** GitHub's reason when the comment is hidden (`spam`, `outdated`, …), else null. */
  readonly minimizedReason: string | null;
};

/** A text that the tracker no longer holds: a comment that was deleted, or one that an edit replaced. */
export type ReplacedText = {
  /** Null for the issue's own body. */
  readonly commentId: string | null;
  readonly author: string | null;
  /** When the text was written. */
  readonly at: string;
  readonly body: string;
  /** When the tracker lost it, as far as that is known. */
  readonly goneAt: string | null;
  readonly how: 'edited' | 'deleted';
};

export type TrackerIssue = {
  readonly key: IssueKey;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** GitHub's reason for the state (`completed`, `not_planned`, `duplicate`, `reopened`), lower case. */
  readonly stateReason: string | null;
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly labels: readonly TrackerLabel[];
  readonly milestone: TrackerMilestone | null;
  readonly assignees: readonly string[];
  /** GitHub's own sub-issue link, not one read from words. */
  readonly parent: IssueKey | null;
  /** GitHub's own dependency links: the issues that block this one. */
  readonly blockedBy: readonly IssueKey[];
  /** Oldest first. */
  readonly comments: readonly TrackerComment[];
  /** Oldest first; absent where the source keeps no history, or nothing was replaced. */
  readonly replaced?: readonly ReplacedText[];
};

/** An issue of a repository that is not mirrored, as far as a link to it tells. */
export type OutsideIssue = {
  readonly key: IssueKey;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly stateReason: string | null;
  readonly closedAt: string | null;
  readonly url: string;
};

export type Tracker = {
  /** The repository that a bare `#12` means, `owner/name`. */
  readonly repository: string;
  readonly issues: readonly TrackerIssue[];
  /** What is known of issues elsewhere that GitHub's own links name. */
  readonly outside?: readonly OutsideIssue[];
  /** Where the work is steered, where somebody said so; else it is the fullest plan. */
  readonly coordination?: IssueKey | null;
  /** The moment up to which the mirror is true. The domain has no clock: this is its "now". */
  readonly asOf: string;
};
