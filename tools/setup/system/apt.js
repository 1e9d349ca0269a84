import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../words.js';
import { readPlan } from './plan.js';
import { outputOf, runLogged } from './run.js';

/**
 * apt-get for an account that may not install: it reads the machine's sources, keys and list of installed packages,
 * and keeps its own lists and files in a folder of that account. It fetches and checks as it does for root.
 */
export class PrivateApt {
  #options;
  #log;
  /** Where the fetched packages lie. */
  archives;

  constructor(folder, log) {
    const [state, cache] = [join(folder, 'state'), join(folder, 'cache')];
    this.archives = join(cache, 'archives');
    for (const path of [join(state, 'lists/partial'), join(this.archives, 'partial')]) {
      mkdirSync(path, { recursive: true });
    }
    const settings = {
      'Dir::State': state,
      'Dir::State::status': '/var/lib/dpkg/status',
      'Dir::Cache': cache,
      'Debug::NoLocking': '1',
      'Acquire::Languages': 'none',
      'Acquire::Retries': '3',
    };
    this.#options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    this.#log = log;
  }

  update() {
    const tell = (seconds) => console.log(words.privateLists(seconds));
    return runLogged(['apt-get', ...this.#options, '-q', 'update'], { log: this.#log, tell });
  }

  /** Which of these packages this system has. */
  known(names) {
    const policy = outputOf(['env', 'LC_ALL=C', 'apt-cache', ...this.#options, 'policy', ...names]) ?? '';
    return names.filter((name) => new RegExp(`^${name}:\\n.*\\n +Candidate: \\d`, 'm').test(policy));
  }

  /** The packages and what they need, less what is installed; undefined when apt cannot say. */
  plan(names) {
    const question = ['-q', '-y', '--no-install-recommends', '--print-uris', 'install', ...names];
    const printed = outputOf(['env', 'LC_ALL=C', 'apt-get', ...this.#options, ...question]);
    return printed === undefined ? undefined : readPlan(printed);
  }

  /** Fetches what a plan lists; what was fetched before is taken as it is. */
  download(plan) {
    const total = plan.reduce((sum, { bytes }) => sum + bytes, 0);
    const tell = (seconds) => console.log(words.privateDownload(folderBytes(this.archives), total, seconds));
    const names = plan.map(({ name, version }) => `${name}=${version}`);
    const command = ['apt-get', ...this.#options, '-q', 'download', ...names];
    return runLogged(command, { log: this.#log, tell, cwd: this.archives });
  }
}

function folderBytes(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce((sum, { parentPath, path, name }) => {
    const size = statSync(join(parentPath ?? path, name), { throwIfNoEntry: false })?.size;
    return sum + (size ?? 0);
  }, 0);
}
