import type { ItemView } from '@jishan/scheme';
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

/** The monthly round of visits: every household that takes part, judged on every item that visitors judge. */
export function tellVisits(wish: StoryWish, random: Random): Deed[] {
  const visited = wish.items.filter((item) => item.active && item.capture.includes('visit'));
  const rounds = Math.max(1, Math.floor(wish.days / 30));
  const deeds: Deed[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = wish.days - (rounds - round) * 30 + 8;
    for (const household of wish.households)
      for (const item of visited) {
        if (item.points.type !== 'score') continue;
        const { parts, max } = item.points;
        const scoreOf = (full: number): number =>
          full - (random.chance(0.6) ? 0 : random.below(Math.ceil(full / 2)));
        const judged = parts.map((part): [string, number] => [part.id, scoreOf(part.max)]);
        deeds.push({
          day: Math.min(wish.days - 1, first + (household % 5)),
          household,
          item: item.id,
          ...(parts.length > 0 ? { scores: Object.fromEntries(judged) } : { score: scoreOf(max) }),
          photos: item.evidence.photosMin,
          ending: 'approved',
        });
      }
  }
  return deeds.sort((a, b) => a.day - b.day);
}
