import { sql } from 'kysely';
import type { ScopedRead } from '../db/index.ts';
import type { Json } from '../errors/index.ts';
import { keyRecordOf } from '../writer/key.ts';
import type { CommandRequest } from './types.ts';

export type Stored = { kind: 'none' } | { kind: 'reused' } | { kind: 'same'; result: Json };

interface StoredRow {
  fingerprint: string;
  actor_id: string;
  result: Json;
}

/** The answer that a key was given before, if it was the same body and the same actor. */
export async function findStored(
  read: ScopedRead,
  command: CommandRequest & { name: string; body: Json },
): Promise<Stored> {
  const record = keyRecordOf(command);
  const found = await sql<StoredRow>`
    select encode(fingerprint, 'hex') as fingerprint, actor_id, result from commands
    where village_id = ${command.villageId} and command_id = ${record.commandId}`.execute(read);
  const [row] = found.rows;
  if (!row) return { kind: 'none' };
  const same = row.fingerprint === record.fingerprint && row.actor_id === command.actor.accountId;
  return same ? { kind: 'same', result: row.result } : { kind: 'reused' };
}
