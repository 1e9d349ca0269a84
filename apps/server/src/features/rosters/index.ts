export {
  allTargets,
  memberFields,
  memberSlots,
  rosterFields,
  type RosterField,
  type Target,
} from './fields.ts';
export { type FaultCode, faultTexts, severityOf, skippedTexts } from './fault-texts.ts';
export { readName } from './read-name.ts';
export { guessReading, guessSheet, understand } from './understand.ts';
export type { Reading, RosterFamily, RosterFault, RosterPerson, SkippedRow, Understanding } from './types.ts';
