import type { Cell, Sheet } from '../../platform/sheets/index.ts';

/** Every cell of a merged area gets what stands in its first one, as a reader sees it. */
export function fillMerges(sheet: Sheet): Sheet {
  if (sheet.merges.length === 0) return sheet;
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const rows: Cell[][] = sheet.rows.map((row) => [...row]);
  for (const { top, left, bottom, right } of sheet.merges) {
    const value = rows[top]?.[left] ?? null;
    if (value === null) continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1) {
      for (let column = left; column <= Math.min(right, width - 1); column += 1) {
        const cells = rows[row];
        if (!cells) continue;
        while (cells.length < column) cells.push(null);
        cells[column] = value;
      }
    }
  }
  return { ...sheet, rows };
}
