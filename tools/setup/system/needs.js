import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const chromiumPath = '/usr/bin/chromium';

/** Where Debian puts the oldest PostgreSQL that the product promises to run on; pgbench lies there too. */
const postgres15 = '/usr/lib/postgresql/15/bin';

/**
 * What the tests use beside npm's packages, and how to see that it is there.
 *
 * @typedef {{ name: string, isThere: () => boolean }} Need `name` is a Debian package
 * @type {Need[]}
 */
export const needs = [
  { name: 'chromium', isThere: () => Boolean(process.env.CHROMIUM_PATH) || existsSync(chromiumPath) },
  { name: 'fonts-noto-cjk', isThere: hasChineseFont },
  {
    name: 'postgresql-15',
    isThere: () => Boolean(process.env.JISHAN_TEST_POSTGRES_15) || existsSync(`${postgres15}/postgres`),
  },
];

/** The program of the browser that this machine has, or was told of. */
export function installedChromium() {
  return process.env.CHROMIUM_PATH || chromiumPath;
}

export function hasCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}

function hasChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  const found = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return found.status === 0 && found.stdout.trim() !== '';
}
