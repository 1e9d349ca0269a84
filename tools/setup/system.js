import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './machine.js';
import { words } from './words.js';

/** What the tests use beside npm's packages, and how to see that it is there. */
const needs = [
  { name: 'chromium', isThere: () => Boolean(process.env.CHROMIUM_PATH) || existsSync('/usr/bin/chromium') },
  { name: 'fonts-noto-cjk', isThere: hasChineseFont },
  { name: 'postgresql-15', isThere: () => existsSync('/usr/lib/postgresql/15/bin/postgres') },
];

/**
 * Installs the tests' system packages where this account may, and says plainly what is missing where it may not.
 * Never throws: what cannot run without them fails in the tests, by name.
 */
export async function ensureSystemPackages() {
  const missing = needs.filter((need) => !need.isThere()).map((need) => need.name);
  if (missing.length === 0) return;
  if (!hasCommand('apt-get')) return console.log(words.systemUnknown);
  const prefix = rootPrefix();
  if (!prefix) return console.log(words.systemMissing(missing));
  console.log(words.systemInstalling(missing));
  mkdirSync(cacheDir, { recursive: true });
  const log = join(cacheDir, 'setup-system.log');
  const install = [...prefix, 'apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  const ok =
    (await run(install, log)) ||
    ((await run([...prefix, 'apt-get', 'update'], log)) && (await run(install, log)));
  if (!ok) console.log(words.systemFailed(missing, log));
}

/** The words to put before a command that needs root; undefined when this account may not. */
function rootPrefix() {
  const env = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  if (process.getuid?.() === 0) return env;
  const sudo = hasCommand('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return sudo ? ['sudo', '-n', ...env] : undefined;
}

function hasCommand(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;
}

function hasChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  const found = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return found.status === 0 && found.stdout.trim() !== '';
}

function run([file, ...args], log) {
  const out = openSync(log, 'a');
  const started = Date.now();
  const child = spawn(file, args, { stdio: ['ignore', out, out] });
  closeSync(out);
  const tick = setInterval(
    () => console.log(words.systemProgress(Math.round((Date.now() - started) / 1000))),
    5000,
  );
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  }).finally(() => clearInterval(tick));
}
