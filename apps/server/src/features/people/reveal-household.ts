import {
  type Actor,
  type AuditDraft,
  type CommandApp,
  type CommandRequest,
  recordAudit,
} from '../../platform/command/index.ts';
import { localIso } from '../../platform/clock/index.ts';
import { withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { countReveal, REVEALS_AN_HOUR } from './count-reveals.ts';
import { peopleErrors } from './errors.ts';
import type { Person } from './person.ts';
import { readPersons } from './persons.ts';
import { revealRoles } from './policy.ts';
import { readHousehold } from './read-household.ts';
import { keepShown, type RevealReason, revealReasons } from './reveal-reasons.ts';
import { seesHousehold } from './seen.ts';
import type { Relation } from './tables.ts';

interface RevealRequest {
  villageId: number;
  householdId: string;
  reason: RevealReason;
  note?: string | undefined;
}

export interface RevealedMember extends Person {
  id: string;
  relation: Relation;
}

/**
 * The names of a household's people in full, for somebody on duty, and of the rest what the reason needs. Each time
 * leaves a row in the village's audit chain before anything is shown; asked again it is shown again, and written down
 * again. So many an hour and no more; whoever wants more is on the record too.
 * @throws Failure `people.household_unknown`, `people.reveal_note_missing`, `people.reveals_hour_full`, or why the row
 * could not be written
 */
export async function revealHousehold(
  app: CommandApp & { vault: Vault },
  actor: Actor,
  from: CommandRequest['from'],
  { villageId, householdId, reason, note = '' }: RevealRequest,
): Promise<RevealedMember[]> {
  const ready = revealReasons.find((one) => one.code === reason);
  const words = note.trim();
  if (!ready || (ready.noteNeeded && words === '')) throw new Failure(peopleErrors.reveal_note_missing());
  const members = await withScope(app.db, { lo: villageId, hi: villageId }, async (read) => {
    const mayLook = await seesHousehold(read, actor, { villageId, householdId }, revealRoles);
    const household = mayLook
      ? await readHousehold(read, app.vault, villageId, householdId, app.clock.now())
      : null;
    if (!household) throw new Failure(peopleErrors.household_unknown());
    const ids = household.members.map((member) => member.id);
    const persons = await readPersons(read, app.vault, villageId, ids);
    return household.members.map(({ id, relation }) => ({
      ...keepShown(persons.get(id) ?? { name: '' }, reason),
      id,
      relation,
    }));
  });
  const record = async (audit: AuditDraft) => {
    const refused = await recordAudit(app, {
      villageId,
      actorId: actor.accountId,
      from: { ip: from.ip, requestId: from.requestId },
      audit: { ...audit, reason: words === '' ? ready.label : `${ready.label}：${words}` },
    });
    if (refused) throw new Failure(refused);
  };
  const target = `household:${householdId}`;
  const { shown, until } = await countReveal(app.db, actor.accountId, app.clock.now());
  if (shown > REVEALS_AN_HOUR) {
    // Written down once an hour: the rows between tell the rest.
    if (shown === REVEALS_AN_HOUR + 1) await record({ action: 'people.reveals-stopped', target });
    const time = localIso(until).slice(11, 16);
    throw new Failure(peopleErrors.reveals_hour_full({ most: REVEALS_AN_HOUR, time }));
  }
  await record({ action: 'people.revealed', target, after: { members: members.map((member) => member.id) } });
  return members;
}
