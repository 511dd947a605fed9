import { formatTime } from '../clock.ts';
import { renderText, type Comment, type ContentEdit, type Issue } from '../state/records.ts';
import type { FieldResolvers } from './call.ts';
import { paginate, type PageArguments } from './connections.ts';

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The groups that GitHub answers even where nobody reacted. */
export const noReactions = [
  'THUMBS_UP',
  'THUMBS_DOWN',
  'LAUGH',
  'HOORAY',
  'CONFUSED',
  'HEART',
  'ROCKET',
  'EYES',
].map((content) => ({
  content,
  createdAt: null,
  viewerHasReacted: false,
  users: { totalCount: 0, nodes: [], edges: [] },
  reactors: { totalCount: 0, nodes: [], edges: [] },
}));

export function contentEdits(edits: readonly ContentEdit[] | null, page: PageArguments) {
  // GitHub lists the newest edit first.
  const places = new Map((edits ?? []).map((edit, index) => [edit, index]));
  return paginate(edits ?? [], page, (edit) => [places.get(edit) ?? 0, 0], true);
}

/** Fields that issues and comments share: who wrote what, and when. */
export const authored: FieldResolvers<Issue | Comment> = {
  id: ({ id }) => id,
  databaseId: ({ databaseId }) => (databaseId > 0x7fffffff ? null : databaseId),
  fullDatabaseId: ({ databaseId }) => String(databaseId),
  author: ({ author }) => author,
  editor: ({ editor }) => editor,
  body: ({ body }) => renderText(body),
  bodyText: ({ body }) => renderText(body),
  bodyHTML: ({ body }) => `<p dir="auto">${escapeHtml(renderText(body))}</p>`,
  createdAt: ({ createdAt }) => formatTime(createdAt),
  publishedAt: ({ createdAt }) => formatTime(createdAt),
  updatedAt: ({ updatedAt }) => formatTime(updatedAt),
  lastEditedAt: ({ lastEditedAt }) => (lastEditedAt === null ? null : formatTime(lastEditedAt)),
  includesCreatedEdit: ({ edits }) => edits !== null,
  createdViaEmail: () => false,
  viewerDidAuthor: ({ author }, _arguments, call) => author === call.viewer,
  viewerCanUpdate: () => true,
  viewerCanDelete: () => true,
  viewerCanReact: () => true,
  viewerCannotUpdateReasons: () => [],
};
