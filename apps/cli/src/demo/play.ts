import { toPoints } from '@jishan/scheme';
import { readyReasons, recordVisit, storePhoto, submitClaim } from '@jishan/server/features/events';
import { decideEvent } from '@jishan/server/features/review';
import type { Actor } from '@jishan/server/platform/command';
import { drawPicture } from './pictures.ts';
import { seededRandom } from './random.ts';
import { act, requestOf, resultOf, type Stage, tryAct } from './stage.ts';
import type { Deed } from './story.ts';
import type { BuiltHousehold, BuiltVillage } from './world.ts';

/** A deed on its way: which village, who filed it, and under which id it is known. */
export interface PlayedDeed {
  built: BuiltVillage;
  deed: Deed;
  index: number;
  decimals: 0 | 1 | 2;
  eventId?: string;
  /** The stage it waits in; null once it came to an end. */
  stageId?: string | null;
}

function villagerOf({ village, id }: BuiltVillage, household: BuiltHousehold): Actor {
  return {
    accountId: household.id,
    kind: 'villager',
    displayName: household.doorCode,
    sessionId: 'demo',
    grants: [
      { role: 'villager', placeId: id, placeName: village.name, lo: id, hi: id, householdId: household.id },
    ],
  };
}

/** From the deed itself, so that a story that goes on after a break draws the same picture again. */
function pictureSeed({ built, index }: PlayedDeed, photo: number): number {
  return (built.id * 100_003 + index * 31 + photo) >>> 0;
}

async function takePhotos(stage: Stage, played: PlayedDeed, actor: Actor): Promise<string[]> {
  const photoIds: string[] = [];
  for (let photo = 0; photo < played.deed.photos; photo++) {
    const request = requestOf({ villageId: played.built.id, step: ['photo', played.index, photo], actor });
    const stored = await storePhoto(
      stage.services,
      request,
      await drawPicture(seededRandom(pictureSeed(played, photo))),
    );
    if (!stored.ok) throw new Error(`a demo photo was refused: ${stored.error.message}`);
    photoIds.push(stored.result.photoId);
  }
  return photoIds;
}

/** The villager claims, or the visitor writes down what they see. */
export async function fileDeed(stage: Stage, played: PlayedDeed, happenedAt: Date): Promise<void> {
  const { built, deed, index, decimals } = played;
  const household = built.households[deed.household];
  if (household === undefined) throw new Error('the story names a household that is not there');
  const visit = deed.scores !== undefined || deed.score !== undefined;
  const actor = visit ? otherThan(household, built.clerk, built.secondPanel) : villagerOf(built, household);
  const common = {
    item: deed.item,
    householdId: household.id,
    happenedAt: happenedAt.toISOString(),
    photoIds: await takePhotos(stage, played, actor),
  };
  const request = { villageId: built.id, step: ['file', index], actor };
  const points = (amount: number) => toPoints(amount, decimals);
  const answer = visit
    ? await tryAct(stage, recordVisit, request, {
        ...common,
        ...(deed.score === undefined ? {} : { score: points(deed.score) }),
        ...(deed.scores === undefined
          ? {}
          : {
              scores: Object.fromEntries(
                Object.entries(deed.scores).map(([part, amount]) => [part, points(amount)]),
              ),
            }),
      })
    : await tryAct(stage, submitClaim, request, {
        ...common,
        ...(deed.quantity === undefined ? {} : { quantity: deed.quantity }),
        ...(deed.grade === undefined ? {} : { grade: deed.grade }),
      });
  // As in life: the phone says that the item is used up for this period, and they leave it.
  if (!answer.ok && answer.error.code === 'events.would_not_count') return;
  const filed = resultOf(answer, request);
  played.eventId = filed.eventId;
  played.stageId = filed.stage;
}

async function decide(
  stage: Stage,
  played: PlayedDeed,
  actor: Actor,
  verdict: 'approve' | 'return' | 'refuse',
): Promise<void> {
  const { built, deed, index, decimals, eventId, stageId } = played;
  if (eventId === undefined || stageId === undefined || stageId === null) return;
  const reason = verdict === 'approve' ? undefined : readyReasons[verdict][index % 3]?.code;
  const result = await act(
    stage,
    decideEvent,
    { villageId: built.id, step: ['decide', index, stageId], actor },
    {
      eventId,
      stage: stageId,
      verdict,
      ...(reason === undefined ? {} : { reason }),
      ...(deed.chosen === undefined || verdict !== 'approve'
        ? {}
        : { points: toPoints(deed.chosen, decimals) }),
    },
  );
  played.stageId = result.stage;
}

/** The first of two people, unless the household is theirs. */
function otherThan(household: BuiltHousehold, first: Actor, second: Actor): Actor {
  return first.grants.some((grant) => grant.householdId === household.id) ? second : first;
}

/** The village's panel decides; whoever belongs to the household leaves it to the other one. */
export async function decideInVillage(stage: Stage, played: PlayedDeed): Promise<void> {
  const { built, deed } = played;
  const household = built.households[deed.household];
  if (deed.ending === 'at_village' || household === undefined) return;
  const verdicts = {
    refused: 'refuse',
    returned: 'return',
    at_town: 'approve',
    approved: 'approve',
  } as const;
  const reviewer = otherThan(household, built.panel, built.secondPanel);
  await decide(stage, played, reviewer, verdicts[deed.ending]);
}

/** The town's department agrees with what the village passed on. */
export async function decideInTown(stage: Stage, played: PlayedDeed, department: Actor): Promise<void> {
  if (played.deed.ending === 'approved') await decide(stage, played, department, 'approve');
}
