import { inject } from 'vitest';
import { lastCodeIn, type TheSystem } from './system.ts';

/**
 * The product that all journeys share. Each file keeps to people and villages of its own, so that the order of the files
 * does not matter.
 */
export function theSystem(): TheSystem {
  const { url, dataDir } = inject('system');
  return { url, dataDir, lastCode: (phone) => lastCodeIn(dataDir, phone) };
}
