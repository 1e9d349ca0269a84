import { codeTable, type District, type PlaceCode, sayVillage, type TownLine } from './place-codes.ts';
import { isLetters, soundsPart } from './place-sounds.ts';

export interface CodeSearch {
  /**
   * Words such as `赵巷 中步`, one word such as `青浦区赵巷镇中步村`, or the first digits of a code; below a district or a town
   * also how a name sounds (`zhongbu`, `zb`), which would take too long for the whole table.
   */
  query: string;
  /** Only places whose code begins so. */
  under?: string | undefined;
  limit: number;
}

interface Hit extends PlaceCode {
  /** 0 is the closest. */
  distance: number;
}

/** More than this are no answer but a question too short; the search goes no further. */
const GATHER_MAX = 2_000;

const DISTRICT_DIGITS = 6;

/** Places of the official table that a query means, the closest first, and whether there are more than these. */
export async function searchCodes(
  search: CodeSearch,
): Promise<{ asOf: string; codes: PlaceCode[]; more: boolean }> {
  const { asOf, districts } = await codeTable();
  const words = search.query
    .trim()
    .split(/[\s,，、/]+/)
    .filter(Boolean);
  const [first = ''] = words;
  const byDigits = words.length === 1 && /^\d{2,12}$/.test(first);
  const { under = '' } = search;
  const bySound = words.length === 1 && isLetters(first) && under.length >= DISTRICT_DIGITS;
  const hits: Hit[] = [];
  for (const [code, district] of districts) {
    if (words.length === 0 || hits.length >= GATHER_MAX) break;
    if (!related(code, under)) continue;
    if (byDigits) gatherByCode(code, district, { digits: first, under }, hits);
    else if (bySound) gatherBySound(district, { letters: first, under }, hits);
    else gatherByName(code, district, words, hits);
  }
  const below = hits.filter((hit) => hit.code.startsWith(under));
  const codes = below
    .sort((a, b) => a.distance - b.distance || a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
    .slice(0, search.limit)
    .map(({ distance: _distance, ...code }) => code);
  return { asOf, codes, more: below.length > codes.length };
}

/** The place with this code under those above it that a tree needs, the district first; empty when there is none. */
export async function findCodeChain(code: string): Promise<PlaceCode[]> {
  const districtCode = code.slice(0, 6);
  const district = (await codeTable()).districts.get(districtCode);
  if (!district || code.length === 6) return district ? [districtPlace(districtCode, district)] : [];
  const town = district.towns.find((one) => one.code === code.slice(0, 9));
  if (!town) return [];
  const chain = [districtPlace(districtCode, district), townPlace(district, town)];
  if (code.length === 9) return chain;
  const village = villagesOf(town).find((line) => town.code + line.slice(0, 3) === code);
  return village ? [...chain, villagePlace(district, town, village)] : [];
}

/** All that begins with these digits, as deep as they or the place to stay below lead: half a town's code means its villages too. */
function gatherByCode(
  code: string,
  district: District,
  { digits, under }: { digits: string; under: string },
  hits: Hit[],
): void {
  const deep = Math.max(digits.length, under.length);
  if (!related(code, digits)) return;
  const near = (place: PlaceCode): Hit => ({ ...place, distance: place.code === digits ? 0 : 1 });
  if (code.startsWith(digits)) hits.push(near(districtPlace(code, district)));
  for (const town of deep < 6 ? [] : district.towns) {
    if (!related(town.code, digits) || !related(town.code, under)) continue;
    if (town.code.startsWith(digits)) hits.push(near(townPlace(district, town)));
    for (const line of deep <= 6 ? [] : villagesOf(town))
      if ((town.code + line.slice(0, 3)).startsWith(digits))
        hits.push(near(villagePlace(district, town, line)));
  }
}

/** Towns and villages below a place whose name sounds like these letters. */
function gatherBySound(
  district: District,
  { letters, under }: { letters: string; under: string },
  hits: Hit[],
): void {
  for (const town of district.towns) {
    if (!related(town.code, under)) continue;
    const places = [
      townPlace(district, town),
      ...villagesOf(town).map((line) => villagePlace(district, town, line)),
    ];
    const heard = places.filter((place) => soundsPart(place.name, letters));
    hits.push(...heard.map((place) => ({ ...place, distance: 0 })));
  }
}

const related = (code: string, digits: string) => code.startsWith(digits) || digits.startsWith(code);

function gatherByName(code: string, district: District, words: string[], hits: Hit[]): void {
  const [rest, ...more] = cutAll(words, district.above);
  const wholeDistrict = more.length === 0 && (rest === district.name || rest === stemOf(district.name));
  if (wholeDistrict) hits.push({ ...districtPlace(code, district), distance: 0 });
  const left = cutAll(words, [...district.above, district.name]);
  for (const town of district.towns) gatherInTown(district, town, left, hits);
}

/** A town that is meant itself brings its villages along; otherwise what is left over must stand in a village's name. */
function gatherInTown(district: District, town: TownLine, words: string[], hits: Hit[]): void {
  if (words.length === 0) {
    hits.push({ ...townPlace(district, town), distance: 3 });
    return;
  }
  const left = cutAll(words, [town.name]);
  if (left.length === 0)
    hits.push({ ...townPlace(district, town), distance: words[0] === town.name ? 0 : 1 });
  else if (!left.every((word) => town.villages.includes(word))) return;
  const [first = ''] = left;
  for (const line of villagesOf(town)) {
    const name = line.slice(3);
    if (!left.every((word) => name.includes(word))) continue;
    const distance = left.length === 0 ? 2 : name.startsWith(first) ? 0 : 1;
    hits.push({ ...villagePlace(district, town, line), distance });
  }
}

/** What is left of the words once these names, or their stems, are taken off their beginnings. */
function cutAll(words: string[], names: string[]): string[] {
  const rest: string[] = [];
  for (const word of words) {
    let left = word;
    for (const name of names) {
      if (left.startsWith(name)) left = left.slice(name.length);
      else if (left.startsWith(stemOf(name))) left = left.slice(stemOf(name).length);
    }
    if (left !== '') rest.push(left);
  }
  return rest;
}

const stems = new Map<string, string>();

/** 赵巷镇 is 赵巷 in speech; a stem of one character would match too much and is not used. */
function stemOf(name: string): string {
  const known = stems.get(name);
  if (known !== undefined) return known;
  const cut = name.replace(
    /(特别行政区|自治区|自治州|自治县|街道办事处|街道|地区|省|市|区|县|旗|镇|乡)$/,
    '',
  );
  const stem = cut.length > 1 ? cut : name;
  stems.set(name, stem);
  return stem;
}

const villagesOf = (town: TownLine) => (town.villages === '' ? [] : town.villages.slice(1).split('|'));

function districtPlace(code: string, { name, above }: District): PlaceCode {
  return { code, kind: 'district', name, officialName: name, above };
}

function townPlace(district: District, { code, name }: TownLine): PlaceCode {
  return { code, kind: 'town', name, officialName: name, above: [...district.above, district.name] };
}

function villagePlace(district: District, town: TownLine, line: string): PlaceCode {
  const officialName = line.slice(3);
  return {
    code: town.code + line.slice(0, 3),
    kind: 'village',
    name: sayVillage(officialName),
    officialName,
    above: [...district.above, district.name, town.name],
  };
}
