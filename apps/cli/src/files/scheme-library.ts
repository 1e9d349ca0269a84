import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { identifyScheme } from '@jishan/scheme';

const SCHEME_FILE = /\.(ya?ml|json)$/i;

/** Documents in a folder by name, without the JSON Schema that may lie beside them. */
export function schemeFilesIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => SCHEME_FILE.test(name) && !name.endsWith('.schema.json'))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * Finds documents that others inherit by their own id and version: in the scheme's folder, in `templates/` inside it,
 * and in `templates/` beside it. The folders are read when the first is asked for.
 *
 * @example readScheme(text, { resolve: schemeLibrary('schemes/s5-longyuzhuang.yaml') })
 */
export function schemeLibrary(path: string): (scheme: string, version: string) => string | null {
  const folder = existsSync(path) && statSync(path).isDirectory() ? path : dirname(path);
  let texts: Map<string, string> | null = null;
  return (scheme, version) => {
    texts ??= readAll([folder, join(folder, 'templates'), join(folder, '..', 'templates')]);
    return texts.get(`${scheme} ${version}`) ?? null;
  };
}

function readAll(folders: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of folders.flatMap(schemeFilesIn)) {
    const text = readFileSync(file, 'utf8');
    const identity = identifyScheme(text);
    const name = `${identity?.scheme} ${identity?.version}`;
    if (identity && !texts.has(name)) texts.set(name, text);
  }
  return texts;
}
