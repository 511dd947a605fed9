import { readFile } from 'node:fs/promises';
import { parseTime } from '../clock.ts';
import { programmeOf } from '../workers/generic.ts';
import type { CommentSeed, IssueSeed, LabelSeed, MilestoneSeed, Scenario } from './scenario.ts';
import { decodeNodeId } from '../state/nodeIds.ts';

type ExportedAuthor = { readonly login?: string } | null;
type ExportedComment = {
  readonly id?: string;
  readonly author?: ExportedAuthor;
  readonly authorAssociation?: string;
  readonly body?: string;
  readonly createdAt: string;
  readonly isMinimized?: boolean;
  readonly minimizedReason?: string;
  readonly url?: string;
  readonly viewerDidAuthor?: boolean;
};
type ExportedLabel = {
  readonly id?: string;
  readonly name: string;
  readonly color?: string;
  readonly description?: string | null;
};
type ExportedMilestone = {
  readonly number: number;
  readonly title: string;
  readonly description?: string | null;
  readonly dueOn?: string | null;
};
type ExportedIssue = {
  readonly id?: string;
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly state: string;
  readonly stateReason?: string | null;
  readonly author?: ExportedAuthor;
  readonly createdAt: string;
  readonly updatedAt?: string;
  readonly closedAt?: string | null;
  readonly labels?: readonly ExportedLabel[];
  readonly milestone?: ExportedMilestone | null;
  readonly assignees?: readonly { readonly login: string }[];
  readonly comments?: readonly ExportedComment[];
  readonly url?: string;
};

/**
 * A repository out of `gh issue list --json …`: an array of issues with their comments. Ids, times and colours stay
 * those of the file; the repository's name comes from its addresses. Rejects when the file is no such array.
 */
export async function exportScenario(file: string): Promise<Scenario> {
  const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!Array.isArray(parsed) || !parsed.every(isIssue)) {
    throw new Error(
      `${file} is not an export of issues: expected the array that "gh issue list --json …" writes.`,
    );
  }
  const comments = parsed.flatMap((issue) => issue.comments ?? []);
  const address = [...parsed, ...comments].find(({ url }) => url !== undefined)?.url ?? '';
  const [, owner = 'example', name = 'export'] = /\/([^/]+)\/([^/]+)\/issues\//.exec(address) ?? [];
  const viewer =
    comments.find(({ viewerDidAuthor }) => viewerDidAuthor === true)?.author?.login ??
    parsed[0]?.author?.login ??
    comments[0]?.author?.login ??
    'octocat';
  const issues = parsed.map((issue) => readIssue(issue, viewer));
  const newest = Math.max(0, ...issues.map(({ updatedAt, createdAt }) => updatedAt ?? createdAt));
  const repositoryId = comments.flatMap(({ id }) => decodeNodeId(id ?? '')?.numbers[0] ?? [])[0];
  return {
    name: file,
    repository: {
      owner,
      name,
      description: null,
      isPrivate: false,
      ...(repositoryId === undefined ? {} : { databaseId: repositoryId }),
    },
    viewer,
    accounts: [],
    labels: [...readLabels(parsed).values()],
    milestones: [...readMilestones(parsed).values()],
    issues,
    programme: programmeOf(issues, viewer),
    opensAt: (newest + 60) * 1000,
  };
}

function isIssue(value: unknown): value is ExportedIssue {
  const issue = value as ExportedIssue | null;
  return (
    typeof issue === 'object' &&
    issue !== null &&
    typeof issue.number === 'number' &&
    typeof issue.title === 'string' &&
    typeof issue.state === 'string' &&
    typeof issue.createdAt === 'string'
  );
}

function readLabels(issues: readonly ExportedIssue[]): Map<string, LabelSeed> {
  const labels = new Map<string, LabelSeed>();
  for (const { id, name, color, description } of issues.flatMap((issue) => issue.labels ?? [])) {
    labels.set(name, {
      name,
      color: color ?? 'ededed',
      description: description ?? null,
      ...(id === undefined ? {} : { id }),
    });
  }
  return labels;
}

function readMilestones(issues: readonly ExportedIssue[]): Map<number, MilestoneSeed> {
  const milestones = new Map<number, MilestoneSeed>();
  for (const issue of issues) {
    if (issue.milestone == null) continue;
    const { number, title, description, dueOn } = issue.milestone;
    const createdAt = Math.min(milestones.get(number)?.createdAt ?? Infinity, parseTime(issue.createdAt));
    const due = dueOn == null ? null : parseTime(dueOn);
    milestones.set(number, { number, title, description: description ?? null, dueOn: due, createdAt });
  }
  return milestones;
}

function readIssue(issue: ExportedIssue, viewer: string): IssueSeed {
  const reason = issue.stateReason?.toUpperCase();
  return {
    ...(issue.id === undefined ? {} : { id: issue.id }),
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    state: issue.state.toUpperCase() === 'CLOSED' ? 'CLOSED' : 'OPEN',
    ...(reason === 'COMPLETED' || reason === 'NOT_PLANNED' || reason === 'DUPLICATE' || reason === 'REOPENED'
      ? { stateReason: reason }
      : {}),
    author: issue.author === undefined ? viewer : (issue.author?.login ?? null),
    createdAt: parseTime(issue.createdAt),
    ...(issue.updatedAt === undefined ? {} : { updatedAt: parseTime(issue.updatedAt) }),
    closedAt: issue.closedAt == null ? null : parseTime(issue.closedAt),
    labels: (issue.labels ?? []).map(({ name }) => name),
    milestone: issue.milestone?.number ?? null,
    assignees: (issue.assignees ?? []).map(({ login }) => login),
    parent: null,
    blockedBy: [],
    comments: (issue.comments ?? []).map(readComment),
  };
}

function readComment(comment: ExportedComment): CommentSeed {
  const databaseId = Number(/issuecomment-(\d+)$/.exec(comment.url ?? '')?.[1]);
  const reason = comment.minimizedReason;
  return {
    ...(comment.id === undefined ? {} : { id: comment.id }),
    ...(Number.isNaN(databaseId) ? {} : { databaseId }),
    author: comment.author?.login ?? null,
    ...(comment.authorAssociation === undefined ? {} : { authorAssociation: comment.authorAssociation }),
    body: comment.body ?? '',
    createdAt: parseTime(comment.createdAt),
    minimizedReason:
      comment.isMinimized === true ? (reason === undefined || reason === '' ? 'outdated' : reason) : null,
  };
}
