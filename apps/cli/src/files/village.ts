import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledScheme, VillageRecord } from '@jishan/scheme';
import { readEvents, readNotices, readOrders } from './happenings.ts';
import { readPeople } from './people.ts';
import { ProblemList, UnusableFiles } from './problems.ts';
import { RESULT_FILES } from './result-tables.ts';

const INPUT_FILES: readonly string[] = [
  'households.csv',
  'members.csv',
  'organisations.csv',
  'facts.csv',
  'successions.csv',
  'events.csv',
  'redemptions.csv',
  'notices.csv',
];

export interface ReadVillage {
  record: VillageRecord;
  warnings: readonly string[];
}

/**
 * Reads the files of one village. Throws UnusableFiles with everything that is wrong.
 *
 * @example readVillage(scheme, 'data/2024').record.events.length
 */
export function readVillage(scheme: CompiledScheme, folder: string): ReadVillage {
  const problems = new ProblemList();
  for (const file of ['households.csv', 'events.csv']) {
    if (!existsSync(join(folder, file))) problems.add({ file, expected: '没有这个文件，它必须有' });
  }
  warnOfOthers(folder, problems);
  const facts = readPeople(scheme, folder, problems);
  const events = readEvents(scheme, folder, problems);
  const orders = readOrders(scheme, folder, problems);
  const notices = readNotices(folder, problems);
  problems.throwIfAny();
  return { record: { facts, events, orders, notices }, warnings: problems.warnings };
}

/** A table under a name that nobody reads is most likely a slip, and its rows would be missing from the result. */
function warnOfOthers(folder: string, problems: ProblemList): void {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.csv') || INPUT_FILES.includes(file) || RESULT_FILES.includes(file)) continue;
    problems.warn(`${file} 不是认得的文件名，已忽略；认得的是 ${INPUT_FILES.join('、')}`);
  }
}

const isVillage = (folder: string): boolean =>
  existsSync(join(folder, 'households.csv')) || existsSync(join(folder, 'events.csv'));

const foldersIn = (folder: string): { name: string; path: string }[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => ({ name: entry.name, path: join(folder, entry.name) }));

/**
 * What lies in the given folder and is no part of the run though it looks like data: villages beside the files of one,
 * tables and folders without the two files beside villages. Results of an earlier run are not meant.
 */
export function passedOver(data: string): string[] {
  const inner = foldersIn(data);
  if (isVillage(data)) {
    const villages = inner.filter(({ path }) => isVillage(path));
    return villages.map(({ name }) => `${name} 文件夹没有算：${data} 里已经有一个村的文件`);
  }
  if (!inner.some(({ path }) => isVillage(path))) return [];
  const tables = readdirSync(data).filter((file) => file.endsWith('.csv'));
  return [
    ...inner
      .filter(({ path }) => !isVillage(path) && !existsSync(join(path, 'result.json')))
      .map(({ name }) => `${name} 文件夹没有算：里面没有 households.csv 和 events.csv`),
    ...tables.map((file) => `${file} 没有用上：每个村的文件要放在那个村的文件夹里`),
  ];
}

/** The folders to run: the given one, or its folders where it holds one per village, sorted by name. */
export function villageFolders(data: string): { name: string; path: string }[] {
  if (!existsSync(data) || !statSync(data).isDirectory()) {
    throw new UnusableFiles([{ file: data, expected: '没有这个文件夹' }]);
  }
  if (isVillage(data)) {
    return [{ name: '', path: data }];
  }
  const inner = foldersIn(data)
    .filter(({ path }) => isVillage(path))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return inner.length > 0 ? inner : [{ name: '', path: data }];
}
