import type { TestProject } from 'vitest/node';
import { startTestServer } from './server.ts';
import type { ProvidedServer } from './vitest-context.ts';

/** Vitest's global set-up of the `db` project: one server and one template for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer(process.env.JISHAN_TEST_POSTGRES_BIN);
  const { ownerUrl, template, passwordKey, throwAway } = server;
  project.provide('testServer', { ownerUrl, template, passwordKey, throwAway } satisfies ProvidedServer);
  return () => server.stop();
}
