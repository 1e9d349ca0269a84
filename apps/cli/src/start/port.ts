import { createServer } from 'node:net';
import { texts } from './texts.ts';

/** No port to listen on. The message is meant for the person who starts the server. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

const tries = 50;

/**
 * The port to serve on: the wanted one when it is free. When it is taken, a port that somebody asked for by name is an
 * error that names a free one; the default port gives way to the next free one.
 */
export async function choosePort(options: { host: string; port: number; asked: boolean }): Promise<number> {
  const { host, port, asked } = options;
  if (port === 0) return 0;
  const problem = await tryPort(host, port);
  if (!problem) return port;
  if (problem === 'EACCES') throw new PortError(texts.portRefused(port));
  if (problem !== 'EADDRINUSE') throw new PortError(texts.portUnusable(port, problem));
  const free = await nextFree(host, port + 1);
  if (asked || free === undefined) throw new PortError(texts.portTaken(port, free));
  return free;
}

async function nextFree(host: string, from: number): Promise<number | undefined> {
  for (let port = from; port < Math.min(from + tries, 65_536); port += 1) {
    if ((await tryPort(host, port)) === undefined) return port;
  }
  return undefined;
}

/** Listens for a moment; undefined when that works, else the system's code. */
function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
