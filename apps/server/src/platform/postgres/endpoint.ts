import { rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import type { Endpoint } from './pid-file.ts';

/** The shortest limit of the systems we run on (macOS: 104 bytes with the closing zero). */
const socketPathBytesMax = 103;

/**
 * Chooses where a new server listens: a socket inside its data directory, which needs no port and is closed
 * to other users; a free loopback port where the path is too long or the file system knows no sockets.
 */
export async function chooseEndpoint(dataDirectory: string): Promise<Endpoint> {
  const port = 5432;
  if (await takesSockets(path.join(dataDirectory, `.s.PGSQL.${port}`))) return { host: dataDirectory, port };
  return { host: '127.0.0.1', port: await freePort() };
}

async function takesSockets(socketPath: string): Promise<boolean> {
  if (process.platform === 'win32' || Buffer.byteLength(socketPath) > socketPathBytesMax) return false;
  const trial = `${socketPath.slice(0, -5)}.try`;
  const server = net.createServer();
  const bound = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(trial, () => resolve(true));
  });
  await new Promise((resolve) => server.close(resolve));
  await rm(trial, { force: true });
  return bound;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
