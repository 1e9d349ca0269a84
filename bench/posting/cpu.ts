import { readdirSync, readFileSync } from 'node:fs';
import { withClient } from '@jishan/server/platform/db';

/** Clock ticks a second in /proc; 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Processor seconds that the database server has used since it was started, all its processes together (Linux). */
export async function databaseCpuSeconds(ownerUrl: string): Promise<number> {
  const postmaster = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return statOf(rows[0]?.pid ?? 0)?.parent ?? 0;
  });
  const stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(Number(name))] : []));
  const own = stats
    .filter((stat) => stat && stat.parent === postmaster)
    .reduce((sum, stat) => sum + (stat?.used ?? 0), 0);
  return (own + (statOf(postmaster)?.withEnded ?? 0)) / TICKS;
}

/** Ticks used by a process, and with those of its ended children; undefined when it has ended meanwhile. */
function statOf(pid: number): { parent: number; used: number; withEnded: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const used = (fields[11] ?? 0) + (fields[12] ?? 0);
    return { parent, used, withEnded: used + (fields[13] ?? 0) + (fields[14] ?? 0) };
  } catch {
    return undefined;
  }
}
