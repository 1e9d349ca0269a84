import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from './inputs.ts';
import { texts } from './texts.ts';

interface Face {
  name: string;
  label: string;
  folder: string;
  /** Script of the folder's package.json that builds it. */
  script: string;
  /** Where its index.html comes to lie, relative to the folder. */
  output: string;
  /** What goes into the build, relative to the repository. */
  inputs: string[];
}

const faces: Face[] = [
  {
    name: 'console',
    label: texts.console,
    folder: 'apps/console',
    script: 'build',
    output: 'dist',
    inputs: [
      ...['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json'].map(
        (path) => `apps/console/${path}`,
      ),
      'packages/contract/src',
      'package-lock.json',
    ],
  },
  {
    name: 'mobile',
    label: texts.mobile,
    folder: 'apps/mobile',
    script: 'build:h5',
    output: 'dist/h5',
    inputs: ['src', 'config', 'babel.config.js', 'package.json', 'package-lock.json', 'tsconfig.json'].map(
      (path) => `apps/mobile/${path}`,
    ),
  },
];

/** Where the built faces lie. */
export function facesUnder(root: string): { console: string; mobile: string } {
  const [console, mobile] = faces.map((face) => join(root, face.folder, face.output));
  return { console: console as string, mobile: mobile as string };
}

/** A build ended badly; `log` holds what it printed. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}

/**
 * Builds those faces whose inputs changed since their last build, side by side.
 *
 * @param options.note told when a build begins and ends
 * @param options.signal stops the builds
 */
export async function buildFaces(options: {
  root: string;
  note: { begin: (label: string) => void; end: (label: string) => void };
  signal: AbortSignal;
}): Promise<void> {
  await mkdir(join(options.root, '.cache'), { recursive: true });
  await Promise.all(faces.map((face) => buildIfChanged(face, options)));
}

async function buildIfChanged(face: Face, options: Parameters<typeof buildFaces>[0]): Promise<void> {
  const { root, note, signal } = options;
  const stamp = join(root, '.cache', `built-${face.name}`);
  const inputs = await fingerprint(root, face.inputs);
  const built = existsSync(join(root, face.folder, face.output, 'index.html'));
  if (built && (await readFile(stamp, 'utf8').catch(() => '')) === inputs) return;
  note.begin(face.label);
  await rm(stamp, { force: true });
  await runBuild(face, root, signal);
  await writeFile(stamp, inputs);
  note.end(face.label);
}

async function runBuild(face: Face, root: string, signal: AbortSignal): Promise<void> {
  const log = join(root, '.cache', `build-${face.name}.log`);
  const file = await open(log, 'w');
  try {
    // node --run needs no npm and puts this repository's own tools, and Node 24, first in PATH.
    const build = spawn(process.execPath, ['--run', face.script], {
      cwd: join(root, face.folder),
      stdio: ['ignore', file.fd, file.fd],
      env: { ...process.env, NODE_ENV: 'production' },
      signal,
    });
    const code = await ended(build);
    if (code !== 0 && !signal.aborted) throw new BuildError(texts.buildFailed(face.label, log));
  } finally {
    await file.close();
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', resolve);
  });
}
