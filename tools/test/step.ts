import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readTally, type Tally } from './tally.ts';

export const root = resolve(import.meta.dirname, '../..');

/** One program of the test run, its lines printed as they come with the step's name in front. */
async function run(
  name: string,
  args: string[],
  options: { folder?: string; env?: NodeJS.ProcessEnv },
): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: join(root, options.folder ?? '.'),
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) prefixLines(stream, name);
  return new Promise((done) => {
    child.on('error', () => done(1));
    child.on('close', (code, signal) => {
      if (signal) console.log(`[${name}] ended by ${signal}`);
      done(code ?? 1);
    });
  });
}

function prefixLines(stream: NodeJS.ReadableStream, name: string): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') console.log(`[${name}] ${line}`);
  });
  stream.on('end', () => rest.trim() !== '' && console.log(`[${name}] ${rest}`));
}

/** Runs one Vitest project and counts what it reports. */
export async function testProject(
  name: string,
  project: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Tally> {
  const report = join(root, '.cache/test', `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project];
  args.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
  const code = await timed(name, () => run(name, args, { env }));
  return readTally(readIfThere(report), code);
}

/** Runs a script of a package.json; it counts as one test, passed when it ends well. */
export function runScript(name: string, folder: string, script: string): Promise<Tally> {
  return runProgram(name, ['--run', script], folder);
}

/** Runs a program of this repository; it counts as one test, passed when it ends well. */
export async function runProgram(name: string, args: string[], folder = '.'): Promise<Tally> {
  const code = await timed(name, () => run(name, args, { folder }));
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function timed(name: string, work: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const code = await work();
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return code;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
