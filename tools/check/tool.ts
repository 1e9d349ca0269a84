import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.ts';

/** Runs a tool of node_modules/.bin, or a TypeScript program, in a folder; what it printed is the finding. */
export function runTool(command: string, args: string[], folder = '.'): Promise<string[]> {
  if (command.endsWith('.ts')) return run(command, process.execPath, [join(root, command), ...args], folder);
  return run(command, findTool(command, folder), args, folder);
}

/** Runs a script of a folder's package.json. */
export function runScript(name: string, folder: string): Promise<string[]> {
  return run(name, process.execPath, ['--run', name], folder);
}

async function run(name: string, program: string, args: string[], folder: string): Promise<string[]> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  const child = spawn(program, args, { cwd: join(root, folder), env });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return code === 0 ? [] : [printed.trim() || `${name} ended with ${code} and said nothing`];
}

/** A workspace's own version of a tool comes before the root's. */
function findTool(command: string, folder: string): string {
  const own = join(root, folder, 'node_modules/.bin', command);
  return existsSync(own) ? own : join(root, 'node_modules/.bin', command);
}
