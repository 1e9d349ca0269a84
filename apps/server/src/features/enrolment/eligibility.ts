import { type CompiledScheme, type EligibilityView, explainEligibility } from '@jishan/scheme';
import type { ScopedRead } from '../../platform/db/index.ts';
import { readVillageFacts } from '../people/index.ts';

/**
 * Whether a household may take part from a day on, as if it joined then: who is in it counts, whether it has joined yet or
 * not. Null before the scheme is in force.
 */
export async function readEligibility(
  read: ScopedRead,
  villageId: number,
  scheme: CompiledScheme,
  householdId: string,
  day: string,
): Promise<EligibilityView | null> {
  const facts = await readVillageFacts(read, villageId, [householdId]);
  const open = await read
    .selectFrom('member_stays')
    .select('member_id')
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .where('ended_on', 'is', null)
    .execute();
  const here = new Set(open.map((row) => row.member_id));
  return explainEligibility(
    scheme,
    {
      households: facts.households.map((one) => ({ ...one, joinedOn: day, leftOn: null })),
      members: facts.members
        .filter((one) => here.has(one.id))
        .map((one) => ({ ...one, from: day, to: null })),
      ...(facts.changes ? { changes: facts.changes } : {}),
    },
    householdId,
    day,
  );
}
