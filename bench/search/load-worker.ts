import { parentPort, workerData } from 'node:worker_threads';
import { writesOfPerson } from '@jishan/server/features/people';
import { systemClock } from '@jishan/server/platform/clock';
import { withClient } from '@jishan/server/platform/db';
import { createIds } from '@jishan/server/platform/ids';
import { createVault } from '@jishan/server/platform/vault';
import { HOUSEHOLDS_PER_VILLAGE, villageId } from './district.ts';
import { makeName, numbersOf } from './names.ts';

export interface LoadPart {
  writerUrl: string;
  secrets: Record<string, string>;
  /** Villages by number: from, to (not included). */
  from: number;
  to: number;
}

const { writerUrl, secrets, from, to } = workerData as LoadPart;
const vault = createVault({ secret: (purpose) => secrets[purpose] ?? '' });
const ids = createIds(systemClock);

await withClient(writerUrl, async (client) => {
  for (let number = from; number < to; number += 1) {
    const village = makeVillage(number);
    await client.query('begin');
    await client.query(
      `insert into households (village_id, id, door_code, group_name, joined_on)
       select $1, id, door, grp, '2026-01-01' from unnest($2::uuid[], $3::text[], $4::text[]) as r(id, door, grp)`,
      [village.id, village.households, village.doors, village.groups],
    );
    await client.query('insert into members (village_id, id) select $1, unnest($2::uuid[])', [
      village.id,
      village.persons,
    ]);
    await client.query(
      `insert into member_stays (village_id, member_id, stay, household_id, relation)
       select $1, id, 1, home, relation from unnest($2::uuid[], $3::uuid[], $4::text[]) as r(id, home, relation)`,
      [village.id, village.persons, village.homes, village.relations],
    );
    // The statements of the product itself, with the rows that it would write.
    // (What takes old tokens away has nothing to do for somebody new.)
    for (const [sql, rows] of village.writes) await client.query(sql, [JSON.stringify(rows)]);
    await client.query('commit');
    parentPort?.postMessage({ persons: village.persons.length }, []);
  }
});

function makeVillage(number: number) {
  const id = villageId(number);
  const random = numbersOf(number + 1);
  const village = {
    id,
    households: [] as string[],
    doors: [] as string[],
    groups: [] as string[],
    persons: [] as string[],
    homes: [] as string[],
    relations: [] as string[],
    writes: new Map<string, unknown[]>(),
  };
  for (let home = 0; home < HOUSEHOLDS_PER_VILLAGE; home += 1) {
    const householdId = ids.uuid();
    village.households.push(householdId);
    village.doors.push(`${1 + Math.floor(home / 30)}-${home % 30}`);
    village.groups.push(`${1 + Math.floor(home / 30)}组`);
    const size = 2 + Math.floor(random() * 3.7);
    for (let at = 0; at < size; at += 1) {
      const personId = ids.uuid();
      village.persons.push(personId);
      village.homes.push(householdId);
      village.relations.push(at === 0 ? 'head' : at === 1 ? 'spouse' : 'child');
      const phone = at < 2 ? { phone: `13${String(Math.floor(random() * 1e9)).padStart(9, '0')}` } : {};
      for (const { spec, row } of writesOfPerson(vault, id, personId, { name: makeName(random), ...phone })) {
        if (spec.name === 'people.forget-tokens') continue;
        const rows = village.writes.get(spec.sql);
        if (rows) rows.push(row);
        else village.writes.set(spec.sql, [row]);
      }
    }
  }
  return village;
}
