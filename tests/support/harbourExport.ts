/** Issues and comments as `gh issue list` exports them, for tests of the command line. */

export type ExportedIssue = ReturnType<typeof issue>;

export function issue(number: number, title: string, body: string, more: object = {}) {
  return {
    number,
    title,
    body,
    state: 'OPEN',
    labels: [],
    assignees: [],
    milestone: null,
    createdAt: '2026-03-01T09:00:00Z',
    updatedAt: '2026-03-02T09:00:00Z',
    closedAt: null,
    comments: [],
    ...more,
  };
}

export function comment(id: string, createdAt: string, body: string) {
  return { id, author: { login: 'harbourmaster' }, createdAt, body, isMinimized: false, minimizedReason: '' };
}
