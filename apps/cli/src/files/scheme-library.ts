import { existsSync, readdirSync, statSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { dirname, join } from 'node:path';
import { identifyScheme } from '@jishan/scheme';
import { UnusableFiles } from './problems.ts';
import { readBytes } from './read-bytes.ts';

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
 * and in `templates/` beside it. The folders are read when the first is asked for. Throws UnusableFiles where two that
 * differ go by the name asked for: either could be meant. Files that may be documents and cannot be read are added to
 * `unread`.
 *
 * @example readScheme(text, { resolve: schemeLibrary('schemes/s5-longyuzhuang.yaml') })
 */
export function schemeLibrary(
  path: string,
  unread: string[] = [],
): (scheme: string, version: string) => string | null {
  const folder = existsSync(path) && statSync(path).isDirectory() ? path : dirname(path);
  let named: Map<string, NamedText[]> | null = null;
  return (scheme, version) => {
    named ??= readAll([folder, join(folder, 'templates'), join(folder, '..', 'templates')], unread);
    const [first, ...more] = named.get(`${scheme} ${version}`) ?? [];
    const other = more.find(({ text }) => text !== first?.text);
    if (first && other) {
      const expected = `和 ${first.file} 都是方案 ${scheme} 的第 ${version} 版，内容却不一样；只能留一份`;
      throw new UnusableFiles([{ file: other.file, expected }]);
    }
    return first?.text ?? null;
  };
}

interface NamedText {
  file: string;
  text: string;
}

function readAll(folders: readonly string[], unread: string[]): Map<string, NamedText[]> {
  const named = new Map<string, NamedText[]>();
  for (const file of folders.flatMap(schemeFilesIn)) {
    const read = readBytes(file);
    if ('fault' in read || !isUtf8(read.bytes)) {
      unread.push(file);
      continue;
    }
    const text = read.bytes.toString('utf8');
    const identity = identifyScheme(text);
    if (!identity) {
      if (text.includes('scheme')) unread.push(file);
      continue;
    }
    const name = `${identity.scheme} ${identity.version}`;
    named.set(name, [...(named.get(name) ?? []), { file, text }]);
  }
  return named;
}
