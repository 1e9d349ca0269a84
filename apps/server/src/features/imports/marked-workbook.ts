import { type OutCell, type OutSheet, textOf, writeWorkbook } from '../../platform/sheets/index.ts';
import { faultTexts, type RosterFault, severityOf } from '../rosters/index.ts';
import type { Analysis } from './analyse.ts';

/**
 * The clerk's own sheet again, with the faulty cells coloured and a column 问题 at its end, to be corrected and brought
 * once more; a second sheet says what the colours mean. The other sheets come along as they were.
 */
export function markWorkbook({ row, content, faults }: Analysis): Promise<Buffer> {
  const sheets = content.sheets.map((sheet, at): OutSheet => {
    const own = at === row.reading.sheet ? faults : [];
    return { name: sheet.name || '名册', merges: sheet.merges, ...markRows(sheet.rows, own, row.reading) };
  });
  return writeWorkbook([...sheets, legend(faults)]);
}

interface HeaderPlace {
  headerRow: number;
  headerRows: number;
}

function markRows(
  rows: Analysis['sheet']['rows'],
  faults: readonly RosterFault[],
  { headerRow, headerRows }: HeaderPlace,
): Pick<OutSheet, 'rows' | 'frozenRows'> {
  const byRow = Map.groupBy(faults, (fault) => fault.row);
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const lastHeader = headerRow + headerRows - 1;
  const marked = rows.map((cells, at) => {
    const own = byRow.get(at) ?? [];
    const isHead = at >= headerRow && at <= lastHeader;
    const out: OutCell[] = Array.from({ length: width }, (_, column) => ({
      value: textOf(cells[column]) || null,
      look: isHead ? 'head' : lookOf(own, column),
    }));
    const problem = own.map((fault) => faultTexts[fault.code].say(fault.more ?? '')).join(' ');
    if (at === lastHeader && faults.length > 0) out.push({ value: PROBLEMS, look: 'head' });
    else if (problem !== '') out.push({ value: problem, look: hasError(own) ? 'error' : 'notice' });
    return out;
  });
  return { rows: marked, frozenRows: Math.max(0, lastHeader + 1) };
}

/** The heading is known again and passed over when the workbook comes back. */
const PROBLEMS = '问题';

const hasError = (faults: readonly RosterFault[]): boolean =>
  faults.some(({ code }) => severityOf(code) === 'error');

function lookOf(faults: readonly RosterFault[], column: number): OutCell['look'] {
  const own = faults.filter((fault) => fault.column === column);
  if (own.length === 0) return 'plain';
  return hasError(own) ? 'error' : 'notice';
}

function legend(faults: readonly RosterFault[]): OutSheet {
  const errors = faults.filter(({ code }) => severityOf(code) === 'error').length;
  return {
    name: '怎么改',
    widths: [18, 90],
    rows: [
      [{ value: '怎么改', look: 'title' }],
      [
        { value: '红色格子', look: 'error' },
        `有错，这一行的人没有导入（共 ${errors} 处）。改好后整份再上传一次就行，已经导入的不会重复。`,
      ],
      [
        { value: '黄色格子', look: 'notice' },
        '已经导入，但这一格要看一眼：有的没有导入这一格，有的按写明的办法导入了。',
      ],
      ['“问题”一列', '写着哪里不对、怎么改。再上传时这一列不用删。'],
    ],
  };
}
