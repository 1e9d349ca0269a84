import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Part, readTally } from './tally.ts';

export const root = resolve(import.meta.dirname, '../..');

/** How a program of the test run ended, and what it printed last. */
interface Ended {
  code: number;
  lastLines: string[];
}

const LAST_LINES = 12;

/** One program of the test run, its lines printed as they come with the step's name in front. */
async function run(
  name: string,
  args: string[],
  options: { folder?: string; env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: join(root, options.folder ?? '.'),
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lastLines: string[] = [];
  const say = (line: string) => {
    if (line.trim() === '') return;
    console.log(`[${name}] ${line}`);
    lastLines.push(line);
    if (lastLines.length > LAST_LINES) lastLines.shift();
  };
  for (const stream of [child.stdout, child.stderr]) eachLine(stream, say);
  return new Promise((done) => {
    child.on('error', (error) => done({ code: 1, lastLines: [String(error)] }));
    child.on('close', (code, signal) => {
      if (signal) say(`ended by ${signal}`);
      done({ code: code ?? 1, lastLines });
    });
  });
}

function eachLine(stream: NodeJS.ReadableStream, say: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) say(line);
  });
  stream.on('end', () => say(rest));
}

/** Runs one Vitest project and counts what it reports. */
export async function testProject(name: string, project: string, env: NodeJS.ProcessEnv = {}): Promise<Part> {
  const report = join(root, '.cache/test', `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project];
  args.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
  const { code, lastLines, seconds } = await timed(name, () => run(name, args, { env }));
  const tally = readTally(readIfThere(report), code, lastLines);
  const failures = tally.failures.map((one) => ({ ...one, name: `[${name}] ${one.name}` }));
  return { ...tally, failures, name, seconds };
}

/** Runs a script of a package.json; it counts as one test, passed when it ends well. */
export function runScript(name: string, folder: string, script: string): Promise<Part> {
  return runProgram(name, ['--run', script], folder);
}

/** Runs a program of this repository; it counts as one test, passed when it ends well. */
export async function runProgram(name: string, args: string[], folder = '.'): Promise<Part> {
  const { code, lastLines, seconds } = await timed(name, () => run(name, args, { folder }));
  if (code === 0) return { name, seconds, passed: 1, failed: 0, failures: [] };
  const failures = [{ name: `[${name}] ended with ${code}`, said: lastLines }];
  return { name, seconds, passed: 0, failed: 1, failures };
}

async function timed(name: string, work: () => Promise<Ended>): Promise<Ended & { seconds: number }> {
  const started = performance.now();
  const ended = await work();
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${ended.code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  return { ...ended, seconds };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
