// Weighs the built targets against their budgets: `npm run check:size`. A target that is not built is a failure.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const MB = 1024 * 1024;
const MAIN_BYTES_MAX = 1.5 * MB;
const ALL_BYTES_MAX = 8 * MB;
/** At 1.6 Mbit/s this takes 0.8 s; the rest of the 2.5 s to the largest paint is the phone's own work. */
const FIRST_LOAD_GZ_MAX = 160 * 1024;

const dist = resolve(import.meta.dirname, '../dist');
const faults = [];

/** Bytes of a folder, and of it without its subpackages. */
function weigh(folder) {
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => join(folder, root));
  let all = 0;
  let main = 0;
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    const { size } = statSync(path);
    if (statSync(path).isDirectory()) continue;
    all += size;
    if (!roots.some((root) => path.startsWith(root))) main += size;
  }
  return { all, main };
}

function limit(what, bytes, bytesMax) {
  const isOver = bytes > bytesMax;
  console.log(
    `${isOver ? 'OVER' : 'ok  '} ${what}: ${Math.round(bytes / 1024)} kB of ${Math.round(bytesMax / 1024)} kB`,
  );
  if (isOver)
    faults.push(`${what} is too heavy: look for a new import in src, or move pages into src/packages`);
}

function isBuilt(target, file) {
  if (existsSync(join(dist, target, file))) return true;
  faults.push(`${target} is not built: npm run build:${target}`);
  return false;
}

for (const target of ['weapp', 'dd']) {
  if (!isBuilt(target, 'app.json')) continue;
  const { all, main } = weigh(join(dist, target));
  limit(`${target} main package`, main, MAIN_BYTES_MAX);
  limit(`${target} in all`, all, ALL_BYTES_MAX);
}

if (isBuilt('h5', 'index.html')) {
  const page = readFileSync(join(dist, 'h5/index.html'), 'utf8');
  const needed = [...page.matchAll(/(?:src|href)="\/m\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  const bytes = needed.map((file) => gzipSync(readFileSync(join(dist, 'h5', file))).length);
  limit(
    'h5 first load, gzipped',
    bytes.reduce((sum, one) => sum + one, gzipSync(page).length),
    FIRST_LOAD_GZ_MAX,
  );
}

for (const fault of faults) console.error(`check-size: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
