import type { ItemView } from '@jishan/scheme';
import { addDays } from '@jishan/server/platform/clock';
import type { Random } from './random.ts';

/** How far an event has come by the day the demo is opened. */
export type Ending = 'approved' | 'refused' | 'returned' | 'at_village' | 'at_town';

/** One thing that somebody does in the demo, told before anything is written. */
export interface Deed {
  /** Days after the story's first day. */
  day: number;
  household: number;
  item: string;
  quantity?: number;
  grade?: string;
  /** The reviewer's choice, in minor units, where the item leaves one. */
  chosen?: number;
  /** Scores by part, in minor units, for an item that visitors judge. */
  scores?: Record<string, number>;
  /** The whole score, in minor units, of an item without parts. */
  score?: number;
  photos: number;
  ending: Ending;
}

export interface StoryWish {
  /** Items of the scheme in force. */
  items: readonly ItemView[];
  /** Which households have joined. */
  households: readonly number[];
  /** `YYYY-MM-DD`. */
  firstDay: string;
  days: number;
  deeds: number;
}

const reviewDays = 6;

function endingOf(day: number, days: number, random: Random): Ending {
  if (day > days - reviewDays) return random.pick(['at_village', 'at_village', 'at_town', 'approved']);
  const chance = random.next();
  if (chance < 0.04) return 'refused';
  return chance < 0.06 ? 'returned' : 'approved';
}

/** Figures that the item needs, chosen as somebody honest would. */
function figuresOf(item: ItemView, random: Random): Pick<Deed, 'quantity' | 'grade' | 'chosen'> | null {
  const { points } = item;
  switch (points.type) {
    case 'fixed':
    case 'byDate':
    case 'byTimes':
      return {};
    case 'range':
      return { chosen: points.min + random.below(points.max - points.min + 1) };
    case 'perUnit':
      return { quantity: points.for * (1 + random.below(3)) };
    case 'grades': {
      const grade = points.grades[random.below(points.grades.length)];
      if (grade === undefined) return null;
      return grade.min < grade.max ? { grade: grade.id, chosen: grade.min } : { grade: grade.id };
    }
    default:
      return null;
  }
}

/** What villagers claimed: spread over the days, more of what needs little. */
export function tellClaims(wish: StoryWish, random: Random): Deed[] {
  const claimable = wish.items.filter(
    (item) =>
      item.active &&
      item.kind === 'award' &&
      item.season === null &&
      item.capture.includes('claim') &&
      item.subjects.includes('household'),
  );
  const deeds: Deed[] = [];
  for (let told = 0; told < wish.deeds; told++) {
    const item = claimable[random.below(claimable.length)];
    const household = wish.households[random.below(wish.households.length)];
    if (item === undefined || household === undefined) continue;
    const figures = figuresOf(item, random);
    if (figures === null) continue;
    const day = random.below(wish.days);
    const { photosMin, photosMax } = item.evidence;
    const photos = Math.min(photosMax, Math.max(photosMin, random.chance(0.5) ? 1 : 0));
    deeds.push({
      day,
      household,
      item: item.id,
      ...figures,
      photos,
      ending: endingOf(day, wish.days, random),
    });
  }
  return deeds.sort((a, b) => a.day - b.day);
}

/** Where visits are the whole scheme everybody is visited; where they are one item of many, the first group. */
function visitedHouseholds(wish: StoryWish, visitedItems: number): readonly number[] {
  return visitedItems > 2 ? wish.households : wish.households.filter((household) => household < 30);
}

/** The round of visits, from the 8th to the 12th of each month, or once if the item is judged by the quarter. */
export function tellVisits(wish: StoryWish, random: Random): Deed[] {
  const items = wish.items.filter(
    (item) => item.active && item.capture.includes('visit') && item.points.type === 'score',
  );
  const households = visitedHouseholds(wish, items.length);
  const rounds = Array.from({ length: wish.days }, (_, day) => day).filter((day) =>
    addDays(wish.firstDay, day).endsWith('-08'),
  );
  const deeds: Deed[] = [];
  for (const first of items.length > 2 ? rounds.slice(-2) : rounds.slice(-1))
    for (const household of households)
      for (const item of items) {
        const scores = scoresOf(item, random);
        if (scores === null) continue;
        const day = Math.min(wish.days - 1, first + (household % 5));
        const photos = item.evidence.photosMin;
        deeds.push({ day, household, item: item.id, ...scores, photos, ending: 'approved' });
      }
  return deeds.sort((a, b) => a.day - b.day);
}

/** Most things are in order; here and there something is not. */
function scoresOf({ points }: ItemView, random: Random): Pick<Deed, 'scores' | 'score'> | null {
  if (points.type !== 'score') return null;
  const scoreOf = (full: number): number =>
    full - (random.chance(0.6) ? 0 : random.below(Math.ceil(full / 2)));
  if (points.parts.length === 0) return { score: scoreOf(points.max) };
  return { scores: Object.fromEntries(points.parts.map((part) => [part.id, scoreOf(part.max)])) };
}
