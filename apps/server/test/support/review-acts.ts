import type { Actor } from '../../src/platform/command/index.ts';
import { type Answer, ask } from './http.ts';
import { homeOf, villagerOf, type Village, type World } from './village.ts';

/** What villagers and reviewers do in the tests of review. */
export interface ReviewActs {
  /** Files a claim that needs no photo, each of another hour; answers the event's id. */
  file(village: Village, nth: number, body?: object): Promise<string>;
  decide(actor: Actor, village: Village, eventId: string, body: object): Promise<Answer>;
  approve(actor: Actor, village: Village, eventId: string, stage: string): Promise<Answer>;
  undo(actor: Actor, village: Village, eventId: string, decisionId: string): Promise<Answer>;
  queueIds(actor: Actor, query?: string): Promise<string[]>;
}

export function reviewActs(world: World): ReviewActs {
  let hour = 0;
  const urlOf = (village: Village, eventId: string) => `/villages/${village.id}/events/${eventId}/decisions`;
  const decide: ReviewActs['decide'] = (actor, village, eventId, body) =>
    ask(world, actor, 'POST', urlOf(village, eventId), { body });
  return {
    async file(village, nth, body = {}) {
      hour += 1;
      const happenedAt = new Date(world.clock.now().getTime() - hour * 3_600_000).toISOString();
      const answer = await ask(world, villagerOf(village, nth), 'POST', `/villages/${village.id}/claims`, {
        body: { item: 'affairs-meeting', householdId: homeOf(village, nth).id, happenedAt, ...body },
      });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer.body.eventId;
    },
    decide,
    approve: (actor, village, eventId, stage) =>
      decide(actor, village, eventId, { stage, verdict: 'approve' }),
    undo: (actor, village, eventId, decisionId) =>
      ask(world, actor, 'POST', `${urlOf(village, eventId)}/${decisionId}/undo`, { body: {} }),
    async queueIds(actor, query = '?limit=100') {
      const { body } = await ask(world, actor, 'GET', `/review/queue${query}`);
      return body.cases.map((one: { eventId: string }) => one.eventId);
    },
  };
}
