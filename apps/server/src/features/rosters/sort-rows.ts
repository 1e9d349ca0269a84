import { type Sheet, textOf } from '../../platform/sheets/index.ts';
import { bareHeading } from './synonyms.ts';
import { compact, meant, tidy } from './tidy-text.ts';
import { readName } from './read-name.ts';
import type { Reading, SkippedRow } from './types.ts';

const TOTAL =
  /^(合计|小计|总计|共计|累计|本页小?合?计|本组合计|本组小计|全组合计|全村合计|总人数|总户数|人口合计)/;
const FOOTER =
  /^(填表|制表|填报|审核|复核|审批|统计人|经办|登记人|负责人|单位负责|单位\(|村委会|村\(居\)|村民委员会|盖章|\(盖章|签字|签名|签章|日期[:：]|制表日期|联系人[:：]|联系电话[:：]|附[:：]|备注[:：]|注[:：]|说明[:：]|说明\d|填写说明|注意|第\d+页|共\d+页|以下空白|\d{4}年\d{1,2}月\d{1,2}日$)/;
const GROUP_TITLE =
  /^(第?[\d一二三四五六七八九十]+(村民)?(小?组|队)|[\p{Script=Han}]{2,6}(小组|村民组))([(（:：].*)?$/u;

export interface PersonRow {
  row: number;
  /** From a title between the rows, when the sheet names groups so. */
  groupTitle: string;
}

/** Tells rows that hold a person from blank ones, totals, footers, headings come again and titles between. */
export function sortRows(sheet: Sheet, reading: Reading): { people: PersonRow[]; skipped: SkippedRow[] } {
  const people: PersonRow[] = [];
  const skipped: SkippedRow[] = [];
  const headings = headingsOf(sheet, reading);
  const nameColumn = reading.columns.indexOf('name');
  let groupTitle = '';
  for (let row = Math.max(0, reading.headerRow + reading.headerRows); row < sheet.rows.length; row += 1) {
    const texts = (sheet.rows[row] ?? []).map((cell) => tidy(textOf(cell)));
    const filled = texts.filter((text) => text !== '');
    const first = compact(filled[0] ?? '');
    const name = texts[nameColumn] ?? '';
    if (filled.length === 0) continue;
    const why = whySkipped({ texts, filled, first, name, headings });
    if (why === null) {
      // A row of which nothing is mapped, or with a lone running number, is a blank row of a printed form.
      if (isForm(sheet, row, reading)) continue;
      people.push({ row, groupTitle });
      continue;
    }
    if (why === 'group_title') groupTitle = first.replace(/[(（:：].*$/, '');
    skipped.push({ row, why });
  }
  return { people, skipped };
}

interface RowLook {
  texts: string[];
  filled: string[];
  first: string;
  name: string;
  headings: Map<number, string>;
}

function whySkipped({ texts, filled, first, name, headings }: RowLook): SkippedRow['why'] | null {
  const repeated = texts.filter(
    (text, column) => text !== '' && headings.get(column) === bareHeading(text),
  ).length;
  if (repeated >= 2) return 'header';
  const compactName = compact(name);
  if (TOTAL.test(compactName) || (TOTAL.test(first) && !isName(name))) return 'total';
  if ((FOOTER.test(first) && (!isName(name) || first === compactName)) || FOOTER.test(compactName))
    return 'footer';
  if (new Set(filled).size > 1) return null;
  if (GROUP_TITLE.test(first)) return 'group_title';
  return isName(first) || compactName === first ? null : 'remark';
}

const isName = (text: string): boolean => text !== '' && readName(text).kind === 'ok';

/** Whether no column that tells of a person holds anything. */
function isForm(sheet: Sheet, row: number, { columns }: Reading): boolean {
  return columns.every((target, column) => {
    const isOwn =
      target !== 'skip' &&
      !['doorCode', 'householdNumber', 'group', 'section', 'headName', 'note'].includes(target);
    return !isOwn || meant(sheet.rows[row]?.[column]) === '';
  });
}

function headingsOf(sheet: Sheet, { headerRow, headerRows }: Reading): Map<number, string> {
  const last = sheet.rows[headerRow + headerRows - 1] ?? [];
  const first = sheet.rows[headerRow] ?? [];
  const headings = new Map<number, string>();
  if (headerRows === 0) return headings;
  for (let column = 0; column < Math.max(first.length, last.length); column += 1) {
    const heading = bareHeading(tidy(textOf(last[column] ?? first[column])));
    if (heading !== '') headings.set(column, heading);
  }
  return headings;
}
