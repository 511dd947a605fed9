import * as changes from '../state/changes.ts';
import { isConverted } from '../state/departures.ts';
import { viewersDeed, type FieldResolvers } from './call.ts';
import { writeCursor } from './connections.ts';
import { refusal } from './errors.ts';
import { checkBlank, checkBody, commentOf, newBody, echo, issueOf, type Input } from './inputs.ts';

export const commentMutations: FieldResolvers<unknown> = {
  addComment: (_root, { input }: Input<{ subjectId: string; body: string }>, call) => {
    const issue = issueOf(call, input.subjectId);
    const body = checkBody(input.body);
    if (isConverted(issue)) throw refusal('UNPROCESSABLE', 'Issue has been converted to a discussion.');
    const comment = changes.addComment(viewersDeed(call), issue, body);
    const edge = { node: comment, cursor: writeCursor([comment.createdAt, comment.databaseId]) };
    return { ...echo(input), subject: issue, commentEdge: edge, timelineEdge: edge };
  },
  updateIssueComment: (_root, { input }: Input<{ id: string; body: string }>, call) => {
    const comment = commentOf(call, input.id);
    const body = newBody(call, checkBlank(input.body));
    if (body !== null) changes.editComment(viewersDeed(call), comment, body);
    return { ...echo(input), issueComment: comment };
  },
  deleteIssueComment: (_root, { input }: Input<{ id: string }>, call) => {
    changes.deleteComment(viewersDeed(call), commentOf(call, input.id));
    return echo(input);
  },
  minimizeComment: (_root, { input }: Input<{ subjectId: string; classifier: string }>, call) => {
    const comment = commentOf(call, input.subjectId);
    changes.minimizeComment(viewersDeed(call), comment, input.classifier.toLowerCase().replace('_', '-'));
    return { ...echo(input), minimizedComment: comment };
  },
  unminimizeComment: (_root, { input }: Input<{ subjectId: string }>, call) => {
    const comment = commentOf(call, input.subjectId);
    changes.minimizeComment(viewersDeed(call), comment, null);
    return { ...echo(input), unminimizedComment: comment };
  },
};
