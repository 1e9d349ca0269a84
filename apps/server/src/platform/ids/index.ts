import { randomFillSync } from 'node:crypto';
import type { Clock } from '../clock/index.ts';

/** Makes identifiers; an argument everywhere, so that tests choose them. */
export interface Ids {
  /** A fresh UUID, version 7: sorts by the time it was made, 74 random bits. */
  uuid(): string;
}

/** UUIDs of version 7 from the given clock and random source (bytes are cut from one pool to spare system calls). */
export function createIds(clock: Clock, fill: (pool: Buffer) => void = (pool) => randomFillSync(pool)): Ids {
  const pool = Buffer.alloc(4096);
  let used = pool.length;
  return {
    uuid() {
      if (used + 10 > pool.length) {
        fill(pool);
        used = 0;
      }
      const bytes = Buffer.alloc(16);
      bytes.writeUIntBE(clock.now().getTime(), 0, 6);
      pool.copy(bytes, 6, used, used + 10);
      used += 10;
      bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x70;
      bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
      return formatUuid(bytes);
    },
  };
}

function formatUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
