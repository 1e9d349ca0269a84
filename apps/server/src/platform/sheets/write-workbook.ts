import { inert } from './inert.ts';
import { type ZipEntry, zipBytes } from './zip.ts';

/** How a cell looks: header, wrong, to be looked at, or plain. */
export type CellLook = 'plain' | 'head' | 'error' | 'notice' | 'title';

export interface OutCell {
  /** Text is written as text and can never be run; a number as a number. */
  value: string | number | null;
  look?: CellLook;
}

export interface OutSheet {
  name: string;
  rows: (OutCell | string | number | null)[][];
  /** Of columns from the left, in letters of the usual width; the rest is 12. */
  widths?: number[];
  /** Rows that stay in sight at the top. */
  frozenRows?: number;
  merges?: { top: number; left: number; bottom: number; right: number }[];
}

/** Order of the cell formats in styles.xml. */
const LOOKS: readonly CellLook[] = ['plain', 'head', 'error', 'notice', 'title'];

/**
 * Writes an xlsx file of plain values: no formula, link or macro can be in it, and text that a spreadsheet could take
 * for a formula is made inert.
 * @example await writeWorkbook([{ name: '名册', rows: [[{ value: '姓名', look: 'head' }], ['甲一']] }])
 */
export async function writeWorkbook(sheets: readonly OutSheet[]): Promise<Buffer> {
  const entry = (name: string, text: string): ZipEntry => ({ name, content: Buffer.from(HEAD + text) });
  const entries = [
    entry('[Content_Types].xml', contentTypes(sheets.length)),
    entry('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    entry('xl/workbook.xml', workbookXml(sheets)),
    entry(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ),
    entry('xl/styles.xml', STYLES),
    ...sheets.map((sheet, at) => entry(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet))),
  ];
  return zipBytes(entries);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function contentTypes(sheets: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  );
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${parts.join('')}</Types>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly OutSheet[]): string {
  const names = sheetNames(sheets);
  const lines = names.map(
    (name, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${lines.join('')}</sheets></workbook>`;
}

const NAME_LETTERS_MAX = 31;

/** A sheet's name may be 31 letters, without some signs, and only once. */
function sheetNames(sheets: readonly OutSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, at) => {
    const plain =
      name
        .replaceAll(/[\\/?*[\]:']/g, ' ')
        .trim()
        .slice(0, NAME_LETTERS_MAX) || `表${at + 1}`;
    const free = taken.has(plain.toLowerCase()) ? `${plain.slice(0, NAME_LETTERS_MAX - 4)} ${at + 1}` : plain;
    taken.add(free.toLowerCase());
    return free;
  });
}

const FILLS = ['E7F0EA', 'FBDAD7', 'FDF1CF'].map(
  (rgb) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`,
);
/** Every format is text (49), so that what is typed over a cell keeps its digits. */
const format = (font: number, fill: number) =>
  `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`;
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="14"/><name val="宋体"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${FILLS.join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${format(0, 0)}${format(1, 2)}${format(0, 3)}${format(0, 4)}${format(2, 0)}</cellXfs></styleSheet>`;

function sheetXml({ rows, widths = [], frozenRows = 0, merges = [] }: OutSheet): string {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="0" customWidth="1"/>`,
  );
  const pane = `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const areas = merges.map(
    ({ top, left, bottom, right }) =>
      `<mergeCell ref="${columnName(left)}${top + 1}:${columnName(right)}${bottom + 1}"/>`,
  );
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozenRows > 0 ? pane : ''}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="16" defaultColWidth="12"/>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>${rows.map(rowXml).join('')}</sheetData>${areas.length > 0 ? `<mergeCells count="${areas.length}">${areas.join('')}</mergeCells>` : ''}</worksheet>`;
}

function rowXml(cells: OutSheet['rows'][number], row: number): string {
  const xml = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`));
  return `<row r="${row + 1}">${xml.join('')}</row>`;
}

function cellXml(cell: OutCell | string | number | null, at: string): string {
  const { value, look = 'plain' } = typeof cell === 'object' && cell !== null ? cell : { value: cell };
  const style = ` s="${LOOKS.indexOf(look)}"`;
  if (value === null || value === '') return look === 'plain' ? '' : `<c r="${at}"${style}/>`;
  if (typeof value === 'number') return `<c r="${at}"${style}><v>${value}</v></c>`;
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escape(inert(value))}</t></is></c>`;
}

/** 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

const LETTERS_MAX = 32_000;

function escape(text: string): string {
  return text
    .slice(0, LETTERS_MAX)
    .replaceAll(UNPRINTABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What XML cannot hold: control characters but tab and line ends, and halves of a pair. */
const UNPRINTABLE =
  // oxlint-disable-next-line no-control-regex -- these are the characters to be taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
