import { formatTime } from '../clock.ts';
import type { Comment, ContentEdit } from '../state/records.ts';
import { commentUrl } from '../state/tracker.ts';
import type { FieldResolvers } from './call.ts';
import { emptyConnection, type PageArguments } from './connections.ts';
import { authored, contentEdits, noReactions } from './text.ts';

export const comment: FieldResolvers<Comment> = {
  ...authored,
  authorAssociation: ({ authorAssociation }) => authorAssociation,
  issue: ({ issue }) => issue,
  repository: ({ issue }) => issue.repository,
  pullRequest: () => null,
  url: (comment) => commentUrl(comment),
  resourcePath: (comment) => {
    const { pathname, hash } = new URL(commentUrl(comment));
    return `${pathname}${hash}`;
  },
  isMinimized: ({ minimizedReason }) => minimizedReason !== null,
  minimizedReason: ({ minimizedReason }) => minimizedReason,
  userContentEdits: ({ edits }, page: PageArguments) => contentEdits(edits, page),
  reactionGroups: () => noReactions,
  reactions: emptyConnection,
  isPinned: () => false,
  pinnedAt: () => null,
  pinnedBy: () => null,
  viewerCanMinimize: () => true,
  viewerCanUnminimize: () => true,
  viewerCanPin: () => true,
  viewerCanUnpin: () => true,
};

export const contentEdit: FieldResolvers<ContentEdit> = {
  id: ({ id }) => id,
  editedAt: ({ editedAt }) => formatTime(editedAt),
  createdAt: ({ editedAt }) => formatTime(editedAt),
  updatedAt: ({ editedAt }) => formatTime(editedAt),
  editor: ({ editor }) => editor,
  diff: ({ diff }) => diff,
  deletedAt: () => null,
  deletedBy: () => null,
};
