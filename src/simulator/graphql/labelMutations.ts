import * as changes from '../state/changes.ts';
import { labelOf } from '../state/tracker.ts';
import { viewersDeed, type FieldResolvers } from './call.ts';
import { refusal } from './errors.ts';
import { echo, find, issueOf, labelsOf, type Input } from './inputs.ts';

export const labelMutations: FieldResolvers<unknown> = {
  addLabelsToLabelable: (
    _root,
    { input }: Input<{ labelableId: string; labelIds: readonly string[] }>,
    call,
  ) => {
    const issue = issueOf(call, input.labelableId);
    changes.addLabels(viewersDeed(call), issue, labelsOf(call, input.labelIds));
    return { ...echo(input), labelable: issue };
  },
  removeLabelsFromLabelable: (
    _root,
    { input }: Input<{ labelableId: string; labelIds: readonly string[] }>,
    call,
  ) => {
    const issue = issueOf(call, input.labelableId);
    changes.removeLabels(viewersDeed(call), issue, labelsOf(call, input.labelIds));
    return { ...echo(input), labelable: issue };
  },
  createLabel: (
    _root,
    { input }: Input<{ repositoryId: string; name: string; color: string; description?: string | null }>,
    call,
  ) => {
    find(call, input.repositoryId, 'Repository');
    if (call.tracker.labels.has(input.name)) {
      throw refusal('UNPROCESSABLE', 'Name has already been taken');
    }
    const label = labelOf(call.tracker, input.name, call.clock.seconds());
    label.color = input.color;
    label.description = input.description ?? null;
    return { ...echo(input), label };
  },
  updateLabel: (
    _root,
    { input }: Input<{ id: string; name?: string | null; color?: string | null }>,
    call,
  ) => {
    const label = find(call, input.id, 'Label');
    changes.changeLabel(viewersDeed(call), label, input.name ?? label.name, input.color ?? label.color);
    return { ...echo(input), label };
  },
  clearLabelsFromLabelable: (_root, { input }: Input<{ labelableId: string }>, call) => {
    const issue = issueOf(call, input.labelableId);
    changes.removeLabels(viewersDeed(call), issue, [...issue.labels]);
    return { ...echo(input), labelable: issue };
  },
  deleteLabel: (_root, { input }: Input<{ id: string }>, call) => {
    changes.deleteLabel(viewersDeed(call), find(call, input.id, 'Label'));
    return echo(input);
  },
};
