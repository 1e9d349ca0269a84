import type { ScopedRead } from '../../platform/db/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import {
  maskIdNumber,
  maskName,
  maskPhone,
  type Person,
  readPersons,
  type Relation,
} from '../people/index.ts';

export interface ExportedHousehold {
  id: string;
  doorCode: string;
  group: string;
  section: string;
  joinedOn: string | null;
  leftOn: string | null;
  members: ExportedMember[];
}

interface ExportedMember {
  id: string;
  relation: Relation;
  participatingFrom: string | null;
  name: string;
  phone: string;
  idNumber: string;
  bornOn: string;
}

/** Every household that there is now, with its people: masked, or in full for whoever gave a reason. */
export async function readPeople(
  read: ScopedRead,
  vault: Vault,
  villageId: number,
  inFull: boolean,
): Promise<ExportedHousehold[]> {
  const households = await read
    .selectFrom('households')
    .select(['id', 'door_code', 'group_name', 'section_name', 'joined_on', 'left_on'])
    .where('village_id', '=', villageId)
    .where('closed_on', 'is', null)
    .orderBy('group_name')
    .orderBy('door_code')
    .execute();
  const stays = await read
    .selectFrom('member_stays')
    .select(['member_id', 'household_id', 'relation', 'participating_from'])
    .where('village_id', '=', villageId)
    .where('ended_on', 'is', null)
    .orderBy('member_id')
    .execute();
  const persons = await readPersons(
    read,
    vault,
    villageId,
    stays.map((stay) => stay.member_id),
  );
  const byHousehold = Map.groupBy(stays, (stay) => stay.household_id);
  return households.map((row) => ({
    id: row.id,
    doorCode: row.door_code,
    group: row.group_name,
    section: row.section_name,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    members: (byHousehold.get(row.id) ?? [])
      .map((stay) => ({
        id: stay.member_id,
        relation: stay.relation,
        participatingFrom: stay.participating_from,
        ...shown(persons.get(stay.member_id), inFull),
      }))
      .sort((a, b) => Number(b.relation === 'head') - Number(a.relation === 'head')),
  }));
}

/** An erased person has no name any more. */
function shown(
  person: Person | undefined,
  inFull: boolean,
): Pick<ExportedMember, 'name' | 'phone' | 'idNumber' | 'bornOn'> {
  if (!person) return { name: '', phone: '', idNumber: '', bornOn: '' };
  const { name, phone = '', idNumber = '', bornOn = '' } = person;
  if (inFull) return { name, phone, idNumber, bornOn };
  return {
    name: maskName(name),
    phone: phone && maskPhone(phone),
    idNumber: idNumber && maskIdNumber(idNumber),
    bornOn: bornOn && `${bornOn.slice(0, 4)}-**-**`,
  };
}
