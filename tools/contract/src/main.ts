import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeContract } from './emit.ts';

const target = fileURLToPath(new URL('../../../packages/contract', import.meta.url));
const files = Object.entries(await makeContract());

if (process.argv.includes('--check')) {
  const stale: string[] = [];
  for (const [name, text] of files) {
    const found = await readFile(path.join(target, name), 'utf8').catch(() => '');
    if (found !== text) stale.push(name);
  }
  if (stale.length > 0) {
    console.error(
      `packages/contract is not what the routes say (${stale.join(', ')}): run npm run contract and commit.`,
    );
    process.exitCode = 1;
  }
} else {
  for (const [name, text] of files) {
    const file = path.join(target, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  console.log(`packages/contract is up to date (${files.length} files).`);
}
