// Looks at the screens without a server: `node test/fake-api/serve.ts [port]`, then open /m/ (13800000001, 123456).
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { deflateSync } from 'node:zlib';
import { FakeApi } from './fake-api.ts';

const dist = resolve(import.meta.dirname, '../../dist/h5');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; connect-src 'self'";

/** Serves the H5 build and the fake API on one port; `onListen` gets the origin. */
export function serveFake(port: number, api = new FakeApi()) {
  const server = createServer((request, response) => void handle(request, response));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    if (!path.startsWith('/api/')) {
      const file = resolve(dist, `.${path.replace(/^\/m/, '').replace(/\?.*$/, '')}`);
      const found = file.startsWith(dist + sep) && existsSync(file) ? file : join(dist, 'index.html');
      const headers = { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' };
      response.writeHead(200, { ...headers, 'content-security-policy': CSP }).end(readFileSync(found));
      return;
    }
    if (request.method === 'GET' && path.includes('/photos/')) {
      response.writeHead(200, { 'content-type': 'image/png' }).end(greenSquare());
      return;
    }
    const bytes = await readAll(request);
    const isJson = request.headers['content-type']?.startsWith('application/json');
    const answer = api.answer({
      method: request.method ?? 'GET',
      path,
      headers: request.headers as Record<string, string | undefined>,
      body: isJson ? JSON.parse(bytes.toString('utf8')) : bytes.length,
    });
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(answer.body === null ? '' : JSON.stringify(answer.body));
  }

  server.listen(port, '127.0.0.1');
  return { server, api };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const part of request) chunks.push(part as Buffer);
  return Buffer.concat(chunks);
}

/** A PNG of one colour, without a library. */
export function greenSquare(edge = 64): Buffer {
  const row = Buffer.concat([
    Buffer.from([0]),
    Buffer.from(Array.from({ length: edge }, () => [47, 125, 79]).flat()),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const parts: [string, Buffer][] = [
    ['IHDR', header],
    ['IDAT', deflateSync(Buffer.concat(Array.from({ length: edge }, () => row)))],
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    ...parts.map(([type, data]) => chunk(type, data)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

if (import.meta.main) {
  const port = Number(process.argv[2] ?? 8099);
  serveFake(port);
  console.log(`http://127.0.0.1:${port}/m/`);
}
