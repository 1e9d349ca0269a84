import XLSX from '@e965/xlsx';
import { dirtKinds } from './dirt-kinds.ts';
import { type DirtyCell, type DirtyFamily, type DirtyRow, madeUpId, type Truth } from './dirty-rows.ts';

export interface DirtyRoster {
  bytes: Buffer;
  families: DirtyFamily[];
  /** Kinds of dirt that are in it. */
  kinds: string[];
  /** Row of the sheet, from 0. */
  rowOf: Map<DirtyRow, number>;
  persons: number;
}

const stems = '甲乙丙丁戊己庚辛壬癸';
const figures = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

function numeral(count: number): string {
  const hundreds = Math.floor(count / 100);
  const tens = Math.floor((count % 100) / 10);
  const ones = figures[count % 10] ?? '';
  const hundred = hundreds > 0 ? `${figures[hundreds]}百` : '';
  if (tens === 0) return hundred + (hundred && ones ? `〇${ones}` : ones);
  return `${hundred}${tens === 1 && !hundred ? '' : figures[tens]}十${ones}`;
}

const day = (year: number, number: number): string =>
  `${year}-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`;

function cleanRow(family: DirtyFamily, truth: Truth): DirtyRow {
  const words = { head: '户主', spouse: '妻', child: '长子', parent: '母亲', other: '孙女' } as const;
  return {
    group: family.group,
    door: family.door,
    name: truth.name,
    relation: words[truth.relation],
    id: truth.id,
    phone: truth.phone,
    born: truth.born,
    note: null,
    truth,
    faults: [],
  };
}

/** Names are heavenly stems with numerals: nobody is called so. */
function makeFamily(number: number): DirtyFamily {
  const group = `${numeral(Math.floor(number / 60) + 1)}组`;
  const family: DirtyFamily = { number, group, door: `样例路${number + 1}号`, rows: [] };
  const figure = numeral((number % 900) + 1);
  const stem = stems[number % 10] ?? '甲';
  const person = (
    name: string,
    relation: Truth['relation'],
    born: string,
    at: number,
    phone = '',
  ): Truth => ({
    name,
    relation,
    id: madeUpId(born, number * 5 + at),
    phone,
    born,
  });
  const people = [
    person(
      `${stem}${figure}`,
      'head',
      day(1950 + (number % 35), number),
      0,
      `139${String(10_000_000 + number)}`,
    ),
    person(`${stems[(number + 3) % 10]}${figure}`, 'spouse', day(1952 + (number % 35), number + 1), 1),
    person(`${stem}小${figure}`, 'child', day(1985 + (number % 20), number + 2), 2),
    ...(number % 2 === 0
      ? [person(`${stem}老${figure}`, 'parent', day(1930 + (number % 15), number + 3), 3)]
      : []),
  ];
  family.rows = people.map((truth) => cleanRow(family, truth));
  return family;
}

const HEADINGS = [
  '序 号',
  '村民小组',
  '门牌号',
  '姓  名',
  '与户主关系',
  '公民身份号码',
  '联系电话',
  '出生年月日',
  '备注',
];
const WIDTH = HEADINGS.length;

/**
 * A roster of about `persons` people with every kind of dirt in it, each in households of its own, and the truth beside
 * it. The same every time.
 */
export function makeDirtyRoster(persons = 2000): DirtyRoster {
  const families: DirtyFamily[] = [];
  let count = 0;
  for (let number = 0; count < persons; number += 1) {
    const family = makeFamily(number);
    families.push(family);
    count += family.rows.length;
  }
  const roster = { families, kinds: Object.keys(dirtKinds) };
  for (const [kind, soil] of Object.entries(dirtKinds)) {
    const [family, next] = soiledBy(roster, kind);
    if (!family || !next) throw new Error('too few households for every kind of dirt');
    soil(family, next);
  }
  return { ...layOut(families), ...roster };
}

/** The two neighbouring households that a kind of dirt has, spread over the whole sheet. */
export function soiledBy(
  { families, kinds }: Pick<DirtyRoster, 'families' | 'kinds'>,
  kind: string,
): DirtyFamily[] {
  const step = Math.floor((families.length - 4) / kinds.length / 2) * 2;
  const first = kinds.indexOf(kind) * step + 2;
  return step < 2 ? [] : families.slice(first, first + 2);
}

function layOut(families: readonly DirtyFamily[]): Pick<DirtyRoster, 'bytes' | 'rowOf' | 'persons'> {
  const rows: DirtyCell[][] = [
    ['样例区样例镇样例村村民花名册（2026年）'],
    ['填报单位：样例村村民委员会', null, null, null, null, null, '单位：人'],
    HEADINGS,
  ];
  const merges: XLSX.Range[] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: WIDTH - 1 } },
    { s: { r: 1, c: 0 }, e: { r: 1, c: 4 } },
  ];
  const rowOf = new Map<DirtyRow, number>();
  let number = 0;
  for (const family of families) {
    rows.push(...(family.before ?? []));
    const top = rows.length;
    for (const row of family.rows) {
      number += 1;
      rowOf.set(row, rows.length);
      rows.push([number, row.group, row.door, row.name, row.relation, row.id, row.phone, row.born, row.note]);
    }
    if (family.mergeDoor) merges.push({ s: { r: top, c: 2 }, e: { r: rows.length - 1, c: 2 } });
    rows.push(...(family.after ?? []));
  }
  rows.push(['合  计', null, null, `${number}人`]);
  rows.push(['填表人：某某', null, null, '审核人：某某', null, null, '填表日期：2026年11月1日']);
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet['!merges'] = merges;
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([['填表说明'], ['一人一行，户主写在最前面。']]),
    '说明',
  );
  XLSX.utils.book_append_sheet(book, sheet, '花名册');
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  return { bytes: Buffer.from(bytes as Uint8Array), rowOf, persons: number };
}
