import { beforeEach, describe, expect, test } from 'vitest';
import { start, type Client } from './client.ts';

let client: Client;

beforeEach(async () => {
  client = await start({ scenario: 'scale:30x60' });
});

const issueOf = (number: number) => client.simulator.state.tracker.byNumber.get(number)!;
const accountId = () => client.simulator.state.tracker.viewer.id;

async function mutate(name: string, input: object, selection = 'clientMutationId'): Promise<unknown> {
  client.simulator.state.control({ command: 'advance', seconds: 60 });
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await client.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`, {
    input,
  });
  expect(answer.errors).toBeUndefined();
  return (answer.data as Record<string, unknown>)[name];
}

/** Numbers of the issues among `watched` whose `updatedAt` moved while `act` ran. */
async function moved(watched: readonly number[], act: () => Promise<unknown>): Promise<number[]> {
  const before = new Map(watched.map((number) => [number, issueOf(number).updatedAt]));
  await act();
  return watched.filter((number) => issueOf(number).updatedAt !== before.get(number));
}

describe('updatedAt moves on', () => {
  test('a comment, and its edit', async () => {
    const addComment = () => mutate('addComment', { subjectId: issueOf(2).id, body: 'A word.' });
    expect(await moved([2, 3], addComment)).toEqual([2]);
    const edit = () =>
      mutate('updateIssueComment', { id: issueOf(2).comments.at(-1)!.id, body: 'Another word.' });
    expect(await moved([2, 3], edit)).toEqual([2]);
  });

  test('title, body, labels, assignees, closing and reopening', async () => {
    const id = issueOf(2).id;
    const label = [...client.simulator.state.tracker.labels.values()].find(
      (one) => !issueOf(2).labels.includes(one),
    )!;
    const acts = [
      () => mutate('updateIssue', { id, title: 'Another title' }),
      () => mutate('updateIssue', { id, body: 'Another body' }),
      () => mutate('addLabelsToLabelable', { labelableId: id, labelIds: [label.id] }),
      () => mutate('removeLabelsFromLabelable', { labelableId: id, labelIds: [label.id] }),
      () => mutate('addAssigneesToAssignable', { assignableId: id, assigneeIds: [accountId()] }),
      () => mutate('removeAssigneesFromAssignable', { assignableId: id, assigneeIds: [accountId()] }),
      () => mutate(issueOf(2).state === 'OPEN' ? 'closeIssue' : 'reopenIssue', { issueId: id }),
      () => mutate(issueOf(2).state === 'OPEN' ? 'closeIssue' : 'reopenIssue', { issueId: id }),
    ];
    for (const act of acts) expect(await moved([2], act)).toEqual([2]);
  });

  test('a new dependency, on the blocked side alone', async () => {
    const act = () => mutate('addBlockedBy', { issueId: issueOf(30).id, blockingIssueId: issueOf(2).id });
    expect(await moved([30, 2], act)).toEqual([30]);
    expect(issueOf(30).blockedBy.map(({ issue }) => issue.number)).toContain(2);
  });

  test('a new sub-issue, on the sub-issue alone', async () => {
    const act = () =>
      mutate('addSubIssue', { issueId: issueOf(2).id, subIssueId: issueOf(3).id, replaceParent: true });
    expect(await moved([2, 3, 1], act)).toEqual([3]);
  });
});

describe('updatedAt stays on', () => {
  test('the deletion of a comment, which the totals and the timeline show', async () => {
    const issue = client.simulator.state.tracker.issues.find(({ comments }) => comments.length > 0)!;
    const total = issue.comments.length;
    const act = () => mutate('deleteIssueComment', { id: issue.comments[0]!.id });
    expect(await moved([issue.number], act)).toEqual([]);
    const answer = await client.ask(
      `query ($id: ID!) { node(id: $id) { ... on Issue { comments { totalCount } timelineItems(itemTypes: [COMMENT_DELETED_EVENT]) { totalCount } } } }`,
      { id: issue.id },
    );
    expect(answer.data).toEqual({
      node: { comments: { totalCount: total - 1 }, timelineItems: { totalCount: 1 } },
    });
  });

  test('the removal of a dependency, on both sides', async () => {
    await mutate('addBlockedBy', { issueId: issueOf(30).id, blockingIssueId: issueOf(2).id });
    const act = () => mutate('removeBlockedBy', { issueId: issueOf(30).id, blockingIssueId: issueOf(2).id });
    expect(await moved([30, 2], act)).toEqual([]);
  });

  test('the renaming of a label', async () => {
    const label = issueOf(2).labels[0]!;
    expect(await moved([2], () => mutate('updateLabel', { id: label.id, name: 'another name' }))).toEqual([]);
    expect(issueOf(2).labels[0]!.name).toBe('another name');
  });

  test('the hiding of a comment', async () => {
    const issue = client.simulator.state.tracker.issues.find(({ comments }) => comments.length > 0)!;
    const { id } = issue.comments[0]!;
    const act = () => mutate('minimizeComment', { subjectId: id, classifier: 'OUTDATED' });
    expect(await moved([issue.number], act)).toEqual([]);
    const answer = await client.ask(
      'query ($id: ID!) { node(id: $id) { ... on IssueComment { isMinimized minimizedReason } } }',
      { id },
    );
    expect(answer.data).toEqual({ node: { isMinimized: true, minimizedReason: 'outdated' } });
  });

  test('a change that changes nothing', async () => {
    const { id, title, labels } = issueOf(2);
    expect(await moved([2], () => mutate('updateIssue', { id, title }))).toEqual([]);
    expect(
      await moved([2], () => mutate('addLabelsToLabelable', { labelableId: id, labelIds: [labels[0]!.id] })),
    ).toEqual([]);
  });
});

test('a write answers what it made, with the repository and number that it was made in', async () => {
  const made = await mutate(
    'addComment',
    { subjectId: issueOf(7).id, body: 'Done.', clientMutationId: 'echo' },
    'clientMutationId commentEdge { node { body author { login } viewerDidAuthor issue { number } repository { nameWithOwner } } }',
  );
  expect(made).toEqual({
    clientMutationId: 'echo',
    commentEdge: {
      node: {
        body: 'Done.',
        author: { login: client.simulator.state.tracker.viewer.login },
        viewerDidAuthor: true,
        issue: { number: 7 },
        repository: { nameWithOwner: client.simulator.repository },
      },
    },
  });
});

test('an edited text keeps its editions, newest first', async () => {
  const { id } = issueOf(2);
  await mutate('updateIssue', { id, body: 'second' });
  await mutate('updateIssue', { id, body: 'third' });
  const answer = await client.ask(
    'query ($id: ID!) { node(id: $id) { ... on Issue { userContentEdits(first: 10) { totalCount nodes { diff } } } } }',
    { id },
  );
  expect(answer.data).toMatchObject({
    node: { userContentEdits: { totalCount: 3, nodes: [{ diff: 'third' }, { diff: 'second' }, {}] } },
  });
});

test('an empty comment and one that is too long are refused, and nothing is written', async () => {
  const before = issueOf(2).comments.length;
  for (const body of ['  ', 'x'.repeat(65_537)]) {
    const answer = await client.ask(
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { clientMutationId } }',
      {
        input: { subjectId: issueOf(2).id, body },
      },
    );
    expect(answer.errors).toMatchObject([{ type: 'UNPROCESSABLE' }]);
  }
  expect(issueOf(2).comments).toHaveLength(before);
});
