import { expect, test } from 'vitest';
import { renameKeepsakes } from '#engine/mirror/keepsakes.ts';
import {
  addToWorkspace,
  readWorkspace,
  removeFromWorkspace,
  setCoordination,
} from '#engine/mirror/workspaces.ts';
import { freshStorage } from '../../support/engine/storage.ts';

test('a repository of which nothing is stored is a workspace of its own', () => {
  const { precious } = freshStorage();
  expect(readWorkspace(precious, 'quay/crane')).toEqual({
    main: 'quay/crane',
    repositories: ['quay/crane'],
    coordination: null,
  });
});

test('repositories stand once each, in the order in which they came, whatever their letter case', () => {
  const { precious } = freshStorage();
  expect(addToWorkspace(precious, 'quay/crane', ['quay/crane', 'quay/lamps', 'dock/gate'])).toEqual([
    'quay/lamps',
    'dock/gate',
  ]);
  expect(addToWorkspace(precious, 'Quay/Crane', ['Quay/Lamps', 'quay/rail'])).toEqual(['quay/rail']);
  expect(readWorkspace(precious, 'quay/crane').repositories).toEqual([
    'quay/crane',
    'quay/lamps',
    'dock/gate',
    'quay/rail',
  ]);
  expect(removeFromWorkspace(precious, 'quay/crane', 'Dock/Gate')).toBe(true);
  expect(removeFromWorkspace(precious, 'quay/crane', 'dock/gate')).toBe(false);
  expect(readWorkspace(precious, 'quay/crane').repositories).not.toContain('dock/gate');
});

test('a renamed repository keeps its place in every workspace, and the coordination issue its repository', () => {
  const { precious } = freshStorage();
  addToWorkspace(precious, 'quay/crane', ['quay/lamps']);
  addToWorkspace(precious, 'dock/gate', ['quay/crane']);
  setCoordination(precious, 'quay/crane', 'quay/crane#7');
  setCoordination(precious, 'dock/gate', 'quay/crane#7');
  renameKeepsakes(precious, 'quay/crane', 'quay/hoist');
  renameKeepsakes(precious, 'quay/crane', 'quay/hoist');
  expect(readWorkspace(precious, 'quay/hoist')).toEqual({
    main: 'quay/hoist',
    repositories: ['quay/hoist', 'quay/lamps'],
    coordination: 'quay/hoist#7',
  });
  expect(readWorkspace(precious, 'dock/gate')).toMatchObject({
    repositories: ['dock/gate', 'quay/hoist'],
    coordination: 'quay/hoist#7',
  });
});
