import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, readConfig } from '@jishan/server/platform/config';

/** The repository's root folder. */
export const root = resolve(import.meta.dirname, '../../..');

/** The version in the root's package.json. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** The settings; without JISHAN_DATA the data lie in the repository's `data`, wherever the command was typed. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Config {
  return readConfig({ ...env, JISHAN_DATA: env.JISHAN_DATA || join(root, 'data') }, process.cwd());
}
