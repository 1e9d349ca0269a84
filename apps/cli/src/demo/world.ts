import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createStaff, type StaffGrant } from '@jishan/server/features/access';
import { createPlace, readPlace } from '@jishan/server/features/orgs';
import { importRoster } from '@jishan/server/features/people';
import { publishTemplate, publishVersion } from '@jishan/server/features/schemes';
import type { Actor } from '@jishan/server/platform/command';
import { noScope, withScope } from '@jishan/server/platform/db';
import { schemeFilesIn } from '../files/scheme-library.ts';
import { demoPassword, demoPhones, townPosts, villagePosts } from './accounts.ts';
import { makeHouseholds } from './people.ts';
import { type DemoVillage, district, town, villages } from './places.ts';
import { act, type Stage } from './stage.ts';

const schemes = path.join(import.meta.dirname, '..', '..', '..', '..', 'schemes');

export interface BuiltHousehold {
  id: string;
  doorCode: string;
  joined: boolean;
}

/** A village of the demo with its people, ready for the story. */
export interface BuiltVillage {
  village: DemoVillage;
  id: number;
  households: BuiltHousehold[];
  panel: Actor;
  secondPanel: Actor;
  clerk: Actor;
}

export interface BuiltWorld {
  villages: BuiltVillage[];
  townDepartment: Actor;
}

/** Places, rosters, scheme versions and the people who work there. */
export async function buildWorld(
  stage: Stage,
  size: number,
  since: string,
  tell: (line: string) => void,
): Promise<BuiltWorld> {
  const districtId = await place(stage, 'district', null, district);
  await publishTemplates(stage, districtId);
  const townId = await place(stage, 'town', districtId, town);
  const built: BuiltVillage[] = [];
  for (const village of villages) {
    const id = await place(stage, 'village', townId, village);
    tell(`编 ${village.name}的花名册：${size} 户`);
    built.push(await buildVillage(stage, village, id, size, since));
  }
  return { villages: built, townDepartment: await staffTown(stage, townId) };
}

/** What the villages' schemes inherit stands in the district before they are published. */
async function publishTemplates(stage: Stage, districtId: number): Promise<void> {
  for (const file of schemeFilesIn(path.join(schemes, 'templates'))) {
    const publish = { document: await readFile(file, 'utf8'), note: '演示' };
    await act(
      stage,
      publishTemplate,
      { villageId: districtId, step: ['template', path.basename(file)] },
      publish,
    );
  }
}

/** The town's people come last: whoever can sign in as the town finds everything there. */
async function staffTown(stage: Stage, townId: number): Promise<Actor> {
  const found = await withScope(stage.services.db, noScope, (read) => readPlace(read, townId));
  if (found === null) throw new Error('the demo town is missing');
  const [department] = await Promise.all(
    townPosts.map((post) =>
      staff(stage, {
        username: post.username,
        name: post.name,
        grants: [{ role: post.role, placeId: townId }],
        reach: { placeName: found.name, lo: found.lo, hi: found.hi },
      }),
    ),
  );
  if (department === undefined) throw new Error('the demo town has no department');
  return department;
}

async function place(
  stage: Stage,
  kind: 'district' | 'town' | 'village',
  parentId: number | null,
  { code, name }: { code: string; name: string },
): Promise<number> {
  const input = { kind, parentId, code, name, ...(kind === 'village' ? { phone: '021-00000000' } : {}) };
  const { placeId } = await act(stage, createPlace, { villageId: 0, step: ['place', code] }, input);
  return placeId;
}

async function buildVillage(
  stage: Stage,
  village: DemoVillage,
  id: number,
  size: number,
  since: string,
): Promise<BuiltVillage> {
  const document = await readFile(path.join(schemes, `${village.scheme}.yaml`), 'utf8');
  const publish = { document, note: '演示' };
  await act(stage, publishVersion, { villageId: id, step: ['scheme'] }, publish);
  const phones = demoPhones.filter((one) => one.villageKey === village.key);
  const roster = makeHouseholds({ villageKey: village.key, households: size, since, phones }, stage.random);
  const import_ = importRoster(stage.services.vault);
  await act(stage, import_, { villageId: id, step: ['roster'] }, { households: roster });
  const households = await readBuilt(stage, id);
  const actors = await Promise.all(
    villagePosts(village.key).map((post) =>
      staff(stage, {
        username: post.username,
        name: post.name,
        grants: [{ role: post.role, placeId: id, ...homeOf(households[post.household]) }],
        reach: { placeName: village.name, lo: id, hi: id },
      }),
    ),
  );
  const [panel, secondPanel, clerk] = actors;
  if (!panel || !secondPanel || !clerk) throw new Error('a demo village lacks its people');
  return { village, id, households, panel, secondPanel, clerk };
}

function homeOf(household: BuiltHousehold | undefined): { householdId?: string } {
  return household === undefined ? {} : { householdId: household.id };
}

function readBuilt(stage: Stage, villageId: number): Promise<BuiltHousehold[]> {
  return withScope(stage.services.db, { lo: villageId, hi: villageId }, async (read) => {
    const rows = await read
      .selectFrom('households')
      .select(['id', 'door_code', 'joined_on'])
      .where('village_id', '=', villageId)
      .orderBy('door_code')
      .execute();
    return rows.map((row) => ({ id: row.id, doorCode: row.door_code, joined: row.joined_on !== null }));
  });
}

interface StaffWish {
  username: string;
  name: string;
  grants: (StaffGrant & { placeId: number })[];
  reach: { placeName: string; lo: number; hi: number };
}

/** Makes the account and answers who then acts in the story. */
async function staff(stage: Stage, wish: StaffWish): Promise<Actor> {
  const { accountId } = await act(
    stage,
    createStaff(),
    { villageId: 0, step: ['staff', wish.username] },
    {
      username: wish.username,
      password: demoPassword,
      displayName: wish.name,
      grants: wish.grants,
      // Whoever looks at the demo has no authenticator at hand; production lets such accounts neither in nor be.
      secondFactor: 'not_required_in_demo',
    },
  );
  return {
    accountId,
    kind: 'staff',
    displayName: wish.name,
    sessionId: 'demo',
    grants: wish.grants.map((grant) => ({
      role: grant.role,
      placeId: grant.placeId,
      ...wish.reach,
      ...(grant.householdId === undefined ? {} : { householdId: grant.householdId }),
    })),
  };
}
