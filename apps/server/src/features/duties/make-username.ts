import type { CommandContext } from '../../platform/command/index.ts';
import { signsOf, soundsOf } from '../people/index.ts';

/** Leaves room for a number within what a user name may be. */
const LENGTH_MAX = 36;
const LENGTH_MIN = 3;

/**
 * A user name out of somebody's name, for an account that is made without one: how it sounds, in plain letters.
 * @example spellUsername('甲小明') // 'jiaxiaoming'
 */
export function spellUsername(displayName: string): string {
  const signs = signsOf(displayName);
  const spelt = soundsOf(displayName).map(([sound], at) => sound ?? signs[at] ?? '');
  const plain = spelt
    .join('')
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, LENGTH_MAX);
  return plain.length < LENGTH_MIN ? `${plain}user`.slice(0, LENGTH_MAX) : plain;
}

/** The spelt name, with the next number behind it where somebody has it already. */
export async function freeUsername(ctx: CommandContext, displayName: string): Promise<string> {
  const spelt = spellUsername(displayName);
  const rows = await ctx.read
    .selectFrom('staff_logins')
    .select('username')
    .where('username', 'like', `${spelt}%`)
    .execute();
  const taken = new Set(rows.map(({ username }) => username));
  if (!taken.has(spelt)) return spelt;
  let number = 2;
  while (taken.has(`${spelt}${number}`)) number += 1;
  return `${spelt}${number}`;
}
