import type { TestProject } from 'vitest/node';
import { startSystem } from './system.ts';

declare module 'vitest' {
  interface ProvidedContext {
    system: { url: string; dataDir: string };
  }
}

/** Vitest's global set-up of the `journeys` project: one running product, with its demo, for all files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, dataDir, stop } = await startSystem();
  project.provide('system', { url, dataDir });
  return stop;
}
