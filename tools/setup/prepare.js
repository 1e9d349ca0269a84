import { join } from 'node:path';
import { startInstall } from './install.js';
import { isInstalled } from './installed.js';
import { withLock } from './lock.js';
import { isAtLeast, root } from './machine.js';
import { ensureSystemPackages } from './system/ensure.js';
import { ensureNode24, verifyNatives } from './verify.js';
import { words } from './words.js';

const places = {
  root: { name: 'root', label: '服务端和控制台', dir: root },
  mobile: { name: 'mobile', label: '手机端', dir: join(root, 'apps/mobile') },
};

/** The command line works without the phone's build tools; everything else builds or checks that app. */
const placesOf = { cli: [places.root] };
const reportMs = 4000;

/**
 * Makes the repository ready for a purpose ('start', 'test', 'check', 'cli'); says what it does while it does it.
 *
 * @returns {Promise<boolean>} false when something failed; the reason has been printed
 */
export async function prepare(purpose) {
  if (!isAtLeast(process.version, 20, 19)) return fail(words.nodeTooOld(process.version));
  const needed = () =>
    (placesOf[purpose] ?? Object.values(places)).filter((place) => !isInstalled(place.dir));
  try {
    if (needed().length > 0 && !(await withLock(() => installAll(needed())))) return false;
    ensureNode24();
    if (purpose === 'test') await ensureSystemPackages();
    return true;
  } catch (error) {
    return fail(error.message);
  }
}

async function installAll(needed) {
  if (needed.length === 0) return true;
  console.log(words.installing);
  const installs = needed.map(startInstall);
  const stop = () => {
    for (const install of installs) install.stop();
    console.log(words.interrupted);
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const ok = await watch(installs);
  process.off('SIGINT', stop).off('SIGTERM', stop);
  if (!ok) return false;
  ensureNode24();
  verifyNatives();
  console.log(words.allDone);
  return true;
}

/** Prints a line every few seconds until all installs have ended; true when all went well. */
async function watch(installs) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const running = new Set(installs);
  const tick = setInterval(
    () => console.log(words.progress([...running].map(describe), seconds())),
    reportMs,
  );
  const results = await Promise.all(
    installs.map(async (install) => {
      const result = await install.done;
      running.delete(install);
      if (result.ok) console.log(words.partDone(install.label, seconds()));
      else fail(words.failed(install.label, result.cause, result.log));
      return result.ok;
    }),
  );
  clearInterval(tick);
  return results.every(Boolean);
}

function describe(install) {
  const { phase, done } = install.progress();
  return words.phases[phase](install.label, done, install.wanted);
}

function fail(message) {
  console.error(message);
  return false;
}
