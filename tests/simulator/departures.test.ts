import { describe, expect, test } from 'vitest';
import { inRepository, start, type Client } from './client.ts';

const issueOf = (client: Client, number: number) => client.simulator.state.tracker.byNumber.get(number)!;
const node = (client: Client, id: string, fields = 'id number repository { nameWithOwner }') =>
  client.ask(`query ($id: ID!) { node(id: $id) { ... on Issue { ${fields} } } }`, { id });

describe('an issue that is transferred', () => {
  test('has another id and number over there, with its thread, and none here', async () => {
    const client = await start();
    const { id, comments } = issueOf(client, 5);
    const { body } = await client.control({ command: 'transfer', issue: 5, to: 'elsewhere/archive-room' });
    const moved = body as { id: string; number: number };
    expect(moved.id).not.toBe(id);
    expect(await node(client, id)).toMatchObject({ data: { node: null }, errors: [{ type: 'NOT_FOUND' }] });
    const there = await node(
      client,
      moved.id,
      'number comments { totalCount } repository { nameWithOwner } timelineItems(itemTypes: [TRANSFERRED_EVENT], first: 1) { nodes { ... on TransferredEvent { fromRepository { nameWithOwner } } } }',
    );
    expect(there.data).toEqual({
      node: {
        number: moved.number,
        comments: { totalCount: comments.length },
        repository: { nameWithOwner: 'elsewhere/archive-room' },
        timelineItems: { nodes: [{ fromRepository: { nameWithOwner: client.simulator.repository } }] },
      },
    });
  });

  test('is found by REST along the 301', async () => {
    const client = await start();
    const { title } = issueOf(client, 5);
    await client.control({ command: 'transfer', issue: 5, to: 'elsewhere/archive-room' });
    const moved = await client.rest(`/repos/${client.simulator.repository}/issues/5`);
    expect(moved.status).toBe(301);
    const there = await fetch(moved.headers.get('location')!, {
      headers: { authorization: `token ${client.simulator.token}` },
    });
    expect(await there.json()).toMatchObject({ number: 1, title });
  });

  test('can leave an old id behind that is valid elsewhere, which the payload of a write tells', async () => {
    const client = await start();
    const { id } = issueOf(client, 5);
    await client.control({ command: 'transfer', issue: 5, to: 'elsewhere/other', oldIdFollows: true });
    const answer = await client.ask(
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { commentEdge { node { issue { number } repository { nameWithOwner } } } } }',
      { input: { subjectId: id, body: 'Meant for number five.' } },
    );
    expect(answer.data).toEqual({
      addComment: {
        commentEdge: { node: { issue: { number: 1 }, repository: { nameWithOwner: 'elsewhere/other' } } },
      },
    });
  });

  test('by the mutation, lands in a repository that the token sees', async () => {
    const client = await start({ scenario: 'miyabi' });
    const target = client.simulator.state.tracker.neighbours[0]!.repository;
    const answer = await client.ask(
      'mutation ($input: TransferIssueInput!) { transferIssue(input: $input) { issue { number url } } }',
      { input: { issueId: issueOf(client, 995).id, repositoryId: target.id } },
    );
    expect(answer.data).toMatchObject({
      transferIssue: { issue: { url: `https://github.com/${target.owner}/${target.name}/issues/1` } },
    });
  });
});

test('an issue that became a discussion stays, closed and locked, and takes no comment', async () => {
  const client = await start();
  await client.control({ command: 'convert', issue: 3 });
  const { id } = issueOf(client, 3);
  const answer = await node(
    client,
    id,
    'state locked timelineItems(itemTypes: [CONVERTED_TO_DISCUSSION_EVENT]) { totalCount }',
  );
  expect(answer.data).toEqual({
    node: { state: 'CLOSED', locked: true, timelineItems: { totalCount: 1 } },
  });
  const refused = await client.ask(
    'mutation ($input: AddCommentInput!) { addComment(input: $input) { clientMutationId } }',
    { input: { subjectId: id, body: 'Still here?' } },
  );
  expect(refused.errors).toMatchObject([{ type: 'UNPROCESSABLE' }]);
});

describe('the repository', () => {
  test('archived is read as before and written no more', async () => {
    const client = await start();
    await client.control({ command: 'archive' });
    const read = await client.ask(
      `{ ${inRepository(client, 'isArchived archivedAt issues { totalCount }')} }`,
    );
    expect(read.data).toMatchObject({ repository: { isArchived: true, issues: { totalCount: 60 } } });
    const write = () =>
      client.ask('mutation ($input: CloseIssueInput!) { closeIssue(input: $input) { issue { state } } }', {
        input: { issueId: issueOf(client, 2).id },
      });
    expect((await write()).errors).toMatchObject([
      { type: 'FORBIDDEN', message: 'Repository was archived so is read-only.' },
    ]);
    await client.control({ command: 'unarchive' });
    expect((await write()).errors).toBeUndefined();
  });

  test('renamed is followed by its old name in GraphQL, unless told not to, and redirected in REST', async () => {
    const client = await start();
    const before = client.simulator.repository;
    await client.control({ command: 'rename-repository', to: 'new-owner/new-name' });
    expect((await client.ask(`{ ${inRepository(client, 'nameWithOwner')} }`)).data).toEqual({
      repository: { nameWithOwner: 'new-owner/new-name' },
    });
    const [owner, name] = before.split('/');
    const strict = await client.ask(
      `{ repository(owner: "${owner}", name: "${name}", followRenames: false) { id } }`,
    );
    expect(strict.errors).toMatchObject([{ type: 'NOT_FOUND' }]);
    const moved = await client.rest(`/repos/${before}/issues/2`);
    expect(moved.status).toBe(301);
    const followed = await client.rest(new URL(moved.headers.get('location')!).pathname);
    expect(await followed.json()).toMatchObject({ number: 2 });
  });
});

describe('links', () => {
  test('to an issue that the token cannot see are counted, not shown', async () => {
    const client = await start({ scenario: 'scale:10x10' });
    await client.control({ command: 'neighbour', name: 'secret/plans', hidden: true });
    await client.control({ command: 'block', issue: 7, blocking: 'secret/plans#4' });
    await client.control({ command: 'block', issue: 7, blocking: 'open/library#8' });
    const own = issueOf(client, 7).blockedBy.length - 2;
    const { data } = await client.ask(
      `{ ${inRepository(client, 'issue(number: 7) { blockedBy(first: 50) { totalCount nodes { number repository { nameWithOwner } } } }')} }`,
    );
    const { blockedBy } = (
      data as {
        repository: {
          issue: {
            blockedBy: { totalCount: number; nodes: { repository: { nameWithOwner: string } }[] };
          };
        };
      }
    ).repository.issue;
    expect(blockedBy.totalCount).toBe(own + 2);
    expect(blockedBy.nodes).toHaveLength(own + 1);
    expect(blockedBy.nodes.at(-1)).toEqual({ number: 8, repository: { nameWithOwner: 'open/library' } });
    const hidden = [...client.simulator.state.tracker.nodes.values()].find(
      (one) => one.__typename === 'Issue' && one.title === 'Issue 4 of secret/plans',
    )!;
    expect((await node(client, hidden.id)).errors).toMatchObject([{ type: 'NOT_FOUND' }]);
  });

  test('end at fifty blockers', async () => {
    const client = await start({ scenario: 'scale:60x0', secondaryLimits: false });
    for (let number = 2; number <= 60; number += 1) {
      if (number !== 55) await client.control({ command: 'unblock', issue: 55, blocking: number });
    }
    const block = (number: number) =>
      client.ask(
        'mutation ($input: AddBlockedByInput!) { addBlockedBy(input: $input) { issue { number } } }',
        {
          input: { issueId: issueOf(client, 55).id, blockingIssueId: issueOf(client, number).id },
        },
      );
    for (let number = 2; number <= 51; number += 1) expect((await block(number)).errors).toBeUndefined();
    expect((await block(52)).errors).toMatchObject([{ type: 'UNPROCESSABLE' }]);
    expect(issueOf(client, 55).blockedBy).toHaveLength(50);
  });
});
