import { statfs } from 'node:fs/promises';

/** Two segments of PostgreSQL's log: with less it cannot go on writing. */
const neededBytes = 2 * 16 * 1024 * 1024;

/** True when a directory's disk has too little room left. A full disk may have no room for the message either. */
export async function isSpaceShort(directory: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize < neededBytes;
  } catch {
    return false;
  }
}
