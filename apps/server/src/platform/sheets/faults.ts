import type { sheetLimits } from './limits.ts';

/** Why a file is not read. Nothing of it is kept then. */
export type SheetFault =
  | 'empty'
  | 'too_big'
  | 'not_a_sheet'
  | 'web_page'
  | 'binary_workbook'
  | 'open_document'
  | 'locked'
  | 'damaged'
  | 'bomb'
  | 'too_many_parts'
  | 'encoding_unknown'
  | 'too_many_rows'
  | 'too_slow'
  | 'too_heavy'
  | 'busy';

export type SheetKind = 'xlsx' | 'xls' | 'text';

export type Refused = { ok: false; fault: SheetFault; details: Record<string, string | number> };

export const refuse = (fault: SheetFault, details: Record<string, string | number> = {}): Refused => ({
  ok: false,
  fault,
  details,
});

export type SheetLimits = { [Name in keyof typeof sheetLimits]: number };
