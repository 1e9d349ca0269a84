import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type Answer, answer, createState, type State } from './answers.ts';
import { drawPhoto } from './photo.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

// The policy the product serves: a console that needs more than this must not pass its tests.
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' blob: data:`,
  `connect-src 'self'`,
  `font-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

export interface FakeApi {
  url: string;
  state: State;
  close(): Promise<void>;
}

/** Serves a built console and answers its calls from memory. */
export async function startFakeApi(dist: string, port = 0): Promise<FakeApi> {
  const state = createState();
  const server = createServer((request, response) => {
    serve(dist, state, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    state,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(dist: string, state: State, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://console.test');
  if (url.pathname.startsWith('/api/v1/')) return serveApi(state, url, request, response);
  const within = normalize(url.pathname.replace(/^\/console\/?/, ''));
  const isFile = extname(within) !== '' && !within.startsWith('..');
  const path = join(dist, isFile ? within : 'index.html');
  const body = await readFile(path).catch(() => null);
  if (!body) return response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
  return response.end(body);
}

async function serveApi(state: State, url: URL, request: IncomingMessage, response: ServerResponse) {
  const path = url.pathname.slice('/api/v1'.length);
  const photo = /\/photos\/([^/]+)$/.exec(path)?.[1];
  if (photo && request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'image/svg+xml' });
    return response.end(drawPhoto(photo));
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString('utf8');
  const isJson = request.headers['content-type']?.startsWith('application/json');
  const given: Answer = answer(state, {
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    // A file's own first bytes stand after the part's headers.
    isPicture: bytes.includes(Buffer.from([0xff, 0xd8, 0xff])),
    body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    key: request.headers['idempotency-key'] as string | undefined,
    isConsole: request.headers['x-jishan-console'] === '1',
    session: /jishan_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1],
  });
  response.writeHead(given.status, {
    'content-type': 'application/json',
    ...(given.cookie ? { 'set-cookie': given.cookie } : {}),
  });
  return response.end(given.body === undefined ? undefined : JSON.stringify(given.body));
}
