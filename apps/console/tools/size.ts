import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

// What a first visit must fetch before anything shows: the entry script and all that it imports at once.
const limitKb = 400;
const dist = new URL('../dist/', import.meta.url);

interface Chunk {
  file: string;
  imports?: string[];
  isEntry?: boolean;
}

const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8')) as Record<
  string,
  Chunk
>;

async function gzippedKb(names: Iterable<string>): Promise<number> {
  let bytes = 0;
  for (const name of names) {
    const file = manifest[name]?.file;
    if (file?.endsWith('.js')) bytes += gzipSync(await readFile(new URL(file, dist))).length;
  }
  return bytes / 1000;
}

function withImports(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const other of manifest[name]?.imports ?? []) withImports(other, seen);
  return seen;
}

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
if (!entry) throw new Error('the build has no entry: run `npm run build -w @jishan/console` first');
const first = await gzippedKb(withImports(entry));
process.stdout.write(`first script: ${first.toFixed(0)} kB gz (limit ${limitKb})\n`);
process.stdout.write(`all scripts: ${(await gzippedKb(Object.keys(manifest))).toFixed(0)} kB gz\n`);
if (first > limitKb) {
  process.stderr.write('The first script is too large: load what only one page needs with that page.\n');
  process.exitCode = 1;
}
