import { fail, succeed, type Result } from '#contract/result.ts';
import type { WorkspaceView } from '#contract/views.ts';
import type { Handlers } from '#contract/wire.ts';
import { issueKey, splitIssueKey } from '#domain/tracker.ts';
import { findIssue } from '../mirror/issues.ts';
import { findRepository, keepsakeName } from '../mirror/repositories.ts';
import { addToWorkspace, removeFromWorkspace, setCoordination } from '../mirror/workspaces.ts';
import type { EngineParts } from './parts.ts';

type WorkspaceHandlers = Pick<
  Handlers,
  'workspace.read' | 'workspace.addRepository' | 'workspace.removeRepository' | 'workspace.setCoordination'
>;

/** Which repositories are looked at together, and which issue steers them. */
export function workspaceHandlers(parts: EngineParts): WorkspaceHandlers {
  const { workspace, programme } = parts;
  const { mirror, precious } = parts.storage;

  const read = async (): Promise<Result<WorkspaceView>> => {
    const record = workspace.record();
    if (record === null) return fail('not-found', ...nothingOpen);
    const { coordination: chosen } = record;
    const view = await programme.read();
    const found = view?.programme.plans[0] ?? null;
    const coordination =
      chosen !== null
        ? { issue: chosen, chosen: true }
        : found === null
          ? null
          : { issue: found, chosen: false };
    return succeed({ repositories: workspace.state().repositories ?? [], coordination });
  };

  return {
    'workspace.read': read,

    'workspace.addRepository'({ repository }) {
      const record = workspace.record();
      if (record === null) return fail('not-found', ...nothingOpen);
      const { source } = workspace.state();
      if (source.kind === 'demo') {
        return fail(
          'bad-input',
          `The demo is one repository; ${repository} was not added.`,
          'Connect GitHub or open an export to look at several repositories together.',
        );
      }
      const known = findRepository(mirror, repository);
      if (known === null && !workspace.isFollowing()) {
        return fail(
          'not-found',
          `Nothing of ${repository} is mirrored, and nothing is followed that could bring it; it was not added.`,
          'Connect GitHub, or import an export of it first.',
        );
      }
      addToWorkspace(precious, record.main, [known?.name ?? repository]);
      workspace.changed();
      return succeed(workspace.state());
    },

    'workspace.removeRepository'({ repository }) {
      const record = workspace.record();
      if (record === null) return fail('not-found', ...nothingOpen);
      const names = [repository, findRepository(mirror, repository)?.name ?? repository];
      if (names.some((name) => name.toLowerCase() === record.main.toLowerCase())) {
        return fail(
          'bad-input',
          `${repository} is the main repository of this workspace; it was not removed.`,
          'Open another repository instead, or remove the others.',
        );
      }
      if (!names.map((name) => removeFromWorkspace(precious, record.main, name)).includes(true)) {
        return fail(
          'not-found',
          `${repository} is not in this workspace; nothing was changed.`,
          `It holds ${record.repositories.join(', ')}.`,
        );
      }
      workspace.changed();
      return succeed(workspace.state());
    },

    async 'workspace.setCoordination'({ issue }) {
      const record = workspace.record();
      if (record === null) return fail('not-found', ...nothingOpen);
      const named = issue === null ? null : splitIssueKey(issue);
      const row = workspace
        .repositories()
        .find(({ name }) => name.toLowerCase() === named?.repository.toLowerCase());
      if (named !== null && (row === undefined || findIssue(mirror, row.id, named.number) === null)) {
        return fail(
          'not-found',
          `${issue} is not in this workspace; the coordination issue stays as it was.`,
          'Name an issue of one of its repositories.',
        );
      }
      const origin = workspace.state().source.kind === 'demo' ? 'demo' : 'tracker';
      setCoordination(
        precious,
        keepsakeName({ origin, name: record.main }),
        named === null || row === undefined ? null : issueKey(row.name, named.number),
      );
      workspace.changed();
      return read();
    },
  };
}

const nothingOpen = [
  'No repository is open yet.',
  'Open an export, connect GitHub, or start the demo.',
] as const;
