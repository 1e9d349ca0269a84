/** What a workbook may cost at most; a village's roster is some hundred kilobytes. */
export const sheetLimits = {
  bytesMax: 5 * 1024 * 1024,
  /** Of all parts of a workbook together, once inflated. */
  inflatedMax: 50 * 1024 * 1024,
  /** Inflated size over compressed size, of any part above `ratioFrom` and of the whole. */
  ratioMax: 200,
  /** Tiny parts compress well without meaning harm. */
  ratioFrom: 100_000,
  entriesMax: 1_000,
  sheetsMax: 60,
  rowsMax: 20_000,
  columnsMax: 200,
  cellsMax: 600_000,
  cellLettersMax: 2_000,
  parseMsMax: 20_000,
  parseMegabytesMax: 384,
} as const;
