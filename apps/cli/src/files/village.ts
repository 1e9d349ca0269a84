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

/** The folders to run: the given one, or its folders where it holds one per village, sorted by name. */
export function villageFolders(data: string): { name: string; path: string }[] {
  if (!existsSync(data) || !statSync(data).isDirectory()) {
    throw new UnusableFiles([{ file: data, expected: '没有这个文件夹' }]);
  }
  if (existsSync(join(data, 'households.csv')) || existsSync(join(data, 'events.csv'))) {
    return [{ name: '', path: data }];
  }
  const inner = readdirSync(data, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, path: join(data, entry.name) }))
    .filter(({ path }) => existsSync(join(path, 'households.csv')) || existsSync(join(path, 'events.csv')))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return inner.length > 0 ? inner : [{ name: '', path: data }];
}
