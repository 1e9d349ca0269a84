import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../lock.js';
import { cacheDir, readJson } from '../machine.js';
import { words } from '../words.js';
import { PrivateApt } from './apt.js';
import { hasCommand } from './needs.js';
import { startsAtAll, tryChromium, tryPostgres } from './try.js';
import { unpack } from './unpack.js';
import { writeWrappers } from './wrappers.js';

/**
 * Fetches system packages for this account alone and unpacks them in its cache, where all clones share them.
 *
 * @param {string[]} names Debian packages
 * @param {string} log file for what apt says
 * @returns {Promise<NodeJS.ProcessEnv>} settings that lead the tests to what works; empty when nothing does
 */
export async function installPrivately(names, log) {
  const folder = cacheFolder();
  return withLock(async () => {
    const kept = reuse(names, folder);
    if (kept) return kept;
    console.log(words.privateStart(names, folder));
    const started = Date.now();
    const cause = await fetchAll(names, folder, log);
    if (cause) {
      console.log(words.privateFailed(cause, names, log));
      return {};
    }
    const env = writeWrappers(folder);
    if (env.JISHAN_TEST_POSTGRES_15 && !tryPostgres(env.JISHAN_TEST_POSTGRES_15)) {
      console.log(words.privatePostgresBroken);
      delete env.JISHAN_TEST_POSTGRES_15;
    }
    const browser = env.CHROMIUM_PATH ? tryChromium(env.CHROMIUM_PATH) : { ok: true };
    if (!browser.ok) {
      console.log(words.browserBroken(env.CHROMIUM_PATH, browser.said));
      delete env.CHROMIUM_PATH;
      return env;
    }
    writeFileSync(join(folder, 'ready.json'), JSON.stringify({ names, env }));
    rmSync(join(folder, 'apt'), { recursive: true, force: true });
    console.log(words.privateReady(Math.round((Date.now() - started) / 1000)));
    return env;
  }, folder);
}

/** One for each version of the system, because libraries of one do not fit the other. */
function cacheFolder() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const of = (name) => new RegExp(`^${name}="?([\\w.-]+)`, 'm').exec(release)?.[1] ?? '';
  const name = `system-${of('ID')}${of('VERSION_ID')}-${process.arch}`;
  const shared = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'jishan', name);
  try {
    mkdirSync(shared, { recursive: true });
    accessSync(shared, constants.W_OK);
    return shared;
  } catch {
    // An account without a home of its own.
    return join(cacheDir, name);
  }
}

/** What an earlier run has laid down, if it is enough and still starts. */
function reuse(names, folder) {
  const ready = readJson(join(folder, 'ready.json'));
  if (!ready?.env || !names.every((name) => ready.names.includes(name))) return undefined;
  const { CHROMIUM_PATH: browser, JISHAN_TEST_POSTGRES_15: postgres } = ready.env;
  const programs = [browser, postgres && join(postgres, 'postgres')].filter(Boolean);
  return programs.every(startsAtAll) ? ready.env : undefined;
}

/** Packages and what they unpack to, as a multiple of the packages. */
const unpackedTimes = 4;

/** Fetches and unpacks; answers why it could not. */
async function fetchAll(names, folder, log) {
  const causes = words.privateCauses;
  if (!hasCommand('dpkg-deb')) return causes.unpack;
  rmSync(join(folder, 'ready.json'), { force: true });
  const apt = new PrivateApt(join(folder, 'apt'), log);
  // An unreachable further source of the machine is no reason to give up: what is known now decides.
  await apt.update();
  const known = apt.known(names);
  if (known.length === 0) return causes.unreachable;
  if (names.includes('chromium') && !known.includes('chromium')) return causes.noBrowser;
  const plan = apt.plan(known);
  if (!plan) return causes.unplanned;
  const needed = plan.reduce((sum, { bytes }) => sum + bytes, 0) * unpackedTimes;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < needed) return causes.space(Math.ceil(needed / 1e8) / 10);
  if (!(await apt.download(plan))) return causes.download;
  const files = plan.map(({ file }) => join(apt.archives, file));
  return (await unpack(files, join(folder, 'root'), log)) ? undefined : causes.unpack;
}
