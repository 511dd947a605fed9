import { describe, expect, test } from 'vitest';
import { inRepository, start, type Client } from './client.ts';

const issueOf = (client: Client, number: number) => client.simulator.state.tracker.byNumber.get(number)!;
const ask = async (client: Client, number: number, selection: string) => {
  const answer = await client.ask(`{ ${inRepository(client, `issue(number: ${number}) { ${selection} }`)} }`);
  expect(answer.errors).toBeUndefined();
  return (answer.data as { repository: { issue: Record<string, unknown> } }).repository.issue;
};

describe('the timeline', () => {
  test('keeps an event for each change, in order, and counts those that are asked for', async () => {
    const client = await start({ scenario: 'scale:10x0' });
    const commands = [
      { command: 'label', issue: 6, label: 'urgent' },
      { command: 'assign', issue: 6, login: 'emi' },
      { command: 'edit', issue: 6, title: 'Renamed' },
      { command: 'block', issue: 6, blocking: 1 },
      { command: 'comment', issue: 6, body: 'A word.' },
      { command: 'comment', issue: 7, body: 'See #6, and #6 again.' },
      { command: 'lock', issue: 6 },
    ];
    const before = issueOf(client, 6).events.length;
    for (const command of commands) {
      await client.control({ command: 'advance', seconds: 1 });
      await client.control(command);
    }
    const { all, links } = await ask(
      client,
      6,
      `all: timelineItems(first: 100, skip: ${before}) { totalCount updatedAt nodes { __typename
         ... on CrossReferencedEvent { source { ... on Issue { number } } }
         ... on RenamedTitleEvent { currentTitle } } }
       links: timelineItems(itemTypes: [BLOCKED_BY_ADDED_EVENT, CROSS_REFERENCED_EVENT]) { totalCount }`,
    );
    const items = all as { totalCount: number; nodes: { __typename: string }[] };
    expect(items.nodes).toEqual([
      { __typename: 'LabeledEvent' },
      { __typename: 'AssignedEvent' },
      { __typename: 'RenamedTitleEvent', currentTitle: 'Renamed' },
      { __typename: 'BlockedByAddedEvent' },
      { __typename: 'IssueComment' },
      { __typename: 'CrossReferencedEvent', source: { number: 7 } },
      { __typename: 'LockedEvent' },
    ]);
    expect(links).toMatchObject({ totalCount: expect.any(Number) as unknown });
  });

  test('moves on where updatedAt does not: the far side of a link', async () => {
    const client = await start({ scenario: 'scale:10x0' });
    await client.control({ command: 'unblock', issue: 9, blocking: 2 });
    await client.control({ command: 'advance', seconds: 30 });
    const before = await ask(client, 2, 'updatedAt timelineItems { totalCount updatedAt }');
    await client.control({ command: 'block', issue: 9, blocking: 2 });
    const after = await ask(client, 2, 'updatedAt timelineItems { totalCount updatedAt }');
    expect(after['updatedAt']).toBe(before['updatedAt']);
    expect(after['timelineItems']).not.toEqual(before['timelineItems']);
  });
});

test('a search finds what was so five seconds ago, and not what is since', async () => {
  const client = await start({ scenario: 'scale:30x0' });
  await client.control({ command: 'advance', seconds: 60 });
  const count = async (query: string) => {
    const { data } = await client.ask(
      'query ($q: String!) { search(query: $q, type: ISSUE, first: 5) { issueCount } }',
      {
        q: `repo:${client.simulator.repository} ${query}`,
      },
    );
    return (data as { search: { issueCount: number } }).search.issueCount;
  };
  const open = await count('is:open');
  expect(open).toBe(client.simulator.state.dump().issues.filter(({ state }) => state === 'open').length);
  const { number } = client.simulator.state.tracker.issues.find(({ state }) => state === 'OPEN')!;
  await client.control({ command: 'close', issue: number });
  await client.control({ command: 'advance', seconds: 4 });
  expect(await count('is:open')).toBe(open);
  await client.control({ command: 'advance', seconds: 1 });
  expect(await count('is:open')).toBe(open - 1);
  expect(await count('label:nowhere')).toBe(0);
});

test('assignees are the assigned actors, and can be replaced as a whole', async () => {
  const client = await start({ scenario: 'miyabi' });
  const answer = await client.ask(
    'mutation ($input: ReplaceActorsForAssignableInput!) { replaceActorsForAssignable(input: $input) { assignable { ... on Issue { assignedActors(first: 5) { nodes { ... on User { login } } } } } } }',
    { input: { assignableId: issueOf(client, 977).id, actorLogins: ['kaede-reviews'] } },
  );
  expect(answer.data).toEqual({
    replaceActorsForAssignable: {
      assignable: { assignedActors: { nodes: [{ login: 'kaede-reviews' }] } },
    },
  });
});

test('a label that is deleted leaves its issues, whose updatedAt stays', async () => {
  const client = await start({ scenario: 'scale:30x0' });
  const label = issueOf(client, 2).labels[0]!;
  const { updatedAt } = issueOf(client, 2);
  await client.control({ command: 'advance', seconds: 60 });
  const answer = await client.ask(
    'mutation ($input: DeleteLabelInput!) { deleteLabel(input: $input) { clientMutationId } }',
    {
      input: { id: label.id },
    },
  );
  expect(answer.errors).toBeUndefined();
  expect(issueOf(client, 2)).toMatchObject({ updatedAt });
  expect(issueOf(client, 2).labels).not.toContain(label);
  expect((await client.ask('query ($id: ID!) { node(id: $id) { id } }', { id: label.id })).data).toEqual({
    node: null,
  });
});

test('one response name may stand for fields of two types where only one can apply, as gh asks', async () => {
  const client = await start();
  const query = `{ ${inRepository(client, 'issueOrPullRequest(number: 2) { ... on Issue { state } ... on PullRequest { state } }')} }`;
  for (let turn = 0; turn < 2; turn += 1) expect((await client.ask(query)).errors).toBeUndefined();
  const wrong = '{ viewer { nickname } }';
  const first = await client.ask(wrong);
  expect((await client.ask(wrong)).errors).toEqual(first.errors);
});

test('an issue type is given, changed and taken away, and each leaves its event', async () => {
  const client = await start({ scenario: 'scale:10x0' });
  const types = await client.ask(
    `{ ${inRepository(client, 'issueTypes(first: 10) { nodes { id name } }')} }`,
  );
  const { nodes } = (types.data as { repository: { issueTypes: { nodes: { id: string; name: string }[] } } })
    .repository.issueTypes;
  expect(nodes.map(({ name }) => name)).toEqual(['Task', 'Bug', 'Feature']);
  const set = async (issueTypeId: string | null) => {
    const answer = await client.ask(
      'mutation ($input: UpdateIssueIssueTypeInput!) { updateIssueIssueType(input: $input) { issue { issueType { name } } } }',
      { input: { issueId: issueOf(client, 6).id, issueTypeId } },
    );
    return (answer.data as { updateIssueIssueType: { issue: { issueType: { name: string } | null } } })
      .updateIssueIssueType.issue.issueType;
  };
  expect(await set(nodes[0]!.id)).toEqual({ name: 'Task' });
  expect(await set(nodes[1]!.id)).toEqual({ name: 'Bug' });
  expect(await set(null)).toBeNull();
  const { timelineItems } = await ask(
    client,
    6,
    `timelineItems(first: 9, itemTypes: [ISSUE_TYPE_ADDED_EVENT, ISSUE_TYPE_CHANGED_EVENT, ISSUE_TYPE_REMOVED_EVENT]) {
       nodes { __typename ... on IssueTypeAddedEvent { issueType { name } } } }`,
  );
  expect(timelineItems).toEqual({
    nodes: [
      { __typename: 'IssueTypeAddedEvent', issueType: { name: 'Task' } },
      { __typename: 'IssueTypeChangedEvent' },
      { __typename: 'IssueTypeRemovedEvent' },
    ],
  });
});
