import type { TrackerLabel, TrackerMilestone } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** Labels, milestone and assignees: what an issue is filed under. */

export function readLabels(database: ReadableDatabase, issue: number): readonly TrackerLabel[] {
  return prepared<[number], TrackerLabel>(
    database,
    `SELECT issue_labels.name, labels.color
     FROM issue_labels
     JOIN issues ON issues.id = issue_labels.issue
     JOIN labels ON labels.repository = issues.repository AND labels.name = issue_labels.name
     WHERE issue_labels.issue = ?
     ORDER BY issue_labels.position`,
  ).all(issue);
}

/** Sets an issue's labels; answers those that stood there before, null when nothing changed. */
export function writeLabels(
  database: WritableDatabase,
  repository: number,
  issue: number,
  labels: readonly TrackerLabel[],
  isNew: boolean,
): readonly TrackerLabel[] | null {
  const before = isNew ? [] : readLabels(database, issue);
  if (sameLabels(before, labels)) return null;
  if (!isNew) prepared<[number]>(database, 'DELETE FROM issue_labels WHERE issue = ?').run(issue);
  labels.forEach((label, position) => {
    prepared<[number, string, string]>(
      database,
      `INSERT INTO labels (repository, name, color) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET color = excluded.color WHERE color <> excluded.color`,
    ).run(repository, label.name, label.color);
    prepared<[number, number, string]>(
      database,
      'INSERT INTO issue_labels (issue, position, name) VALUES (?, ?, ?)',
    ).run(issue, position, label.name);
  });
  return before;
}

function sameLabels(stored: readonly TrackerLabel[], given: readonly TrackerLabel[]): boolean {
  return (
    stored.length === given.length &&
    stored.every((label, at) => label.name === given[at]?.name && label.color === given[at].color)
  );
}

/** Takes over the server's colours; answers the numbers of the issues that bear a recoloured label. */
export function writeLabelColors(
  database: WritableDatabase,
  repository: number,
  colors: ReadonlyMap<string, string>,
): readonly number[] {
  const touched = new Set<number>();
  for (const [name, color] of colors) {
    const { changes } = prepared<[string, number, string, string]>(
      database,
      'UPDATE labels SET color = ? WHERE repository = ? AND name = ? AND color <> ?',
    ).run(color, repository, name, color);
    if (changes === 0) continue;
    const numbers = prepared<[number, string], number>(
      database,
      `SELECT issues.number
       FROM issue_labels JOIN issues ON issues.id = issue_labels.issue
       WHERE issues.repository = ? AND issue_labels.name = ?`,
    )
      .pluck()
      .all(repository, name);
    for (const number of numbers) touched.add(number);
  }
  return [...touched];
}

export function readAssignees(database: ReadableDatabase, issue: number): readonly string[] {
  return prepared<[number], string>(database, 'SELECT login FROM assignees WHERE issue = ? ORDER BY position')
    .pluck()
    .all(issue);
}

/** Sets an issue's assignees; answers those that stood there before, null when nothing changed. */
export function writeAssignees(
  database: WritableDatabase,
  issue: number,
  logins: readonly string[],
  isNew: boolean,
): readonly string[] | null {
  const before = isNew ? [] : readAssignees(database, issue);
  if (before.length === logins.length && before.every((login, at) => login === logins[at])) return null;
  if (!isNew) prepared<[number]>(database, 'DELETE FROM assignees WHERE issue = ?').run(issue);
  logins.forEach((login, position) =>
    prepared<[number, number, string]>(
      database,
      'INSERT INTO assignees (issue, position, login) VALUES (?, ?, ?)',
    ).run(issue, position, login),
  );
  return before;
}

/** Adds or rewrites a milestone; true when anything changed. */
export function writeMilestone(
  database: WritableDatabase,
  repository: number,
  milestone: TrackerMilestone,
): boolean {
  const { changes } = prepared<[number, number, string, string, string | null]>(
    database,
    `INSERT INTO milestones (repository, number, title, description, due_on) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET title = excluded.title, description = excluded.description, due_on = excluded.due_on
     WHERE title <> excluded.title OR description <> excluded.description OR due_on IS NOT excluded.due_on`,
  ).run(repository, milestone.number, milestone.title, milestone.description, milestone.dueOn);
  return changes > 0;
}

export function readMilestones(
  database: ReadableDatabase,
  repository: number,
): ReadonlyMap<number, TrackerMilestone> {
  const rows = prepared<[number], TrackerMilestone>(
    database,
    'SELECT number, title, description, due_on AS dueOn FROM milestones WHERE repository = ?',
  ).all(repository);
  return new Map(rows.map((milestone) => [milestone.number, milestone]));
}
