import { spawn } from 'node:child_process';
import module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheDir, isAtLeast, node24, root } from './machine.js';

const parentCheckMs = 500;

/** Node keeps here what it made of our sources, which halves the time that a start needs before it can do anything. */
const compiled = join(cacheDir, 'compiled');

/**
 * Runs a TypeScript program of this repository: in this process when it already is Node 24 (so a signal needs no
 * forwarding and a start is 50 ms quicker), else in a Node 24 of its own.
 */
export async function runProgram(program, args) {
  const file = resolve(root, program);
  if (isAtLeast(process.version, 24, 0)) {
    whenShellDies(() => process.kill(process.pid, 'SIGTERM'));
    module.enableCompileCache(compiled);
    // For the threads that score villages, and for Node of our own that is started from here.
    process.env.NODE_COMPILE_CACHE = compiled;
    process.argv.splice(1, process.argv.length, file, ...args);
    await import(pathToFileURL(file).href);
    return;
  }
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const child = spawn(node24, [file, ...args], { stdio: 'inherit', env });
  whenShellDies(() => child.kill('SIGTERM'));
  // The terminal sends Ctrl-C to both of us; a service manager only to this process. Sending it again does no harm.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

/** npm hands a SIGTERM to the shell it runs a script in; the shell dies of it and tells nobody below. */
function whenShellDies(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(check);
    stop();
  }, parentCheckMs);
  check.unref();
}
