import type { Actor } from '../../src/platform/command/index.ts';
import { ask } from './http.ts';
import { person, staffOf, type World } from './village.ts';

/** What the tests of taking part and of agreements do with households of a village. */
export function householdActs(world: World) {
  const { village } = world;
  const base = `/villages/${village.id}/households`;
  const clerk = staffOf(village, 'clerk');
  const post = (actor: Actor, path: string, body: object) =>
    ask(world, actor, 'POST', `${base}${path}`, { body });
  const get = async (actor: Actor, path: string) => (await ask(world, actor, 'GET', `${base}${path}`)).body;
  return {
    clerk,
    post,
    get,
    consents: (householdId: string) => get(clerk, `/${householdId}/consents`),
    /** A household headed by 丙一, who is signed in as its head; `second` is the first of the other members. */
    async addHousehold(doorCode: string, facts: object, members: object[] = []) {
      const { body } = await post(clerk, '', {
        doorCode,
        facts,
        members: [{ name: '丙一', relation: 'head', bornOn: '1970-02-02' }, ...members],
        on: '2026-02-01',
        reason: '村里核实',
      });
      const [headId, second] = body.memberIds as [string, string];
      const id = body.householdId as string;
      const own = { role: 'villager', placeId: village.id, lo: village.lo, hi: village.hi } as const;
      return { id, headId, second, head: person('丙一', 'villager', [{ ...own, householdId: id }], headId) };
    },
  };
}
