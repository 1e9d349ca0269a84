import type { Refused, SheetKind, SheetLimits } from './faults.ts';
import type { Sheet } from './grid.ts';

/** What comes of reading a file. */
export type ReadResult = { ok: true; kind: SheetKind; sheets: Sheet[] } | Refused;

/** What the parser's thread is given. */
export interface WorkerInput {
  bytes: Buffer;
  kind: SheetKind;
  limits: SheetLimits;
}
