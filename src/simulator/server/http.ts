import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { formatTime } from '../clock.ts';
import type { Budget } from './budget.ts';
import { control, ControlError, type ControlCommand, type ControlParts } from './control.ts';
import { grantHeaders, type Grant } from './grants.ts';
import type { Course, GraphqlEndpoint } from './graphqlEndpoint.ts';
import type { LateWrites } from './late.ts';
import type { MetFault } from './faultSwitch.ts';
import { badCredentials, gatewayPage, jsonAnswer, noPointsAnswer, type Answer } from './refusals.ts';
import { answerRest } from './rest.ts';

export type HttpParts = ControlParts & {
  readonly graphql: GraphqlEndpoint;
  /** Of the REST API; GraphQL has its own. */
  readonly coreBudget: Budget;
  readonly late: LateWrites;
  /** Opens the control address. */
  readonly token: string;
  /** Added to every answer, like the way to a far server. */
  readonly latencyMs: number;
};

export const controlPath = '/simulator';
/** github.com's API answers below `/`, an Enterprise server below `/api` and `/api/v3`. */
const graphqlPaths: ReadonlySet<string> = new Set(['/graphql', '/api/graphql']);
const enterprisePrefix = '/api/v3';
/** An Enterprise server tells its version with every answer. */
const enterpriseHeaders = { 'x-github-enterprise-version': '3.20.0' };

/** An answer, and what its headers and the trace tell of it. */
type Answered = {
  readonly answer: Answer | 'cut';
  readonly operation?: string | null;
  readonly met?: readonly MetFault[];
  readonly points?: number;
  readonly resource?: 'graphql' | 'core';
  readonly headers?: Readonly<Record<string, string>>;
};

/** The HTTP face of the simulator; the caller listens. */
export function createHttpServer(parts: HttpParts): Server {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const leave = parts.budget.enter();
    response.once('close', leave);
    const requestId = requests.toString(16).toUpperCase().padStart(8, '0');
    // A proxy's request names the whole address (`POST http://api.github.localhost/graphql`).
    const address = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    request.url = `${address.pathname}${address.search}`;
    answerRequest(parts, request, response, address)
      .then(async (answered) => {
        if (parts.latencyMs > 0) await wait(parts.latencyMs);
        trace(parts, request, address.pathname, answered);
        if (answered.answer === 'cut') request.socket.destroy();
        else send(parts, request, response, answered.answer, answered, requestId);
      })
      .catch((error: unknown) => {
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        send(parts, request, response, jsonAnswer(500, { message }), {}, requestId);
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
  address: URL,
): Promise<Answered> {
  parts.late.settle();
  const { pathname, origin } = address;
  if (pathname === controlPath || pathname.startsWith(`${controlPath}/`)) {
    const isOwner = readToken(request) === parts.token;
    return { answer: isOwner ? await answerControl(parts, request, pathname) : badCredentials() };
  }
  if (request.method === 'POST' && pathname.startsWith('/login/')) {
    const form = await readForm(request);
    const answer = parts.deviceFlow.answer(pathname, form, request.headers.accept ?? '', origin);
    return { answer: answer ?? jsonAnswer(404, { message: 'Not Found' }) };
  }
  const grant = parts.tokens.read(request.headers.authorization);
  if (grant === null) return { answer: badCredentials() };
  if (graphqlPaths.has(pathname)) {
    const course: Course = { grant, refused: null, met: [], operation: null, points: 0, writes: 0 };
    const answer = await parts.graphql(request, response, course);
    const { operation, met, points } = course;
    return {
      answer,
      operation,
      met,
      points,
      resource: 'graphql',
      headers: {
        ...grantHeaders(grant, course.writes > 0),
        ...(pathname.startsWith('/api/') ? enterpriseHeaders : {}),
      },
    };
  }
  return answerRestRequest(parts, request, address, grant);
}

async function answerRestRequest(
  parts: HttpParts,
  request: IncomingMessage,
  address: URL,
  grant: Grant,
): Promise<Answered> {
  const met = parts.faults.meet({ kind: 'rest', names: [] });
  const prefix = address.pathname.startsWith(`${enterprisePrefix}/`) ? enterprisePrefix : '';
  const headers = { ...grantHeaders(grant, false), ...(prefix === '' ? {} : enterpriseHeaders) };
  const told = { met, resource: 'core', headers } as const;
  let half: Answer['half'];
  for (const { effect } of met) {
    switch (effect.kind) {
      case 'cut':
        return { ...told, answer: 'cut' };
      case 'delay':
        await wait(effect.milliseconds);
        break;
      case 'answer':
        return {
          ...told,
          answer: { status: effect.status, headers: effect.headers, body: effect.body },
        };
      case 'no-points':
        return { ...told, answer: noPointsAnswer(effect.form === '429' ? '429' : '403', grant.account) };
      case 'signed-out':
        return {
          ...told,
          answer: jsonAnswer(
            403,
            { message: 'Resource protected by organization SAML enforcement.' },
            {
              'x-github-sso':
                'required; url=https://github.com/orgs/example/sso?authorization_request=AZSCKL',
            },
          ),
        };
      case 'late':
        return {
          ...told,
          answer: {
            status: 502,
            headers: { 'content-type': 'text/html' },
            body: gatewayPage('502 Bad Gateway'),
          },
        };
      case 'cut-answer':
        half = 'cut';
        break;
      case 'half-answer':
        half = 'ended';
        break;
      case 'churn':
        parts.churn.beforeRead(effect.perSecond);
        break;
      case 'lost':
      case 'null-pages':
      case 'long-body-kept':
      case 'skew':
        break;
    }
  }
  if (parts.coreBudget.admit(0)?.kind === 'primary') {
    return { ...told, answer: noPointsAnswer('403', grant.account) };
  }
  const answer = answerRest({
    tracker: parts.tracker,
    grant,
    clock: parts.clock,
    budgets: { graphql: parts.budget.state(), core: parts.coreBudget.state() },
    method: request.method ?? 'GET',
    pathname: address.pathname.slice(prefix.length),
    query: address.searchParams,
    base: `${address.origin}${prefix}`,
    known: request.headers['if-none-match'],
    isLost: met.some(({ effect }) => effect.kind === 'lost'),
  });
  // Neither a 304 nor the question for the limits themselves is charged.
  const points = answer.status === 304 || address.pathname.endsWith('/rate_limit') ? 0 : 1;
  parts.coreBudget.charge(points);
  return { ...told, points, answer: half === undefined ? answer : { ...answer, half } };
}

function readToken(request: IncomingMessage): string | undefined {
  return /^(?:bearer|token) +(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** `POST` of a command, or `GET …/state`, `GET …/hash` and the other commands that need no more than their name. */
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

/** The fields of a request as GitHub takes them at its sign-in addresses: form-encoded, or JSON. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const body = await readBody(request);
  const isJson = request.headers['content-type']?.includes('json') ?? false;
  try {
    return new URLSearchParams(isJson ? (JSON.parse(body) as Record<string, string>) : body);
  } catch {
    return new URLSearchParams();
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function trace(parts: HttpParts, request: IncomingMessage, path: string, answered: Answered): void {
  if (path.startsWith(controlPath)) return;
  parts.trace.add({
    at: formatTime(parts.clock.seconds()),
    method: request.method ?? 'GET',
    path,
    operation: answered.operation ?? null,
    status: answered.answer === 'cut' ? null : answered.answer.status,
    faults: (answered.met ?? []).map(({ name }) => name),
    points: answered.points ?? 0,
  });
}

function send(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  told: Pick<Answered, 'resource' | 'headers'>,
  requestId: string,
): void {
  if (response.destroyed) return;
  const resource = told.resource ?? 'graphql';
  const { limit, remaining, used, resetAt } = (resource === 'core' ? parts.coreBudget : parts.budget).state();
  const body = Buffer.from(answer.body);
  const sent = answer.half === 'ended' ? body.subarray(0, body.length >>> 1) : body;
  response.writeHead(answer.status, {
    date: new Date(parts.clock.now()).toUTCString(),
    server: 'github.com',
    'x-github-request-id': requestId,
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-used': used,
    'x-ratelimit-reset': resetAt,
    'x-ratelimit-resource': resource,
    ...(answer.status === 304 ? {} : { 'content-length': sent.length }),
    ...told.headers,
    ...answer.headers,
  });
  if (answer.half === 'cut') {
    response.write(body.subarray(0, body.length >>> 1), () => response.destroy());
    return;
  }
  if (request.method === 'HEAD') response.end();
  else response.end(sent);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
