import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { versionAt } from '@jishan/scheme';
import { openServices } from '@jishan/server';
import { findPlaceByCode } from '@jishan/server/features/orgs';
import { readScheme } from '@jishan/server/features/schemes';
import { addDays, localDay } from '@jishan/server/platform/clock';
import type { Actor } from '@jishan/server/platform/command';
import type { Config, Secrets } from '@jishan/server/platform/config';
import { noScope, type RunningDatabase, withClient, withScope } from '@jishan/server/platform/db';
import type { Log } from '@jishan/server/platform/log';
import { town } from './places.ts';
import { decideInTown, decideInVillage, fileDeed, type PlayedDeed } from './play.ts';
import { seededRandom } from './random.ts';
import { eachOf, type Stage } from './stage.ts';
import { tellClaims, tellVisits } from './story.ts';
import { createStoryClock } from './story-clock.ts';
import { type BuiltVillage, type BuiltWorld, buildWorld } from './world.ts';

export interface DemoSize {
  householdsPerVillage: number;
  claimsPerVillage: number;
  days: number;
}

/** `small` is for tests that only need somebody to sign in as. */
export const demoSizes = {
  full: { householdsPerVillage: 300, claimsPerVillage: 180, days: 112 },
  small: { householdsPerVillage: 24, claimsPerVillage: 20, days: 40 },
} as const satisfies Record<string, DemoSize>;

export interface DemoTarget {
  config: Config;
  secrets: Secrets;
  database: Pick<RunningDatabase, 'db' | 'ownerUrl'>;
  log: Log;
  size: DemoSize;
  now: Date;
}

/** What is remembered beside the data, so that a demo that was cut off goes on with the same story. */
interface Marker {
  today: string;
  done: boolean;
}

/**
 * Loads the demo villages unless they are there. Everything goes through the commands that real people use, on a
 * clock that the story sets; cut off, it goes on where it was.
 * @throws in production, where no made-up household may ever stand beside real ones.
 */
export async function loadDemo(target: DemoTarget, tell: (line: string) => void): Promise<void> {
  if (target.config.production) throw new Error('demo data never loads in production');
  const file = path.join(target.config.dataDir, 'demo.json');
  const begun = await withScope(target.database.db, noScope, (read) => findPlaceByCode(read, town.code));
  const known = await readMarker(file);
  if (begun !== null && (known === null || known.done)) return;
  const marker = begun !== null && known !== null ? known : { today: localDay(target.now), done: false };
  await writeFile(file, JSON.stringify(marker));
  const firstDay = addDays(marker.today, 1 - target.size.days);
  const clock = createStoryClock(firstDay, target.now);
  const services = openServices({ ...target, clock });
  try {
    const stage = { services, clock, random: seededRandom(20260101) };
    // Rosters come in before the story's first day, or nobody would have joined yet when it happens.
    const since = `${firstDay.slice(0, 7)}-01`;
    const world = await buildWorld(stage, target.size.householdsPerVillage, since, tell);
    // Thousands of rows come at once: without statistics the planner reads whole villages to find one household.
    const analyse = () => withClient(target.database.ownerUrl, (client) => client.query('analyze'));
    await playStory(stage, world, { size: target.size, firstDay, analyse }, tell);
  } finally {
    await services.close();
  }
  await writeFile(file, JSON.stringify({ ...marker, done: true }));
}

async function readMarker(file: string): Promise<Marker | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Marker;
  } catch {
    return null;
  }
}

async function playStory(
  stage: Stage,
  world: BuiltWorld,
  { size, firstDay, analyse }: { size: DemoSize; firstDay: string; analyse: () => Promise<unknown> },
  tell: (line: string) => void,
): Promise<void> {
  const deeds: PlayedDeed[] = [];
  for (const built of world.villages) deeds.push(...(await planVillage(stage, built, size, firstDay)));
  for (let day = 0; day < size.days; day++) {
    if (day % 7 === 0) {
      const told = deeds.filter(({ deed }) => deed.day < day).length;
      tell(`演示数据写到 ${addDays(firstDay, day)}：第 ${told} 件，共 ${deeds.length} 件`);
    }
    if (day < 4 || day % 4 === 0) await analyse();
    await playDay(stage, deeds, { day, lastDay: size.days - 1 }, world.townDepartment);
  }
}

async function planVillage(
  stage: Stage,
  built: BuiltVillage,
  size: DemoSize,
  firstDay: string,
): Promise<PlayedDeed[]> {
  const scheme = await withScope(stage.services.db, { lo: built.id, hi: built.id }, (read) =>
    readScheme(read, built.id),
  );
  const version = scheme && versionAt(scheme, stage.clock.now().getTime());
  if (!scheme || !version) throw new Error(`no scheme is in force in ${built.village.name}`);
  const wish = {
    items: [...version.items.values()],
    households: built.households.flatMap((household, index) => (household.joined ? [index] : [])),
    firstDay,
    days: size.days,
    deeds: size.claimsPerVillage,
  };
  const told = [...tellClaims(wish, stage.random), ...tellVisits(wish, stage.random)];
  return told.map((deed, index) => ({ built, deed, index, decimals: scheme.decimals }));
}

const householdOf = ({ built, deed }: PlayedDeed): string => `${built.id}:${deed.household}`;

/** One day: in the morning people file, the panel sits two days later, the town agrees on the fifth day. */
async function playDay(
  stage: Stage,
  deeds: PlayedDeed[],
  { day, lastDay }: { day: number; lastDay: number },
  department: Actor,
): Promise<void> {
  const due = (after: number) => deeds.filter(({ deed }) => Math.min(deed.day + after, lastDay) === day);
  const happenedAt = stage.clock.set(day, 8);
  stage.clock.set(day, 9);
  await eachOf(due(0), householdOf, (played) => fileDeed(stage, played, happenedAt));
  stage.clock.set(day, 15);
  await eachOf(due(2), householdOf, (played) => decideInVillage(stage, played));
  stage.clock.set(day, 16);
  await eachOf(due(5), householdOf, (played) => decideInTown(stage, played, department));
}
