import type { LimitUnit, SchemeDocument } from '../../src/index.ts';
import type { Span } from './calendar.ts';

/** A period that results are about. */
export interface Period {
  unit: LimitUnit;
  begins: string | undefined;
  span: Span;
  /** Its last date, or the last one that counts while it runs. */
  last: string;
  /** The version in force at its last instant. */
  document: SchemeDocument;
}
