import type { TestProject } from 'vitest/node';
import { startTestServer } from './server.ts';
import type {} from './vitest-context.ts';

/** Vitest's global set-up of the `db` project: one server and one template for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await startTestServer();
  project.provide('testServer', server);
  return stop;
}
