import { expect, test } from 'vitest';
import type { JournalEntry } from '#simulator/state/journal.ts';
import { start, type Client } from './client.ts';

const write = (client: Client, body: string, clientMutationId?: string) =>
  client.ask(
    'mutation Say($input: AddCommentInput!) { addComment(input: $input) { commentEdge { node { id } } } }',
    {
      input: {
        subjectId: client.simulator.state.tracker.byNumber.get(2)!.id,
        body,
        ...(clientMutationId === undefined ? {} : { clientMutationId }),
      },
    },
  );
const journal = async (client: Client, since = 0) =>
  ((await client.control({ command: 'journal', since })).body as { entries: JournalEntry[] }).entries;

test('the journal tells every mutation that was carried out, with its input, in order', async () => {
  const client = await start();
  const answer = await write(client, 'Hello.', 'op-1');
  const made = (answer.data as { addComment: { commentEdge: { node: { id: string } } } }).addComment
    .commentEdge.node.id;
  await client.ask(
    'mutation ($input: DeleteIssueCommentInput!) { deleteIssueComment(input: $input) { clientMutationId } }',
    {
      input: { id: made },
    },
  );
  expect(await journal(client)).toMatchObject([
    {
      sequence: 1,
      operation: 'addComment',
      clientMutationId: 'op-1',
      input: { body: 'Hello.' },
      outcome: 'applied',
      issue: 2,
      comment: made,
      login: 'orchestrator-hana',
      faults: [],
    },
    { sequence: 2, operation: 'deleteIssueComment', outcome: 'applied', issue: 2, comment: made },
  ]);
  expect(await journal(client, 1)).toHaveLength(1);
});

test('it tells what the client did not hear, and not what never happened', async () => {
  const client = await start();
  const under = async (name: string, body: string) => {
    await client.control({ command: 'arm', name });
    await write(client, body, body).catch(() => null);
  };
  await under('reset', 'cut after');
  await under('html-502-after', 'denied after');
  await under('reset-before', 'cut before');
  await under('html-502', 'denied before');
  await under('applied-late', 'late');
  expect((await journal(client)).map(({ clientMutationId, faults }) => [clientMutationId, faults])).toEqual([
    ['cut after', ['reset']],
    ['denied after', ['html-502-after']],
  ]);
  await client.control({ command: 'advance', seconds: 20 });
  expect(
    (await journal(client, 2)).map(({ clientMutationId, faults }) => [clientMutationId, faults]),
  ).toEqual([['late', ['applied-late']]]);
});

test('it tells a refusal with GitHub’s words', async () => {
  const client = await start();
  await write(client, '   ');
  expect(await journal(client)).toMatchObject([
    { outcome: 'refused', error: 'Body cannot be blank', issue: 2, comment: null },
  ]);
});

test('the trace tells every request, by operation, status and what it met; the control address leaves none', async () => {
  const client = await start();
  await client.control({ command: 'arm', name: 'reset', operation: 'Say' });
  await client.ask('query Look { viewer { login } }');
  await write(client, 'Cut.').catch(() => null);
  await client.rest('/user');
  const { body } = await client.control({ command: 'trace' });
  expect(body).toMatchObject({
    total: 3,
    entries: [
      { path: '/graphql', operation: 'Look', status: 200, points: 1, faults: [] },
      { path: '/graphql', operation: 'Say addComment', status: null, faults: ['reset'] },
      { path: '/user', operation: null, status: 200 },
    ],
  });
});
