import { createHash } from 'node:crypto';
import { type CompiledScheme, type ItemView, toPoints } from '@jishan/scheme';
import { recordVisit, reverseEvent, submitClaim } from '@jishan/server/features/events';
import { createPlace } from '@jishan/server/features/orgs';
import { importRoster } from '@jishan/server/features/people';
import { decideEvent } from '@jishan/server/features/review';
import { publishVersion } from '@jishan/server/features/schemes';
import { type Actor, type Command, runCommand, systemActor } from '@jishan/server/platform/command';
import { withScope } from '@jishan/server/platform/db';
import {
  homeOf,
  staffOf,
  villagerOf,
  type Village,
  type World,
} from '../../../server/test/support/village.ts';

const office = systemActor('test');
const dayMs = 86_400_000;

/** Runs a command as somebody; the answer may be a refusal. */
export function ask<Input, Result>(
  world: World,
  villageId: number,
  actor: Actor,
  command: Command<Input, Result>,
  input: Input,
) {
  const { services } = world;
  const request = { actor, villageId, key: services.ids.uuid(), from: { ip: '', requestId: 't' } };
  return runCommand(services, command, request, input);
}

/** Runs a command that must succeed. */
export async function act<Input, Result>(
  world: World,
  villageId: number,
  actor: Actor,
  command: Command<Input, Result>,
  input: Input,
): Promise<Result> {
  const answer = await ask(world, villageId, actor, command, input);
  if (!answer.ok)
    throw new Error(`${answer.error.code}: ${answer.error.message} ${JSON.stringify(answer.error.details)}`);
  return answer.result;
}

/** A village with three households of two members each, in two groups, under a scheme of its own. */
export async function settle(world: World, code: string, document: string): Promise<Village> {
  const { services, town } = world;
  const place = { kind: 'village' as const, parentId: town.id, code, name: `样例村${code.slice(-2)}` };
  const { placeId: id } = await act(world, 0, office, createPlace, place);
  await act(world, id, office, publishVersion, { document, note: '' });
  const joined = '2026-01-01';
  const households = [1, 2, 3].map((nth) => ({
    doorCode: `ZX000${nth}`,
    group: nth === 3 ? '二组' : '一组',
    joinedOn: joined,
    facts: { registered: true, homestead: true, residents: nth, months_home: 12, lives_here: true },
    members: (['head', 'spouse'] as const).map((relation) => ({
      name: `样例${nth}`,
      relation,
      participatingFrom: joined,
      facts: { party_member: relation === 'head' },
    })),
  }));
  await act(world, id, office, importRoster(services.vault), { households });
  const rows = await withScope(services.db, { lo: id, hi: id }, (read) =>
    read
      .selectFrom('households as h')
      .innerJoin('member_stays as s', 's.household_id', 'h.id')
      .select(['h.id', 'h.door_code as doorCode', 's.member_id as headId'])
      .where('s.relation', '=', 'head')
      .orderBy('h.door_code')
      .execute(),
  );
  return { id, lo: id, hi: id, code, households: rows };
}

type Pick = (below: number) => number;

/** A photo row of this actor: what a picture holds is tried elsewhere. */
async function photosOf(world: World, village: Village, actor: Actor, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => world.services.ids.uuid());
  for (const id of ids) {
    await world.database.db.pools.writer.query(
      `insert into photos (village_id, id, uploaded_by, uploaded_at, uploaded_on, file, width, height, bytes, content_hash, fingerprint)
       values ($1, $2, $3, $4, $4::timestamptz::date, $5, 10, 10, 10, $6, $7::bit(64))`,
      [
        village.id,
        id,
        actor.accountId,
        world.clock.now(),
        id,
        createHash('sha256').update(id).digest(),
        '0'.repeat(64),
      ],
    );
  }
  return ids;
}

/** The figures that an item asks for. */
function figuresOf({ points }: ItemView, decimals: 0 | 1 | 2, pick: Pick) {
  switch (points.type) {
    case 'perUnit':
    case 'faults':
    case 'formula':
      return { quantity: 1 + pick(4) };
    case 'tiers':
      return { quantity: (points.steps[0]?.from ?? 0) + pick(900) };
    case 'grades':
      return { grade: points.grades[pick(points.grades.length)]?.id };
    case 'score': {
      const some = (max: number) => pick(Math.floor(toPoints(max, decimals)) + 1);
      if (points.parts.length === 0) return { score: some(points.max) };
      return { scores: Object.fromEntries(points.parts.map((part) => [part.id, some(part.max)])) };
    }
    default:
      return {};
  }
}

interface Filed {
  eventId: string;
  happenedAt: string;
  item: ItemView;
  grade: string | undefined;
}

/** Files one fact of this item in whatever way it may come in; null where the rules say that it would not count. */
async function fileOne(
  world: World,
  village: Village,
  scheme: CompiledScheme,
  item: ItemView,
  pick: Pick,
): Promise<Filed | null> {
  const nth = 1 + pick(3);
  const happenedAt = new Date(
    world.clock.now().getTime() - pick(80) * dayMs - pick(20 * 3600) * 1000,
  ).toISOString();
  const visits = item.capture.includes('visit');
  const own = item.capture.includes('claim');
  const actor = !visits && own ? villagerOf(village, nth) : staffOf(village, 'helper');
  const figures: { grade?: string | undefined } = figuresOf(item, scheme.decimals, pick);
  const input = {
    item: item.id,
    householdId: homeOf(village, nth).id,
    ...(item.subjects.includes('member') ? { memberId: homeOf(village, nth).headId } : {}),
    happenedAt,
    photoIds: await photosOf(world, village, actor, item.evidence.photosMin),
    ...figures,
  };
  const answer = visits
    ? await ask(world, village.id, actor, recordVisit, input)
    : await ask(world, village.id, actor, submitClaim, {
        ...input,
        onBehalfReason: own ? undefined : '老人没有手机',
      });
  if (answer.ok) return { eventId: answer.result.eventId, happenedAt, item, grade: figures.grade };
  if (answer.error.code !== 'events.would_not_count') throw new Error(`${item.id} ${answer.error.code}`);
  return null;
}

async function approve(
  world: World,
  village: Village,
  scheme: CompiledScheme,
  filed: Filed,
  pick: Pick,
): Promise<void> {
  const { eventId, item, grade } = filed;
  const { points } = item;
  const choice =
    points.type === 'range'
      ? points
      : points.type === 'grades'
        ? points.grades.find((one) => one.id === grade && one.min < one.max)
        : undefined;
  const chosen =
    choice &&
    toPoints(choice.min, scheme.decimals) + pick(toPoints(choice.max - choice.min, scheme.decimals) + 1);
  const stages = scheme.versions[0]?.procedures.get(item.procedure)?.stages ?? [];
  // A stage that asks for several people gets several: everybody made here is somebody else.
  for (const stage of stages.flatMap((one) => Array.from({ length: one.approvals }, () => one))) {
    world.clock.advance(60_000);
    const role = stage.role as Parameters<typeof staffOf>[1];
    const reviewer = staffOf(village, role);
    const decision = { eventId, stage: stage.id, verdict: 'approve' as const, points: chosen };
    await act(world, village.id, reviewer, decideEvent, decision);
  }
}

/** Files, approves in another order than things happened, takes one back; answers how many were approved. */
export async function play(
  world: World,
  village: Village,
  scheme: CompiledScheme,
  pick: Pick,
  count: number,
): Promise<number> {
  const items = [...(scheme.versions[0]?.items.values() ?? [])].filter(
    (item) =>
      item.active &&
      item.capture.some((way) => way === 'visit' || way === 'claim' || way === 'behalf') &&
      item.subjects.some((subject) => subject === 'household' || subject === 'member'),
  );
  const waiting: Filed[] = [];
  for (let at = 0; at < count; at++) {
    if (at % 8 === 0) world.clock.advance(dayMs);
    const drawn = items[pick(items.length)];
    // What sets all to zero for good leaves little to compare: some is enough.
    const item = drawn?.id === 'burning' && pick(6) > 0 ? items[0] : drawn;
    const filed = item && (await fileOne(world, village, scheme, item, pick));
    if (filed) waiting.push(filed);
  }
  const approved: string[] = [];
  // Any order, but the newest last: only it is scored by what lies behind it alone.
  const newest = waiting.reduce((last, one) => (one.happenedAt > last.happenedAt ? one : last));
  const shuffled = waiting.filter((one) => one !== newest);
  while (approved.length < waiting.length) {
    const [next = newest] = shuffled.splice(pick(shuffled.length || 1), 1);
    await approve(world, village, scheme, next, pick);
    approved.push(next.eventId);
  }
  const eventId = approved[pick(approved.length)] ?? '';
  await act(world, village.id, staffOf(village, 'clerk'), reverseEvent, { eventId, reason: '核实有误' });
  return approved.length;
}
