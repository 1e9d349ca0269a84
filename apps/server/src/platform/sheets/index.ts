export type { SheetFault, SheetKind } from './faults.ts';
export { type Cell, type Merge, type NumberCell, type Sheet, textOf } from './grid.ts';
export { fromInert, inert } from './inert.ts';
export { readText } from './decode-text.ts';
export { sheetLimits } from './limits.ts';
export { readSheets } from './read-sheets.ts';
export type { ReadResult } from './reading.ts';
export { type CellLook, columnName, type OutCell, type OutSheet, writeWorkbook } from './write-workbook.ts';
export { type ZipEntry, zipOf } from './zip.ts';
