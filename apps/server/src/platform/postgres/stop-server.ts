import { spawnAs } from './identity.ts';
import { cleanEnvironment } from './init-cluster.ts';
import type { Cluster } from './launch.ts';
import { isAlive, readPidFile } from './pid-file.ts';

/** A fast stop writes a checkpoint; on a slow disk that takes its time, and breaking it off costs a recovery. */
const stopSecondsMax = 60;

/**
 * Stops the server of a cluster and returns when its process is gone. pg_ctl is used because it knows how to
 * tell the server on every system. When it cannot finish in time the server is stopped at once, which is safe:
 * it recovers from its log at the next start.
 */
export async function stopServer(cluster: Cluster): Promise<void> {
  const pidFile = await readPidFile(cluster.directory);
  if (!pidFile || !isAlive(pidFile.pid)) return;
  if (!(await pgCtlStop(cluster, 'fast'))) await pgCtlStop(cluster, 'immediate');
}

async function pgCtlStop(cluster: Cluster, mode: 'fast' | 'immediate'): Promise<boolean> {
  const args = ['stop', '-D', cluster.directory, '-m', mode, '-w', '-t', String(stopSecondsMax), '-s'];
  const child = spawnAs(cluster.identity, cluster.binaries.pgCtl, args, {
    stdio: 'ignore',
    cwd: '/',
    env: cleanEnvironment(),
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
