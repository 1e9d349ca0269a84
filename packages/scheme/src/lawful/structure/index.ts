import type { SchemeDocument } from '../../document.ts';
import { checkBars, checkPast } from './bars.ts';
import type { StructureFault } from './fault.ts';
import { checkHonours } from './honours.ts';
import { checkJoining } from './joining.ts';
import { checkLists } from './lists.ts';
import { checkLosses } from './losses.ts';

export type { StructureFault } from './fault.ts';

/** What the build of a scheme shows, whatever its words. A template is incomplete by nature: only its parts are looked at. */
export function structureFaults(document: SchemeDocument): StructureFault[] {
  const parts = [
    ...checkLists(document),
    ...checkBars(document),
    ...checkPast(document),
    ...checkJoining(document),
  ];
  return document.template === true ? parts : [...checkHonours(document), ...checkLosses(document), ...parts];
}
