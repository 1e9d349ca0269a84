import type { Command } from 'commander';
import { vi } from 'vitest';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs a command as the terminal would, and gives back what it said. */
export async function run(command: Command, ...args: string[]): Promise<Ran> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text, done?: unknown) => {
    out += typeof text === 'string' ? text : Buffer.from(text).toString();
    if (typeof done === 'function') (done as () => void)();
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((text: string) => {
    err += `${text}\n`;
  });
  process.exitCode = undefined;
  await command.parseAsync(args, { from: 'user' });
  const code = exitCode();
  vi.restoreAllMocks();
  process.exitCode = undefined;
  return { code, out, err };
}

function exitCode(): number {
  return Number(process.exitCode ?? 0);
}
