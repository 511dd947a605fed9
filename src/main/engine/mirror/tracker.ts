import { issueKey, type IssueKey, type TrackerComment, type TrackerIssue } from '#domain/tracker.ts';
import { readThread, trackerComment } from './comments.ts';
import { prepared, type ReadableDatabase } from './database.ts';
import { findIssue, listIssues, type IssueRow } from './issues.ts';
import { readAssignees, readLabels, readMilestones } from './labels.ts';
import { readLinks } from './links.ts';
import type { RepositoryRow } from './repositories.ts';

/** One issue with its thread as the domain's value; null where the mirror has none of that number. */
export function readTrackerIssue(
  database: ReadableDatabase,
  repository: RepositoryRow,
  number: number,
): TrackerIssue | null {
  const row = findIssue(database, repository.id, number);
  if (row === null) return null;
  return {
    ...valuesOf(repository, row),
    labels: readLabels(database, row.rowid),
    milestone:
      row.milestone === null ? null : (readMilestones(database, repository.id).get(row.milestone) ?? null),
    assignees: readAssignees(database, row.rowid),
    parent: readLinks(database, row.rowid, 'parent')[0] ?? null,
    blockedBy: readLinks(database, row.rowid, 'blockedBy'),
    comments: readThread(database, row.rowid).map(trackerComment),
  };
}

/** Every issue with its thread, by number: six passes over the tables instead of six queries an issue. */
export function readTrackerIssues(
  database: ReadableDatabase,
  repository: RepositoryRow,
): readonly TrackerIssue[] {
  const milestones = readMilestones(database, repository.id);
  const labels = gather<{ issue: number; name: string; color: string }>(
    database,
    repository.id,
    `SELECT issue_labels.issue, issue_labels.name, labels.color
     FROM issues
     JOIN issue_labels ON issue_labels.issue = issues.id
     JOIN labels ON labels.repository = issues.repository AND labels.name = issue_labels.name
     WHERE issues.repository = ?
     ORDER BY issue_labels.issue, issue_labels.position`,
  );
  const assignees = gather<{ issue: number; login: string }>(
    database,
    repository.id,
    `SELECT assignees.issue, assignees.login
     FROM issues JOIN assignees ON assignees.issue = issues.id
     WHERE issues.repository = ?
     ORDER BY assignees.issue, assignees.position`,
  );
  const links = gather<{ issue: number; kind: string; target: IssueKey }>(
    database,
    repository.id,
    `SELECT links.issue, links.kind, links.target
     FROM issues JOIN links ON links.issue = issues.id
     WHERE issues.repository = ?
     ORDER BY links.issue, links.kind, links.target`,
  );
  const comments = gather<TrackerComment & { issue: number }>(
    database,
    repository.id,
    `SELECT comments.issue, comments.node_id AS id, comments.author, comments.created_at AS createdAt,
            comments.updated_at AS updatedAt, comments.body, comments.minimized_reason AS minimizedReason
     FROM issues JOIN comments ON comments.issue = issues.id
     WHERE issues.repository = ?
     ORDER BY comments.issue, comments.created_at, comments.database_id, comments.node_id`,
  );
  return listIssues(database, repository.id).map((row) => {
    const ofIssue = links.get(row.rowid) ?? [];
    return {
      ...valuesOf(repository, row),
      labels: (labels.get(row.rowid) ?? []).map(({ name, color }) => ({ name, color })),
      milestone: row.milestone === null ? null : (milestones.get(row.milestone) ?? null),
      assignees: (assignees.get(row.rowid) ?? []).map(({ login }) => login),
      parent: ofIssue.find((link) => link.kind === 'parent')?.target ?? null,
      blockedBy: ofIssue.filter((link) => link.kind === 'blockedBy').map((link) => link.target),
      comments: (comments.get(row.rowid) ?? []).map(trackerComment),
    };
  });
}

function valuesOf(repository: RepositoryRow, row: IssueRow) {
  return {
    key: issueKey(repository.name, row.number),
    title: row.title,
    body: row.body,
    state: row.state,
    stateReason: row.stateReason,
    author: row.author,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    closedAt: row.closedAt,
  };
}

function gather<Row extends { readonly issue: number }>(
  database: ReadableDatabase,
  repository: number,
  sql: string,
): ReadonlyMap<number, Row[]> {
  const byIssue = new Map<number, Row[]>();
  for (const row of prepared<[number], Row>(database, sql).iterate(repository)) {
    const rows = byIssue.get(row.issue);
    if (rows === undefined) byIssue.set(row.issue, [row]);
    else rows.push(row);
  }
  return byIssue;
}
