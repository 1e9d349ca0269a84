import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');

export interface TheSystem {
  url: string;
  dataDir: string;
  /** The newest sign-in code sent to this number, as soon as the development SMS file has it. */
  lastCode(phone: string): Promise<string>;
}

export interface RunningSystem extends TheSystem {
  stop(): Promise<void>;
}

/** Where the system serves, once it says so; fails when it ends before. */
function whenServing(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const port = /http:\/\/localhost:(\d+)\/console\//.exec(said)?.[1];
        if (port) resolve(`http://127.0.0.1:${port}`);
      });
    }
    child.once('exit', (code) => reject(new Error(`the system ended with ${code}:\n${said}`)));
  });
}

/** Messages go out after the answer, so that the answer does not tell whether the number is known. */
export async function lastCodeIn(dataDir: string, phone: string): Promise<string> {
  const file = join(dataDir, 'sms.log');
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    const code = lines.findLast((line) => line.includes(phone))?.match(/(?<!\d)\d{6}(?!\d)/)?.[0];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no code was sent to ${phone}`);
}

/** Start the whole product as `npm start` does, on its own data and a port of the system's choice, with a small demo. */
export async function startSystem(env: Record<string, string> = {}): Promise<RunningSystem> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jishan-e2e-'));
  const child = spawn(process.execPath, [join(repository, 'apps/cli/src/main.ts'), 'start'], {
    cwd: repository,
    env: { ...process.env, JISHAN_DATA: dataDir, PORT: '0', JISHAN_DEMO: 'small', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await whenServing(child);
  return {
    url,
    dataDir,
    lastCode: (phone) => lastCodeIn(dataDir, phone),
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}
