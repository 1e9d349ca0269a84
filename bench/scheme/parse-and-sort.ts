/*
 * What scoring a district is compared with: the same files read by the same reader, and each village's events sorted as
 * anybody would. node bench/scheme/parse-and-sort.ts FOLDER
 */
import { openScheme } from '../../apps/cli/src/files/scheme-files.ts';
import { readVillage, villageFolders } from '../../apps/cli/src/files/village.ts';
import { SCHEME } from './scheme.ts';

const scheme = openScheme(SCHEME);
let events = 0;
for (const { path } of villageFolders(process.argv[2] ?? '')) {
  const { record } = readVillage(scheme, path);
  const sorted = [...record.events].sort((a, b) => a.happenedAt - b.happenedAt || (a.id < b.id ? -1 : 1));
  events += sorted.length;
}
console.log(events);
