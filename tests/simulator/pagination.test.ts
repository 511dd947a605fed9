import { expect, test } from 'vitest';
import { inRepository, start, type Client } from './client.ts';

type Page = {
  repository: {
    issues: {
      totalCount: number;
      nodes: { number: number; updatedAt: string }[];
      pageInfo: {
        hasNextPage: boolean;
        hasPreviousPage: boolean;
        endCursor: string | null;
        startCursor: string | null;
      };
    };
  };
};

async function page(client: Client, bounds: string): Promise<Page['repository']['issues']> {
  const answer = await client.ask(
    `{ ${inRepository(
      client,
      `issues(${bounds}) { totalCount nodes { number updatedAt }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`,
    )} }`,
  );
  expect(answer.errors).toBeUndefined();
  return (answer.data as Page).repository.issues;
}

async function readAll(
  client: Client,
  bounds: string,
  between: () => void = () => undefined,
): Promise<number[]> {
  const numbers: number[] = [];
  let after = '';
  for (;;) {
    const { nodes, pageInfo } = await page(client, `${bounds}${after}`);
    numbers.push(...nodes.map(({ number }) => number));
    if (!pageInfo.hasNextPage) return numbers;
    after = `, after: "${pageInfo.endCursor!}"`;
    between();
  }
}

const numbersOf = (client: Client) => client.simulator.state.tracker.issues.map(({ number }) => number);

test('reading by creation finds every issue once, in both directions', async () => {
  const client = await start();
  const all = numbersOf(client);
  expect(await readAll(client, 'first: 7, orderBy: { field: CREATED_AT, direction: ASC }')).toEqual(all);
  expect(await readAll(client, 'first: 7, orderBy: { field: CREATED_AT, direction: DESC }')).toEqual(
    [...all].reverse(),
  );
});

test('reading by creation finds every issue once while issues are touched, created and deleted', async () => {
  const client = await start();
  const before = numbersOf(client);
  let turn = 0;
  const numbers = await readAll(client, 'first: 7, orderBy: { field: CREATED_AT, direction: ASC }', () => {
    turn += 1;
    const { control } = client.simulator.state;
    control({ command: 'advance', seconds: 3 });
    control({ command: 'comment', issue: turn * 5, body: 'A word in between.' });
    control({ command: 'create', title: `Made while reading ${turn}` });
    if (turn === 3) control({ command: 'delete', issue: 21 });
  });
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toEqual(expect.arrayContaining(before.filter((number) => number !== 21)));
});

test('reading newest-touched first loses what is touched meanwhile, as at GitHub', async () => {
  const client = await start();
  const numbers = await readAll(client, 'first: 20, orderBy: { field: UPDATED_AT, direction: DESC }', () => {
    client.simulator.state.control({ command: 'advance', seconds: 60 });
    const oldest = [...client.simulator.state.tracker.issues].sort((a, b) => a.updatedAt - b.updatedAt)[0]!;
    client.simulator.state.control({ command: 'comment', issue: oldest.number, body: 'Moved to the front.' });
  });
  expect(numbers.length).toBeLessThan(60);
});

test('last and before read from the other end', async () => {
  const client = await start();
  const order = 'orderBy: { field: CREATED_AT, direction: ASC }';
  const end = await page(client, `last: 5, ${order}`);
  expect(end.nodes.map(({ number }) => number)).toEqual(numbersOf(client).slice(-5));
  expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const earlier = await page(client, `last: 5, before: "${end.pageInfo.startCursor!}", ${order}`);
  expect(earlier.nodes.map(({ number }) => number)).toEqual(numbersOf(client).slice(-10, -5));
});

test('since is inclusive', async () => {
  const client = await start();
  const { control, tracker } = client.simulator.state;
  control({ command: 'advance', seconds: 100 });
  control({ command: 'comment', issue: 9, body: 'Touched.' });
  const { updatedAt } = client.simulator.state.dump().issues.find(({ number }) => number === 9)!;
  const since = (time: string) => page(client, `first: 10, filterBy: { since: "${time}" }`);
  expect((await since(updatedAt)).nodes.map(({ number }) => number)).toEqual([9]);
  const later = new Date((tracker.byNumber.get(9)!.updatedAt + 1) * 1000).toISOString();
  expect((await since(later)).totalCount).toBe(0);
});

test('states and labels narrow a list, and its total', async () => {
  const client = await start();
  const { tracker } = client.simulator.state;
  const open = tracker.issues.filter(({ state }) => state === 'OPEN');
  expect((await page(client, 'first: 1, states: [OPEN]')).totalCount).toBe(open.length);
  const name = open[0]!.labels[0]!.name;
  const labelled = tracker.issues.filter(({ labels }) => labels.some((label) => label.name === name));
  expect((await page(client, `first: 1, labels: ["${name}"]`)).totalCount).toBe(labelled.length);
});

test('a cursor that is none is refused', async () => {
  const client = await start();
  const answer = await client.ask(
    `{ ${inRepository(client, 'issues(first: 1, after: "nonsense") { nodes { id } }')} }`,
  );
  expect(answer.errors).toMatchObject([{ type: 'INVALID_CURSOR_ARGUMENTS' }]);
});

test('comments of a hundred issues come along in one call, each thread from its beginning', async () => {
  const client = await start({ scenario: 'scale:100x2000' });
  const answer = await client.ask(
    `{ ${inRepository(client, 'issues(first: 100) { nodes { number comments(first: 20) { totalCount nodes { id } } } }')} }`,
  );
  const { issues } = (
    answer.data as {
      repository: {
        issues: { nodes: { number: number; comments: { totalCount: number; nodes: { id: string }[] } }[] };
      };
    }
  ).repository;
  const dumped = client.simulator.state.dump().issues;
  expect(
    issues.nodes.map(({ number, comments }) => [
      number,
      comments.totalCount,
      comments.nodes.map(({ id }) => id),
    ]),
  ).toEqual(
    dumped.map(({ number, comments }) => [
      number,
      comments.length,
      comments.slice(0, 20).map(({ id }) => id),
    ]),
  );
});
