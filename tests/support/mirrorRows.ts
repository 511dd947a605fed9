import Database from 'better-sqlite3';

/** Every row of every table that holds the server's truth, for comparing two mirrors whole. */
export function rowsOf(file: string): Readonly<Record<string, readonly unknown[]>> {
  const database = new Database(file, { readonly: true });
  try {
    const select = (sql: string) => database.prepare(sql).raw().all();
    return {
      issues: select(
        `SELECT number, node_id, title, body, state, state_reason, author, created_at, updated_at, closed_at,
                last_edited_at, milestone
         FROM issues ORDER BY number`,
      ),
      comments: select(
        `SELECT issues.number, comments.node_id, comments.author, comments.created_at, comments.updated_at,
                comments.body, minimized_reason
         FROM comments JOIN issues ON issues.id = comments.issue ORDER BY comments.node_id`,
      ),
      labels: select('SELECT name, color FROM labels ORDER BY name'),
      issueLabels: select(
        `SELECT issues.number, position, name
         FROM issue_labels JOIN issues ON issues.id = issue_labels.issue ORDER BY 1, 2`,
      ),
      assignees: select(
        `SELECT issues.number, position, login
         FROM assignees JOIN issues ON issues.id = assignees.issue ORDER BY 1, 2`,
      ),
      milestones: select('SELECT number, title, description, due_on FROM milestones ORDER BY number'),
      links: select(
        'SELECT issues.number, kind, target FROM links JOIN issues ON issues.id = links.issue ORDER BY 1, 2, 3',
      ),
    };
  } finally {
    database.close();
  }
}
