import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporaryFolder.ts';

export type ExportedRecord = Record<string, unknown>;

/** An issue as gh exports it; times grow with the number. */
export function exportedIssue(number: number, over: ExportedRecord = {}): ExportedRecord {
  const minute = String(number % 60).padStart(2, '0');
  return {
    number,
    title: `Task ${number}`,
    state: number % 2 === 0 ? 'CLOSED' : 'OPEN',
    body: `What is to be done in task ${number}.`,
    labels: [{ id: 'LA_1', name: 'type:task', description: '', color: '0e8a16' }],
    assignees: [],
    milestone: null,
    createdAt: `2026-03-01T10:${minute}:00Z`,
    updatedAt: `2026-03-02T10:${minute}:00Z`,
    closedAt: number % 2 === 0 ? `2026-03-02T10:${minute}:00Z` : null,
    comments: [exportedComment(number, 1)],
    ...over,
  };
}

export function exportedComment(issue: number, ordinal: number, over: ExportedRecord = {}): ExportedRecord {
  return {
    id: `IC_${issue}_${ordinal}`,
    author: { login: 'hana' },
    authorAssociation: 'MEMBER',
    body: `Word ${ordinal} on task ${issue}.`,
    createdAt: `2026-03-01T12:00:0${ordinal % 10}Z`,
    includesCreatedEdit: false,
    isMinimized: false,
    minimizedReason: '',
    reactionGroups: [],
    url: `https://github.com/acme/rebuild/issues/${issue}#issuecomment-${issue * 1000 + ordinal}`,
    viewerDidAuthor: false,
    ...over,
  };
}

/** Writes a value as an export file and answers its path. */
export function exportFile(content: unknown, name = 'export.json'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(
    path,
    typeof content === 'string' || content instanceof Buffer ? content : JSON.stringify(content),
  );
  return path;
}
