import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from '../engine.ts';
import { serve } from '../serve.ts';
import { createFileServer } from './files.ts';

/**
 * The engine over loopback HTTP, for the same window in a browser: `POST /request` takes a RequestMessage and answers
 * an AnswerMessage, `GET /events` is a stream of EventMessages, every other GET is a file of the built window.
 *
 * Bound to 127.0.0.1. Requests and events want the one-time token; every request wants the bridge's own Host (a name
 * rebound to 127.0.0.1 is refused), and an Origin, where the browser sends one, that is the bridge's own.
 */
export type Bridge = {
  /** `http://127.0.0.1:PORT/#token=…`: the fragment never leaves the browser. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  close(): Promise<void>;
};

export type BridgeOptions = {
  /** Folder with the built window. */
  readonly files: string;
  readonly contentSecurityPolicy: string;
  /** 0 = any free one. */
  readonly port?: number;
  readonly log?: (message: string) => void;
};

/** A request holds at most 50 paths of 4,096 characters. */
const longestRequest = 1_000_000;
/** Keeps a quiet stream open through whatever drops idle connections. */
const heartbeatMilliseconds = 20_000;

export async function startBridge(engine: Engine, options: BridgeOptions): Promise<Bridge> {
  const token = randomBytes(24).toString('base64url');
  const log = options.log ?? (() => undefined);
  const files = createFileServer(options.files, options.contentSecurityPolicy);
  const streams = new Set<ServerResponse>();
  let origin = '';

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!isOwn(request, origin)) {
      refuse(response, 403, 'This bridge answers its own address alone.');
    } else if (request.method === 'POST' && url.pathname === '/request') {
      if (!isToken(bearerOf(request), token))
        refuse(response, 401, 'The token is missing or not this bridge’s.');
      else void answerRequest(engine, request, response, log);
    } else if (request.method === 'GET' && url.pathname === '/events') {
      if (!isToken(url.searchParams.get('token'), token))
        refuse(response, 401, 'The token is missing or not this bridge’s.');
      else openStream(streams, response);
    } else if (request.method === 'GET') {
      void files(url.pathname, response);
    } else {
      refuse(response, 405, 'There is nothing of that kind here.');
    }
  });
  const silence = engine.listen((event) => {
    const frame = `data: ${JSON.stringify(event)}\n\n`;
    for (const stream of streams) stream.write(frame);
  });
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(': still here\n\n');
  }, heartbeatMilliseconds);
  heartbeat.unref();

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/#token=${token}`,
    origin,
    token,
    close() {
      silence();
      clearInterval(heartbeat);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function isOwn(request: IncomingMessage, origin: string): boolean {
  const own = new URL(origin).host;
  const { host, origin: from } = request.headers;
  return host === own && (from === undefined || from === origin);
}

function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function isToken(given: string | null, token: string): boolean {
  if (given === null) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${why}\n`);
}

async function answerRequest(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
  log: (message: string) => void,
): Promise<void> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestRequest) {
      refuse(response, 413, 'The request is too long.');
      return;
    }
    chunks.push(chunk);
  }
  let message: unknown;
  try {
    message = JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    refuse(response, 400, 'The request is not JSON.');
    return;
  }
  const answer = await serve(engine.handlers, message, log);
  if (answer === null) {
    refuse(response, 400, 'The request has no id.');
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(answer));
}

function openStream(streams: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here\n\n');
  streams.add(response);
  response.once('close', () => void streams.delete(response));
}
