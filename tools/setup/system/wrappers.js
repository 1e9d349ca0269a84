import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedChromium } from './needs.js';
import { libraryFolders } from './unpack.js';

/**
 * Writes the programs by which the tests use an unpacked system: shell scripts that name its libraries and fonts and
 * then become the real program, so that its process is the one that was started.
 *
 * @param {string} folder holds `root`, the unpacked system
 * @returns {NodeJS.ProcessEnv} the settings that lead the tests to them
 */
export function writeWrappers(folder) {
  const root = join(folder, 'root');
  const libraries = `LD_LIBRARY_PATH=${quote(libraryFolders(root).join(':'))}`;
  const env = {};
  const ownBrowser = join(root, 'usr/lib/chromium/chromium');
  const hasOwn = existsSync(ownBrowser);
  if (hasOwn || existsSync(join(root, 'usr/share/fonts'))) {
    const fonts = `FONTCONFIG_FILE=${quote(writeFontSettings(folder))}`;
    const settings = hasOwn ? [libraries, fonts] : [fonts];
    env.CHROMIUM_PATH = write(
      join(folder, 'bin'),
      'chromium',
      settings,
      hasOwn ? ownBrowser : installedChromium(),
    );
  }
  const postgres = join(root, 'usr/lib/postgresql/15/bin');
  if (existsSync(postgres)) {
    const bin = join(folder, 'postgresql-15');
    for (const name of readdirSync(postgres)) write(bin, name, [libraries], join(postgres, name));
    env.JISHAN_TEST_POSTGRES_15 = bin;
  }
  return env;
}

function write(folder, name, settings, program) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  const exports = settings.map((setting) => `export ${setting}\n`).join('');
  writeFileSync(path, `#!/bin/sh\n${exports}exec ${quote(program)} "$@"\n`, { mode: 0o755 });
  return path;
}

/** The machine's own fonts and settings as well as the unpacked ones. */
function writeFontSettings(folder) {
  const path = join(folder, 'fonts.conf');
  const family = (generic, latin, chinese) =>
    `  <alias><family>${generic}</family><prefer><family>${latin}</family><family>${chinese}</family></prefer></alias>\n`;
  writeFileSync(
    path,
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n' +
      `  <dir>${escapeXml(join(folder, 'root/usr/share/fonts'))}</dir>\n  <dir>/usr/share/fonts</dir>\n` +
      `  <cachedir>${escapeXml(join(folder, 'font-cache'))}</cachedir>\n` +
      '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n' +
      family('sans-serif', 'DejaVu Sans', 'Noto Sans CJK SC') +
      family('serif', 'DejaVu Serif', 'Noto Serif CJK SC') +
      family('monospace', 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC') +
      '</fontconfig>\n',
  );
  return path;
}

function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
