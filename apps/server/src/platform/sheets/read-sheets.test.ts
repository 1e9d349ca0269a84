import { createHash } from 'node:crypto';
import XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readSheets, readText, sheetLimits, writeWorkbook } from './index.ts';
import { zipBytes } from './zip.ts';

const MEGABYTE = 1024 * 1024;

/** A workbook as small as one can be, with a sheet of this XML. */
const workbookOf = async (
  sheetData: string,
  more: { name: string; content: Buffer; stored?: boolean }[] = [],
) => {
  const whole = await writeWorkbook([{ name: '名册', rows: [['姓名']] }]);
  const parts = XLSX.CFB.read(whole, { type: 'buffer' }) as {
    FullPaths: string[];
    FileIndex: { content?: Uint8Array }[];
  };
  const entries = parts.FullPaths.flatMap((path: string, at: number) => {
    const name = path.replace(/^Root Entry\//, '');
    const content = parts.FileIndex[at]?.content;
    return content === undefined || name === '' || name.endsWith('/')
      ? []
      : [{ name, content: Buffer.from(content) }];
  });
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`;
  return zipBytes([
    ...entries.map((entry) =>
      entry.name.includes('sheet1') ? { ...entry, content: Buffer.from(xml) } : entry,
    ),
    ...more,
  ]);
};

/** The directory of a ZIP says that a part inflates to this many bytes, whatever it does. */
function lieAboutSize(zip: Buffer, name: string, bytes: number): Buffer {
  const lied = Buffer.from(zip);
  for (
    let at = lied.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = lied.indexOf('PK\x01\x02', at + 4, 'latin1')
  ) {
    const length = lied.readUInt16LE(at + 28);
    if (lied.toString('utf8', at + 46, at + 46 + length) === name) lied.writeUInt32LE(bytes, at + 24);
  }
  return lied;
}

const row = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
const gbk = Buffer.from('d0d5c3fb2cb5e7bbb00acdf5d2bb2c310a', 'hex');

describe('SEC-5: what is refused before a parser sees it', () => {
  it('more than 5 MB', async () => {
    expect(await readSheets(Buffer.alloc(sheetLimits.bytesMax + 1, 'a'))).toMatchObject({ fault: 'too_big' });
  });

  it('what would inflate to more than 50 MB, and what is denser than 200 to 1', async () => {
    const zeros = Buffer.alloc(60 * MEGABYTE);
    const bomb = await workbookOf(row('a'), [{ name: 'xl/media/a.bin', content: zeros }]);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await readSheets(bomb)).toMatchObject({ fault: 'bomb' });
    // Nowhere as dense as 200 to 1, and none of it is even read: the sum alone is too much.
    const noise = createHash('shake256', { outputLength: 10_000 }).update('noise').digest();
    const loose = Buffer.concat(
      Array.from({ length: 260 }, (_, part) =>
        Buffer.concat([noise.map((byte) => byte ^ part), Buffer.alloc(190_000)]),
      ),
    );
    expect(loose.length).toBeLessThan(52 * MEGABYTE);
    const wide = await workbookOf(row('a'), [
      { name: 'xl/media/a.bin', content: loose },
      { name: 'xl/media/b.bin', content: loose.subarray(0, 4 * MEGABYTE) },
    ]);
    expect(wide.length).toBeGreaterThan((54 * MEGABYTE) / 200);
    expect(wide.length).toBeLessThan(sheetLimits.bytesMax);
    expect(await readSheets(wide)).toMatchObject({ fault: 'bomb' });
    const dense = await workbookOf(row('a'), [
      { name: 'xl/sharedStrings.xml', content: Buffer.alloc(4 * MEGABYTE, ' ') },
    ]);
    expect(await readSheets(dense)).toMatchObject({ fault: 'bomb' });
  });

  it('parts that overlap, parts of one name, and too many parts', async () => {
    const zip = await workbookOf(row('a'), [
      { name: 'a.xml', content: Buffer.from('aaaa'), stored: true },
      { name: 'b.xml', content: Buffer.from('b') },
    ]);
    const overlapping = Buffer.from(zip);
    const names = ['a.xml', 'b.xml'].map((name) => overlapping.lastIndexOf(name) - 46);
    overlapping.writeUInt32LE(overlapping.readUInt32LE((names[0] ?? 0) + 42), (names[1] ?? 0) + 42);
    expect(await readSheets(overlapping)).toMatchObject({ fault: 'bomb' });
    const twice = await workbookOf(row('a'), [{ name: 'XL/Workbook.xml', content: Buffer.from('<x/>') }]);
    expect(await readSheets(twice)).toMatchObject({ fault: 'bomb' });
    const many = Array.from({ length: sheetLimits.entriesMax }, (_, at) => ({
      name: `${at}.xml`,
      content: Buffer.from('a'),
    }));
    expect(await readSheets(await workbookOf(row('a'), many))).toMatchObject({ fault: 'too_many_parts' });
  });

  it.each([
    ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), 'not_a_sheet'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'not_a_sheet'],
    ['a program', Buffer.from('MZ\x90\0', 'latin1'), 'not_a_sheet'],
    ['a web page', Buffer.from('\ufeff <!DOCTYPE html><table>'), 'web_page'],
    ['XML of a spreadsheet', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'web_page'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a broken ZIP', Buffer.from('PK\x03\x04 and no more', 'latin1'), 'damaged'],
    ['bytes of no encoding', Buffer.from([0xff, 0xff, 0x20, 0xff]), 'encoding_unknown'],
  ])('%s, whatever its name says', async (_what, bytes, fault) => {
    expect(await readSheets(bytes)).toMatchObject({ ok: false, fault });
  });

  it('a ZIP that is no workbook, one of another format, one with a password', async () => {
    const zip = (name: string) => zipBytes([{ name, content: Buffer.from('a') }]);
    expect(await readSheets(await zip('readme.txt'))).toMatchObject({ fault: 'not_a_sheet' });
    expect(await readSheets(await zip('xl/workbook.bin'))).toMatchObject({ fault: 'binary_workbook' });
    const locked = await zip('xl/workbook.xml');
    locked.writeUInt16LE(locked.readUInt16LE(6) | 1, 6);
    locked.writeUInt16LE(
      locked.readUInt16LE(locked.lastIndexOf('PK\x01\x02') + 8) | 1,
      locked.lastIndexOf('PK\x01\x02') + 8,
    );
    expect(await readSheets(locked)).toMatchObject({ fault: 'locked' });
  });
});

describe('SEC-5: what only the parser’s thread finds', () => {
  it('a directory that lies about what a part inflates to', async () => {
    const honest = await workbookOf(row('a'.repeat(50_000)));
    expect(await readSheets(honest)).toMatchObject({ ok: true });
    const lied = lieAboutSize(honest, 'xl/worksheets/sheet1.xml', 100);
    expect(await readSheets(lied)).toMatchObject({ fault: 'damaged' });
  });

  it('is stopped when it needs too much memory or time, and the server goes on', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) =>
      Array.from({ length: 12 }, (__, column) => `值${at}-${column}`),
    );
    const large = await writeWorkbook([{ name: '名册', rows }]);
    expect(await readSheets(large, { parseMegabytesMax: 8 })).toMatchObject({ fault: 'too_heavy' });
    expect(await readSheets(large, { parseMsMax: 1 })).toMatchObject({ fault: 'too_slow' });
    expect(await readSheets(large, { rowsMax: 5000 })).toMatchObject({ fault: 'too_many_rows' });
  });
});

describe('what is read', () => {
  it('xlsx, xls as WPS writes it, CSV in UTF-8, GBK and UTF-16 give the same cells', async () => {
    const rows = [
      ['姓名', '电话'],
      ['王一', '1'],
    ];
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '名册');
    const xls = Buffer.from(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array);
    const files = {
      xlsx: await writeWorkbook([{ name: '名册', rows }]),
      xls,
      utf8: Buffer.from('姓名,电话\n王一,1\n'),
      marked: Buffer.from('\ufeff姓名\t电话\r\n王一\t1\r\n'),
      gbk,
      utf16: Buffer.from('\ufeff姓名\t电话\n王一\t1', 'utf16le'),
    };
    for (const [kind, bytes] of Object.entries(files)) {
      const read = await readSheets(bytes);
      expect({ kind, rows: read.ok ? read.sheets[0]?.rows : read }).toEqual({ kind, rows });
    }
  });

  it('a quotation mark that is never closed is a sign like any other', async () => {
    for (const text of ['姓名\t备注\n王一\t"', '"', 'a,"b\nc,d']) {
      const read = await readSheets(Buffer.from(text));
      expect({ text, ok: read.ok }).toEqual({ text, ok: true });
    }
    expect(readText('姓名\t备注\n王一\t"', '').rows[1]).toEqual(['王一', '"']);
  });

  it('numbers and dates keep what the sheet shows, and formulas are their last value', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      [
        { t: 'n', v: 310_118_199_001_011_200 },
        { t: 'n', v: 32_875, z: 'm/d/yy' },
        { t: 's', v: '王一', f: 'B2' },
        { t: 'n', v: 13_912_345_678 },
      ],
    ]);
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, '名册');
    const read = await readSheets(
      Buffer.from(XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array),
    );
    expect(read).toMatchObject({
      ok: true,
      sheets: [
        {
          rows: [
            [
              { n: 310_118_199_001_011_200, w: '3.10118E+17' },
              { n: 32_875, w: '1990-01-02', d: true },
              '王一',
              { n: 13_912_345_678, w: '13912345678' },
            ],
          ],
        },
      ],
    });
  });
});

it('what is written is read again, and text that could be a formula is text', async () => {
  const bytes = await writeWorkbook([
    { name: '[名]册?', rows: [['=1+1', { value: '红', look: 'error' }, 2.5, null, '&<>"\u0001']] },
  ]);
  const read = await readSheets(bytes);
  expect(read).toMatchObject({
    ok: true,
    sheets: [{ name: '名 册', rows: [['=1+1', '红', { n: 2.5 }, null, '&<>"']] }],
  });
});
