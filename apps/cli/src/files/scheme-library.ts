import { existsSync, readdirSync, statSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { basename, dirname, join } from 'node:path';
import { identifyScheme } from '@jishan/scheme';
import { type FileProblem, UnusableFiles } from './problems.ts';
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
 * differ go by the name asked for: either could be meant.
 *
 * @example readScheme(text, { resolve: schemeLibrary('schemes/s5-longyuzhuang.yaml') })
 */
export function schemeLibrary(path: string): (scheme: string, version: string) => string | null {
  const folder = existsSync(path) && statSync(path).isDirectory() ? path : dirname(path);
  let shelf: Shelf | null = null;
  return (scheme, version) => {
    shelf ??= readAll([folder, join(folder, 'templates'), join(folder, '..', 'templates')]);
    const { named, unread } = shelf;
    const [first, ...more] = named.get(`${scheme} ${version}`) ?? [];
    const other = more.find(({ text }) => text !== first?.text);
    if (first && other) {
      const expected = `和 ${first.file} 都是方案 ${scheme} 的第 ${version} 版，内容却不一样；只能留一份`;
      throw new UnusableFiles([{ file: other.file, expected }]);
    }
    if (!first && unread.length > 0)
      throw new UnusableFiles(unread.map((file) => maybe(file, scheme, version)));
    return first?.text ?? null;
  };
}

/** A file that cannot be read may be the one that is asked for. */
function maybe(file: string, scheme: string, version: string): FileProblem {
  const expected = `读不出来，多半不是 UTF-8 编码，请另存为 UTF-8；要继承的方案 ${scheme} 版本 ${version} 没有找到，也许就是它`;
  return { file: basename(file), expected };
}

interface Shelf {
  named: Map<string, NamedText[]>;
  /** Files that are no text in UTF-8. */
  unread: string[];
}

interface NamedText {
  file: string;
  text: string;
}

function readAll(folders: readonly string[]): Shelf {
  const named = new Map<string, NamedText[]>();
  const unread: string[] = [];
  for (const file of folders.flatMap(schemeFilesIn)) {
    const read = readBytes(file);
    if ('fault' in read || !isUtf8(read.bytes)) {
      unread.push(file);
      continue;
    }
    const text = read.bytes.toString('utf8');
    const identity = identifyScheme(text);
    if (!identity) continue;
    const name = `${identity.scheme} ${identity.version}`;
    named.set(name, [...(named.get(name) ?? []), { file, text }]);
  }
  return { named, unread };
}
