import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { GraphqlEndpoint } from './graphqlEndpoint.ts';
import { control, ControlError, type ControlCommand, type ControlParts } from './control.ts';
import { badCredentials, jsonAnswer, noPointsAnswer, type Answer } from './refusals.ts';
import { answerRest } from './rest.ts';

export type HttpParts = ControlParts & {
  readonly graphql: GraphqlEndpoint;
  readonly token: string;
  /** Added to every answer, like the way to a far server. */
  readonly latencyMs: number;
};

export const controlPath = '/simulator';
/** github.com's API answers below `/`, an Enterprise server below `/api` and `/api/v3`. */
const graphqlPaths: ReadonlySet<string> = new Set(['/graphql', '/api/graphql']);

/** The HTTP face of the simulator; the caller listens. */
export function createHttpServer(parts: HttpParts): Server {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const leave = parts.budget.enter();
    response.once('close', leave);
    const requestId = requests.toString(16).toUpperCase().padStart(8, '0');
    answerRequest(parts, request, response)
      .then(async (answer) => {
        if (answer !== 'cut' && parts.latencyMs > 0) await wait(parts.latencyMs);
        if (answer === 'cut') request.socket.destroy();
        else send(parts, response, answer, requestId);
      })
      .catch((error: unknown) => {
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        send(parts, response, jsonAnswer(500, { message }), requestId);
      });
  });
  // A client that keeps its connections would otherwise hold `close` up.
  server.keepAliveTimeout = 5_000;
  return server;
}

async function answerRequest(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Answer | 'cut'> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (!isSignedIn(request, parts.token)) return badCredentials();
  if (pathname === controlPath || pathname.startsWith(`${controlPath}/`)) {
    return answerControl(parts, request, pathname);
  }
  if (graphqlPaths.has(pathname)) return parts.graphql(request, response);

  for (const effect of parts.faults.meet('rest')) {
    switch (effect.kind) {
      case 'cut':
        return 'cut';
      case 'delay':
        await wait(effect.milliseconds);
        break;
      case 'answer':
        return { status: effect.status, headers: effect.headers, body: effect.body };
      case 'no-points':
        return noPointsAnswer('403', parts.tracker.viewer);
      case 'cut-answer':
      case 'null-pages':
        break;
    }
  }
  return answerRest(parts.tracker, parts.budget.state(), pathname.replace(/^\/api\/v3/, ''));
}

function isSignedIn(request: IncomingMessage, token: string): boolean {
  const given = /^(?:bearer|token) +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return given === token;
}

/** `POST` of a command, or `GET …/state` and `GET …/hash`. */
async function answerControl(parts: HttpParts, request: IncomingMessage, pathname: string): Promise<Answer> {
  try {
    const command =
      request.method === 'GET'
        ? { command: pathname.slice(controlPath.length + 1) }
        : (JSON.parse(await readBody(request)) as unknown);
    return jsonAnswer(200, control(parts, command as ControlCommand));
  } catch (error) {
    if (error instanceof ControlError || error instanceof SyntaxError) {
      return jsonAnswer(400, { message: error.message });
    }
    throw error;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(parts: HttpParts, response: ServerResponse, answer: Answer, requestId: string): void {
  if (response.destroyed) return;
  const { limit, remaining, used, resetAt } = parts.budget.state();
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    date: new Date(parts.clock.now()).toUTCString(),
    server: 'github.com',
    'x-github-request-id': requestId,
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-used': used,
    'x-ratelimit-reset': resetAt,
    'x-ratelimit-resource': 'graphql',
    'content-length': body.length,
    ...answer.headers,
  });
  if (answer.half !== true) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, body.length >>> 1), () => response.destroy());
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
