import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { GitHubAddress } from '#contract/process.ts';
import type { RunningSimulator } from '#simulator/simulator.ts';
import { addressOf } from './simulator.ts';

type Answer = { readonly data: Readonly<Record<string, unknown>>; readonly errors?: readonly unknown[] };

/** The simulator behind a server that changes its GraphQL answers; REST is not carried. Closed with the test. */
export async function inFrontOf(
  simulator: RunningSimulator,
  change: (body: string, answer: Answer) => Answer,
): Promise<GitHubAddress> {
  const server = createServer((request, response) => {
    void (async () => {
      const body = await textOf(request);
      const answer = await fetch(simulator.graphqlUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: request.headers.authorization ?? '',
        },
        body,
      });
      response.writeHead(answer.status, {
        'content-type': 'application/json',
        date: answer.headers.get('date') ?? new Date().toUTCString(),
      });
      response.end(JSON.stringify(change(body, (await answer.json()) as Answer)));
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { ...addressOf(simulator), apiUrl: `http://127.0.0.1:${port}/graphql` };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
