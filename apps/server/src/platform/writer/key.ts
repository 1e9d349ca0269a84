import { createHash, createHmac } from 'node:crypto';
import type { Json } from '../errors/index.ts';

/** What the database keeps of a command's key and body: neither can be guessed back without the key. */
export interface KeyRecord {
  /** UUID-shaped digest of village and key. */
  commandId: string;
  /** HMAC of name and body under the key, hex. */
  fingerprint: string;
}

/**
 * Only a digest of the caller's random key is stored, and the body's fingerprint is keyed by the key itself, so a
 * dump does not let anyone test guesses of a phone number or a name against it.
 */
export function keyRecordOf(command: {
  villageId: number;
  key: string;
  name: string;
  body: Json;
}): KeyRecord {
  const key = command.key.toLowerCase();
  const hex = createHash('sha256').update(`jishan.command.1\n${command.villageId}\n${key}`).digest('hex');
  const commandId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
  const fingerprint = createHmac('sha256', key)
    .update(`${command.name}\n${canonicalJson(command.body)}`)
    .digest('hex');
  return { commandId, fingerprint };
}

/** JSON with object keys in order and without undefined members: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
