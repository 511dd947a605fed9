/** An export in the shape of `gh issue list --json …`, as small as it can be and still whole. */
const issue = (number: number, title: string, body: string) => ({
  number,
  title,
  body,
  state: 'OPEN',
  labels: [],
  assignees: [],
  milestone: null,
  createdAt: '2026-03-02T08:00:00Z',
  updatedAt: '2026-03-02T08:00:00Z',
  closedAt: null,
  comments: [],
});

export const lighthouseExport = [
  issue(11, 'Repaint the north lighthouse', 'White, then the red band.'),
  issue(12, 'Clean its lens', 'Depends on #11'),
];
