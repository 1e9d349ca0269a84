import { join } from 'node:path';
import { cacheDir } from '../machine.js';
import { words } from '../words.js';
import { installAsRoot, rootPrefix } from './as-root.js';
import { hasCommand, installedChromium, needs } from './needs.js';
import { installPrivately } from './private.js';
import { tryChromium } from './try.js';

const log = join(cacheDir, 'setup-system.log');

/**
 * Gets the tests' system packages: for the whole machine where this account may install, else a copy for this account
 * alone, to which settings in `process.env` lead. Never throws: what cannot run without them fails in the tests, by
 * name, after a plain sentence here.
 */
export async function ensureSystemPackages() {
  const missing = needs.filter((need) => !need.isThere()).map((need) => need.name);
  if (missing.length === 0) return;
  if (!hasCommand('apt-get')) return console.log(words.systemUnknown);
  const prefix = rootPrefix();
  if (!prefix) return installForAccount(missing);
  console.log(words.systemInstalling(missing));
  const failed = await installAsRoot(missing, { prefix, log });
  if (failed.length > 0) return console.log(words.systemFailed(failed, log));
  const { ok, said } = tryChromium(installedChromium());
  if (!ok) console.log(words.browserBroken(installedChromium(), said));
}

async function installForAccount(missing) {
  try {
    Object.assign(process.env, await installPrivately(missing, log));
  } catch (error) {
    console.log(words.privateFailed(error.message, missing, log));
  }
}
