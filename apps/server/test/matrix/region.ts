import type { Actor, Role } from '@jishan/server/platform/command';
import { ask, photoOf } from '../support/http.ts';
import { reviewActs } from '../support/review-acts.ts';
import { pasteRoster } from '../support/roster-http.ts';
import {
  createBuilder,
  openWorld,
  person,
  type Place,
  staffOf,
  type Village,
  villagerOf,
  type World,
} from '../support/village.ts';
import type { Operation } from './operations.ts';

/** Where something lies, seen from somebody of the first village. */
export const DISTANCES = ['own', 'sister', 'other town', 'other district', 'nowhere'] as const;
export type Distance = (typeof DISTANCES)[number];

export interface Region {
  world: World;
  villages: Record<Exclude<Distance, 'nowhere'>, Village>;
  town: Place;
  district: Place;
  close(): Promise<void>;
}

/** Two districts, three towns, four villages. */
export async function openRegion(): Promise<Region> {
  const world = await openWorld();
  await world.app.ready();
  const builder = createBuilder(world.services);
  const district = await builder.place('district', null, '120117', '别的样例区');
  await builder.templates(district.id);
  const town = await builder.place('town', district.id, '120117105', '别区样例镇');
  const other = await builder.village({
    townId: town.id,
    code: '120117105201',
    name: '别区样例村',
    document: await builder.document('s1-zhaoxiang'),
    households: 3,
  });
  const home = await builder.districtOf(world.village.id);
  return {
    world,
    villages: { own: world.village, sister: world.sister, 'other town': world.far, 'other district': other },
    town: world.town,
    district: home,
    close: () => world.close(),
  };
}

/** The place where somebody with this role serves in the first village's district, and how far their reach goes. */
const levelOf: Record<Role, 'household' | 'village' | 'town' | 'district' | 'installation'> = {
  villager: 'household',
  helper: 'village',
  group_leader: 'village',
  panel: 'village',
  clerk: 'village',
  supervisor: 'village',
  keeper: 'village',
  town_department: 'town',
  town_office: 'town',
  district_office: 'district',
  auditor: 'district',
  system_admin: 'installation',
  security_admin: 'installation',
  audit_admin: 'installation',
};

export function actorOf({ villages, town, district }: Region, role: Role): Actor {
  if (role === 'villager') return villagerOf(villages.own, 1);
  if (role === 'clerk') return clerkOf(villages.own);
  const level = levelOf[role];
  if (level === 'installation')
    return person(role, 'staff', [{ role, placeId: 0, lo: 0, hi: Number.MAX_SAFE_INTEGER }]);
  const place = { household: villages.own, village: villages.own, town, district }[level];
  return staffOf(place, role);
}

/** Whether a role's place reaches a village at this distance at all. */
export function reaches(role: Role, distance: Distance): boolean {
  if (distance === 'nowhere') return levelOf[role] === 'installation';
  switch (levelOf[role]) {
    case 'installation':
      return true;
    case 'district':
      return distance !== 'other district';
    case 'town':
      return distance === 'own' || distance === 'sister';
    default:
      return distance === 'own';
  }
}

/** An id of each kind that a path can name, all of one village. */
export type Things = Record<string, string>;

const clerks = new Map<number, Actor>();

/** A village's one clerk: some things, such as an upload, are shown to whoever brought them. */
function clerkOf(village: Village): Actor {
  const known = clerks.get(village.id) ?? staffOf(village, 'clerk');
  clerks.set(village.id, known);
  return known;
}

let seed = 500;

/** Makes one of each thing in a village, as its own people do. */
export async function makeThings(world: World, village: Village): Promise<Things> {
  const clerk = clerkOf(village);
  const villager = villagerOf(village, 2);
  seed += 1;
  const photoId = await photoOf(world, villager, village.id, seed);
  const filed = await ask(world, villager, 'POST', `/villages/${village.id}/claims`, {
    body: { item: 'affairs-meeting', householdId: village.households[1]?.id, photoIds: [photoId] },
  });
  const eventId = filed.body.eventId;
  const decided = await reviewActs(world).approve(staffOf(village, 'panel'), village, eventId, 'first');
  const organisation = await ask(world, clerk, 'POST', `/villages/${village.id}/organisations`, {
    body: { name: '样例小店', kind: 'shop', reason: '新开' },
  });
  const file = await pasteRoster(world, clerk, village.id, [
    ['姓名', '与户主关系', '门牌'],
    ['样例新', '户主', 'N-1'],
  ]);
  const started = await ask(
    world,
    clerk,
    'POST',
    `/villages/${village.id}/roster-files/${file.body.fileId}/import`,
  );
  const asked = await ask(world, clerk, 'POST', `/villages/${village.id}/exports`, {
    body: { kind: 'workbook', inFull: false },
  });
  const wishes = await makeWishes(world, village, photoId);
  const things: Things = {
    // Not the villager's own: a neighbour's is foreign to a villager.
    householdId: village.households[1]?.id ?? '',
    memberId: village.households[1]?.headId ?? '',
    photoId,
    eventId,
    decisionId: decided.body.decisionId,
    organisationId: organisation.body.organisationId,
    fileId: file.body.fileId,
    importId: started.body.importId,
    exportId: asked.body.exportId,
    ...wishes,
  };
  for (const [kind, id] of Object.entries(things))
    if (!id)
      throw new Error(
        `${kind} was not made: ${JSON.stringify([filed, decided, organisation, file, started, asked].map((one) => one.body.error))}`,
      );
  return things;
}

/** What somebody may wish about their own data: a copy, being forgotten, a photo taken down. */
async function makeWishes(world: World, village: Village, photoId: string): Promise<Things> {
  const clerk = clerkOf(village);
  const base = `/villages/${village.id}`;
  const member = `${base}/members/${village.households[1]?.headId}`;
  const copy = await ask(world, clerk, 'POST', `${member}/data-copies`, { body: { reason: 'no_phone' } });
  const erasure = await ask(world, clerk, 'POST', `${member}/erasures`, { body: {} });
  const objection = await ask(world, clerk, 'POST', `${base}/photo-objections`, {
    body: { photoIds: [photoId], ground: 'me' },
  });
  return {
    copyId: copy.body.copyId,
    erasureId: erasure.body.erasureId,
    objectionId: objection.body.objectionId,
  };
}

/** The address of an operation in a village, with ids where the path asks for things. */
export function addressOf(operation: Operation, villageId: number, things: Things): string {
  const path = operation.path
    .replace('{villageId}', String(villageId))
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const id = things[name];
      if (id === undefined)
        throw new Error(`${operation.id}: nothing in the region has a {${name}}; make one in region.ts`);
      return id;
    });
  const query = new URLSearchParams(operation.query).toString();
  return query === '' ? path : `${path}?${query}`;
}
