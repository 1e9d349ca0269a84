import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | string[] | undefined>;
  /** Parsed JSON or form; null without a body. */
  body: Record<string, unknown> | null;
}

export interface FakeReply {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON; a string as it is. */
  body: unknown;
}

/**
 * How a service fails when it is told to: a status with a page instead of JSON, an answer that is no JSON, a
 * connection that is cut, one that never answers, or one that answers late.
 */
export type FakeFault = { status: number } | 'malformed' | 'cut' | 'silent' | { lateMs: number };

export interface FakeServer {
  /** Scheme, host and port. */
  url: string;
  /** Every call, in order, those that were made to fail included. */
  calls: FakeCall[];
  callsTo(path: string): FakeCall[];
  /** The next calls to this path fail so; after `times` of them it works again. */
  fail(path: string, fault: FakeFault, times?: number): void;
  close(): Promise<void>;
}

/** A service on loopback that answers as `answer` says, and fails when a test wants it to. */
export async function startFakeServer(answer: (call: FakeCall) => FakeReply): Promise<FakeServer> {
  const calls: FakeCall[] = [];
  const faults: { path: string; fault: FakeFault }[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request);
    calls.push(call);
    const at = faults.findIndex(({ path }) => path === call.path);
    const [planned] = at < 0 ? [] : faults.splice(at, 1);
    const fault = planned?.fault;
    if (fault === 'cut') return void request.socket.destroy();
    if (fault === 'silent') return;
    if (fault === 'malformed') return send(response, { body: '<html>gateway</html>' });
    if (fault && 'status' in fault)
      return send(response, { status: fault.status, body: '<html>down</html>' });
    const reply = answer(call);
    if (fault) setTimeout(() => send(response, reply), fault.lateMs);
    else send(response, reply);
  }

  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    callsTo: (path) => calls.filter((call) => call.path === path),
    fail: (path, fault, times = 1) => {
      for (let n = 0; n < times; n += 1) faults.push({ path, fault });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function readCall(request: IncomingMessage): Promise<FakeCall> {
  const url = new URL(request.url ?? '/', 'http://fake');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  const isForm = String(request.headers['content-type']).includes('x-www-form-urlencoded');
  const body = isForm ? Object.fromEntries(new URLSearchParams(text)) : (JSON.parse(text || 'null') as never);
  const { method = 'GET', headers } = request;
  return { method, path: url.pathname, query: url.searchParams, headers, body };
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: FakeReply): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
