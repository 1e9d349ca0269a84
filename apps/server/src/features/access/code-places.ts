import { sql } from 'kysely';
import { localDay } from '../../platform/clock/index.ts';
import type { ScopedTx } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { codeRules } from './code-rules.ts';

/** A phone as asked for from one network. */
export interface CodePlace {
  phoneIndex: Buffer;
  fromIndex: Buffer;
}

/**
 * The network of an address: phones and offices change addresses within theirs all day.
 * @example networkOf('192.168.3.17') // '192.168.3'
 */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:/i, '');
  if (!plain.includes(':')) return plain.split('.').slice(0, 3).join('.');
  return expand(plain).slice(0, 3).join(':');
}

/** All eight parts of an address of version 6, without leading zeros. */
function expand(ip: string): string[] {
  const [head = '', tail] = ip.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((part) => part.replace(/^0+(?=.)/, ''));
}

export const placeOfCode = (vault: Vault, phoneIndex: Buffer, ip: string): CodePlace => ({
  phoneIndex,
  fromIndex: vault.index(`${phoneIndex.toString('hex')} ${networkOf(ip)}`, 'sign-in.code-place'),
});

/**
 * Counts one more code for a phone, and says whether it may still be sent. A stranger who asks again and again uses up
 * what is for one network and for strangers together; the owner's usual network keeps its own share.
 */
export async function takeCodeAsk(tx: ScopedTx, place: CodePlace, now: Date): Promise<boolean> {
  const today = localDay(now);
  const provenSince = new Date(now.getTime() - codeRules.provenDays * 24 * 3_600_000);
  await sql`
    insert into sign_in_places as p (phone_index, from_index, asked_on, asked)
    values (${place.phoneIndex}, ${place.fromIndex}, ${today}, 1)
    on conflict (phone_index, from_index) do update set asked_on = excluded.asked_on,
      asked = case when p.asked_on = excluded.asked_on then p.asked + 1 else 1 end`.execute(tx);
  const { rows } = await sql<{ here: number; proven: boolean; strangers: number; known: number }>`
    select coalesce(sum(asked) filter (where from_index = ${place.fromIndex}), 0)::int as here,
      coalesce(bool_or(proven_at > ${provenSince}) filter (where from_index = ${place.fromIndex}), false) as proven,
      coalesce(sum(asked) filter (where coalesce(proven_at <= ${provenSince}, true)), 0)::int as strangers,
      coalesce(sum(asked) filter (where proven_at > ${provenSince}), 0)::int as known
    from sign_in_places where phone_index = ${place.phoneIndex} and asked_on = ${today}`.execute(tx);
  const [count] = rows;
  if (!count || count.here > codeRules.fromOnePlaceMax) return false;
  return count.proven
    ? count.known <= codeRules.fromProvenMax
    : count.strangers <= codeRules.fromStrangersMax;
}

/** The phone was proven from here: this network is its own for a while. */
export async function noteProvenPlace(tx: ScopedTx, place: CodePlace, now: Date): Promise<void> {
  await sql`
    insert into sign_in_places as p (phone_index, from_index, asked_on, asked, proven_at)
    values (${place.phoneIndex}, ${place.fromIndex}, ${localDay(now)}, 0, ${now})
    on conflict (phone_index, from_index) do update set proven_at = excluded.proven_at`.execute(tx);
}
