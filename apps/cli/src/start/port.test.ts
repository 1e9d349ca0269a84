import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { choosePort, PortError } from './port.ts';

async function occupied<Result>(work: (port: number) => Promise<Result>): Promise<Result> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

it('takes the next free port when nobody asked for one', async () => {
  const [taken, chosen] = await occupied(
    async (port): Promise<[number, number]> => [
      port,
      await choosePort({ host: '127.0.0.1', port, asked: false }),
    ],
  );
  expect(chosen).toBeGreaterThan(taken);
});

it('says which port is taken and names a free one when the port was asked for', async () => {
  const refused = occupied((port) => choosePort({ host: '127.0.0.1', port, asked: true }));
  await expect(refused).rejects.toThrow(PortError);
  await expect(refused).rejects.toThrow(/PORT=\d+/);
});

it('leaves port 0 to the system', async () => {
  expect(await choosePort({ host: '127.0.0.1', port: 0, asked: true })).toBe(0);
});
