import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { PlaceKind } from './tables.ts';

/** A place of the official code table. */
export interface PlaceCode {
  /** 6 digits for a district, 9 for a town, 12 for a village. */
  code: string;
  kind: PlaceKind;
  /** As people say it: 中步村, not 中步村村民委员会. */
  name: string;
  officialName: string;
  /** Names of what lies above, the province first. */
  above: string[];
}

/** One town of the table with its villages. */
export interface TownLine {
  code: string;
  name: string;
  /** `|001中步村村民委员会|002…`: the last three digits and the name of each; split only when one is asked for. */
  villages: string;
}

export interface District {
  name: string;
  /** The province first. */
  above: string[];
  towns: TownLine[];
}

export interface CodeTable {
  /** The day that the table describes. */
  asOf: string;
  /** By code. */
  districts: Map<string, District>;
}

const file = new URL('../../../reference/place-codes.br', import.meta.url);
let loading: Promise<CodeTable> | undefined;

/** The code table, read once (about 0.2 s and 40 MB) when somebody first asks for it. */
export function codeTable(): Promise<CodeTable> {
  loading ??= loadTable().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function loadTable(): Promise<CodeTable> {
  const text = (await promisify(brotliDecompress)(await readFile(file))).toString('utf8');
  const gap = text.indexOf('\n\n');
  const [head = '', ...aboveLines] = text.slice(0, gap).split('\n');
  const names = new Map(aboveLines.map((line) => cutCode(line)));
  const nameOf = (code: string) => names.get(code) ?? '';
  const aboveOf = (district: string) =>
    [nameOf(district.slice(0, 2)), nameOf(district.slice(0, 4))].filter((name) => isTold(name));
  const districts = new Map(
    [...names]
      .filter(([code]) => code.length === 6)
      .map(([code, name]): [string, District] => [code, { name, above: aboveOf(code), towns: [] }]),
  );
  for (const line of text.slice(gap + 2).split('\n')) {
    const town = readTown(line);
    districts.get(town.code.slice(0, 6))?.towns.push(town);
  }
  return { asOf: head.split(' ').at(-1) ?? '', districts };
}

function readTown(line: string): TownLine {
  const bar = line.indexOf('|');
  const [code, name] = cutCode(bar < 0 ? line : line.slice(0, bar));
  return { code, name, villages: bar < 0 ? '' : line.slice(bar) };
}

function cutCode(line: string): [code: string, name: string] {
  const code = /^\d+/.exec(line)?.[0] ?? '';
  return [code, line.slice(code.length)];
}

/** 市辖区 and its like stand in the table to keep its levels apart; nobody says them. */
const isTold = (name: string) =>
  name !== '' && !/^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(name);

/**
 * The name of a village as its people say it.
 * @example sayVillage('中步村村民委员会') // '中步村'
 */
export function sayVillage(official: string): string {
  return official
    .replace(/社区(居民委员会|居委会)$/, '社区')
    .replace(/(村村民委员会|村民委员会|村村委会|村委会)$/, '村');
}
