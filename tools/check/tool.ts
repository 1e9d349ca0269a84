import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.ts';

/** Runs a tool of node_modules/.bin, or a TypeScript program, in a folder; what it printed is the finding. */
export async function runTool(command: string, args: string[], folder = '.'): Promise<string[]> {
  const program = command.endsWith('.ts') ? process.execPath : findTool(command, folder);
  const rest = command.endsWith('.ts') ? [join(root, command), ...args] : args;
  const child = spawn(program, rest, {
    cwd: join(root, folder),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return code === 0 ? [] : [printed.trim() || `${command} ended with ${code} and said nothing`];
}

/** A workspace's own version of a tool comes before the root's. */
function findTool(command: string, folder: string): string {
  const own = join(root, folder, 'node_modules/.bin', command);
  return existsSync(own) ? own : join(root, 'node_modules/.bin', command);
}
