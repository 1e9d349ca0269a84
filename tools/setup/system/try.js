import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const limitMs = 90_000;

/** Draws two characters and compares the pictures: without a Chinese font both are the same empty box. */
const page = `<meta charset="utf-8"><body><script>
const draw = (text) => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  context.font = '40px sans-serif';
  context.fillText(text, 2, 45);
  return canvas.toDataURL();
};
document.body.textContent = draw('积') === draw('善') ? 'boxes' : 'characters';
</script>`;

/**
 * Starts a browser and lets it draw Chinese.
 *
 * @returns {{ ok: boolean, said: string }} `said`: its last words, when it does not start
 */
export function tryChromium(program) {
  const folder = mkdtempSync(join(tmpdir(), 'jishan-chromium-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, page);
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-dev-shm-usage',
  ];
  const args = [...flags, '--disable-background-networking', `--user-data-dir=${join(folder, 'profile')}`];
  const ended = spawnSync(program, [...args, '--dump-dom', `file://${file}`], {
    encoding: 'utf8',
    timeout: limitMs,
  });
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  if (ended.stdout?.includes('<body>characters')) return { ok: true, said: '' };
  const words = ended.error?.message ?? ended.stderr.trim().split('\n').at(-1) ?? '';
  return { ok: false, said: ended.stdout?.includes('<body>boxes') ? 'no Chinese glyphs' : words };
}

/** Makes a database with the programs of a folder: proves them, their libraries and the machine's time zones. */
export function tryPostgres(bin) {
  const folder = mkdtempSync(join(tmpdir(), 'jishan-initdb-'));
  const data = join(folder, 'data');
  const locale = ['--locale-provider=icu', '--icu-locale=zh', '--locale=C', '--encoding=UTF8'];
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-N', ...locale], { timeout: limitMs });
  const asked = spawnSync(
    join(bin, 'postgres'),
    ['-D', data, '-c', 'timezone=Asia/Shanghai', '-C', 'timezone'],
    {
      timeout: limitMs,
    },
  );
  rmSync(folder, { recursive: true, force: true });
  return made.status === 0 && asked.status === 0;
}

/** Does a program still find all its libraries? Quick enough for every run. */
export function startsAtAll(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: limitMs }).status === 0;
}
