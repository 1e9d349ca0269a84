import { isUnder, localDay, localIso } from '../../platform/clock/index.ts';
import type { Actor } from '../../platform/command/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { ownPersonsIn } from '../../platform/policy/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { isAtHome, maskName, readPersons } from '../people/index.ts';
import type { z } from 'zod';
import { readConsents } from './read-consents.ts';
import type { ConsentsAnswer } from './wire.ts';

/** Who of a household agreed to what, by which text, how and when. */
export async function listConsents(
  read: ScopedRead,
  vault: Vault,
  actor: Actor,
  place: { villageId: number; householdId: string; now: Date },
): Promise<z.output<typeof ConsentsAnswer>> {
  const { villageId, householdId } = place;
  const stays = await read
    .selectFrom('member_stays')
    .select(['member_id', 'relation'])
    .where('village_id', '=', villageId)
    .where('household_id', '=', householdId)
    .where('ended_on', 'is', null)
    .orderBy('member_id')
    .execute();
  const ids = stays.map((stay) => stay.member_id);
  const persons = await readPersons(read, vault, villageId, ids);
  const { texts, answers } = await readConsents(read, villageId, ids);
  const home = isAtHome(actor, villageId, householdId);
  const today = localDay(place.now);
  const own = ownPersonsIn(actor, place);
  const isGrown = (id: string) => !isUnder(18, persons.get(id)?.bornOn, today);
  return {
    texts,
    members: stays
      .map(({ member_id: memberId, relation }) => {
        const person = persons.get(memberId);
        const isChild = isUnder(14, person?.bornOn, today);
        return {
          memberId,
          name: home ? (person?.name ?? '') : maskName(person?.name ?? ''),
          isHead: relation === 'head',
          isChild,
          mayAnswer: !home || (isChild ? own.some(isGrown) : own.includes(memberId)),
          answers: answers
            .filter((one) => one.memberId === memberId)
            .map(({ memberId: _memberId, at, ...one }) => ({ ...one, at: at && localIso(at) })),
        };
      })
      .sort((left, right) => Number(right.isHead) - Number(left.isHead)),
  };
}
